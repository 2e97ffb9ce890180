import type { ProbeFault, TunnelFault, TunnelKind } from './tunnel.ts';

/** The kinds of tunnel whose address stays, in the order in which the wizard shows them. */
export const fixedAddressKinds = [
  'tailscale',
  'ngrok',
  'cloudflared-named',
  'ssh',
  'address',
] as const;
export type FixedAddressKind = (typeof fixedAddressKinds)[number];

/** The programs that give a fixed address, and the pages from which they are installed. */
export const fixedAddressPrograms = {
  tailscale: { page: 'https://tailscale.com/download' },
  ngrok: { page: 'https://ngrok.com/download' },
  cloudflared: {
    page: 'https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/downloads/',
  },
  ssh: { page: 'https://www.openssh.org/portable.html' },
} as const satisfies Readonly<Record<string, { readonly page: string }>>;

export type FixedAddressProgram = keyof typeof fixedAddressPrograms;
export const fixedAddressProgramNames = Object.keys(
  fixedAddressPrograms,
) as readonly FixedAddressProgram[];

/** What was found out about a program on this computer. */
export interface ProgramOnMachine {
  readonly program: FixedAddressProgram;
  readonly isFound: boolean;
  /** As the program says it; `null` when it says none. */
  readonly version: string | null;
  /** Whether it has an account; `unknown` when the program does not say so. */
  readonly account: 'ready' | 'missing' | 'unknown';
  /** The host name that it would have, when it says so. */
  readonly host: string | null;
}

/** Why the wizard recommends a kind. */
export type Recommendation = {
  readonly kind: FixedAddressKind;
  readonly why: 'ready' | 'found' | 'nothing';
};

/**
 * What to recommend on a computer with these programs: what works without a further question, then what needs the fewest steps. ngrok is
 * the one with the fewest when nothing is installed, because its free account has a domain.
 */
export function recommend(programs: readonly ProgramOnMachine[]): Recommendation {
  const order = ['tailscale', 'ngrok', 'cloudflared'] as const;
  const kinds = {
    tailscale: 'tailscale',
    ngrok: 'ngrok',
    cloudflared: 'cloudflared-named',
  } as const;
  const found = (isReady: boolean) =>
    order.find((name) =>
      programs.some(
        ({ program, isFound, account }) =>
          program === name && isFound && (!isReady || account === 'ready'),
      ),
    );
  const ready = found(true);
  if (ready !== undefined) return { kind: kinds[ready], why: 'ready' };
  const installed = found(false);
  return installed === undefined
    ? { kind: 'ngrok', why: 'nothing' }
    : { kind: kinds[installed], why: 'found' };
}

/** The outcome of trying settings of a tunnel. Only `kept` changes the settings. */
export type TunnelTrial =
  /** A probe came through, in `ms` milliseconds. */
  | { readonly is: 'kept'; readonly url: string; readonly ms: number }
  | {
      readonly is: 'failed';
      readonly fault: TunnelFault;
      readonly detail: string;
      readonly host: string;
    }
  /** It opened, and no probe came through. */
  | {
      readonly is: 'not-through';
      readonly url: string;
      readonly fault: ProbeFault | null;
      readonly detail: string;
    }
  | { readonly is: 'invalid' | 'not-saved'; readonly detail: string }
  /** The user stopped it, did not confirm it, or tries another one already. */
  | { readonly is: 'stopped' | 'declined' | 'busy' };

/** Whether a kind of tunnel is one of those whose address stays. */
export function isFixedAddressKind(kind: TunnelKind): kind is FixedAddressKind {
  return fixedAddressKinds.some((one) => one === kind);
}
