import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import {
  fixedAddressProgramNames,
  type ProgramOnMachine,
  type FixedAddressProgram,
} from '../../../shared/fixed-address.ts';
import { hostName } from '../../../shared/tunnel.ts';
import { cloudflaredPlaces } from './cloudflared.ts';
import { ngrokPlaces } from './ngrok.ts';
import { findProgram, type ProgramPlaces } from './program/find-program.ts';
import { runBriefly } from './program/run-briefly.ts';
import { sshPlaces } from './ssh/ssh-folder.ts';
import { tailscalePlaces } from './tailscale.ts';

type Ask = (...args: readonly string[]) => Promise<readonly string[]>;

interface ProgramLook {
  readonly places: ProgramPlaces;
  readonly version: readonly string[];
  /** Finds out whether it has an account, without reading what gives access to it. */
  readonly account: (ask: Ask) => Promise<Pick<ProgramOnMachine, 'account' | 'host'>>;
}

/** What `tailscale status --json` says of this computer. */
const tailscaleStatus = z.object({
  BackendState: z.string(),
  Self: z
    .object({
      DNSName: z.string().max(300),
      CapMap: z.record(z.string(), z.unknown()).nullish(),
    })
    .nullish(),
});

const looks: Readonly<Record<FixedAddressProgram, ProgramLook>> = {
  tailscale: {
    places: tailscalePlaces,
    version: ['version'],
    account: async (ask) => readTailscale(await ask('status', '--json', '--peers=false')),
  },
  ngrok: {
    places: ngrokPlaces,
    version: ['version'],
    // It names its configuration, which `ngrok config add-authtoken` makes, and nothing in it.
    account: async (ask) => {
      const answer = (await ask('config', 'check')).join('\n');
      const isValid = /\bValid configuration file\b/i.test(answer);
      return { account: isValid ? 'ready' : 'missing', host: null };
    },
  },
  cloudflared: {
    places: cloudflaredPlaces,
    version: ['--version'],
    // Left by `cloudflared tunnel login`. A tunnel with a token needs none.
    account: () => {
      const isThere = existsSync(join(homedir(), '.cloudflared', 'cert.pem'));
      return Promise.resolve({ account: isThere ? 'ready' : 'unknown', host: null });
    },
  },
  ssh: {
    places: sshPlaces,
    version: ['-V'],
    account: () => Promise.resolve({ account: 'unknown', host: null }),
  },
};

/** Milliseconds for a whole look. */
const lookWithinMs = 8_000;

/** @returns a function that looks for the programs; calls during a look share it, so that no page can start more and more of them. */
export function createProgramLook(): () => Promise<readonly ProgramOnMachine[]> {
  let running: Promise<readonly ProgramOnMachine[]> | null = null;
  return () =>
    (running ??= findPrograms(AbortSignal.timeout(lookWithinMs)).finally(() => (running = null)));
}

/** Looks for the programs that give an address that stays. It runs each that is found, for some seconds at most. */
export function findPrograms(signal: AbortSignal): Promise<readonly ProgramOnMachine[]> {
  return Promise.all(
    fixedAddressProgramNames.map(async (program): Promise<ProgramOnMachine> => {
      const { places, version, account } = looks[program];
      const path = findProgram(places);
      if (path === null)
        return { program, isFound: false, version: null, account: 'unknown', host: null };
      const ask: Ask = (...args) => runBriefly(path, args, signal);
      const [answer, found] = await Promise.all([ask(...version), account(ask)]);
      return { program, isFound: true, version: readVersion(answer), ...found };
    }),
  );
}

/** The first number with dots that a program says of itself. */
export function readVersion(lines: readonly string[]): string | null {
  return (
    /\d{1,4}(?:\.\d{1,6}){1,3}(?:p\d{1,3})?/.exec(
      lines.slice(0, 5).join('\n').slice(0, 500),
    )?.[0] ?? null
  );
}

/** @param lines of `tailscale status --json`, or of its complaint that it is not running. */
export function readTailscale(
  lines: readonly string[],
): Pick<ProgramOnMachine, 'account' | 'host'> {
  const read = tailscaleStatus.safeParse(parseJson(lines.join('\n')));
  if (!read.success) return { account: 'missing', host: null };
  const { BackendState, Self } = read.data;
  if (BackendState !== 'Running' || !Self) return { account: 'missing', host: null };
  const host = Self.DNSName.replace(/\.$/, '');
  const mayFunnel = Object.hasOwn(Self.CapMap ?? {}, 'funnel');
  return {
    account: mayFunnel ? 'ready' : 'unknown',
    host: hostName.test(host) ? host : null,
  };
}

/** @returns `undefined`, which is no JSON value, when the text is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
