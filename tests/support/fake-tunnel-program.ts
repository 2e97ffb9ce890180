import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync, renameSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import { tempDir } from './temp-dir.ts';

const fixtures = fileURLToPath(new URL('../fixtures/tunnel-programs/', import.meta.url));
const script = fileURLToPath(new URL('programs/tunnel-program.mjs', import.meta.url));
const pem = (name: string) =>
  readFileSync(new URL(`../fixtures/localhost/${name}.pem`, import.meta.url), 'utf8');

/** The authority of the certificate that the fake programs have for `localhost`. */
export const fakeAuthority = pem('authority');

/** The lines of a fixture (`tests/fixtures/tunnel-programs/`). */
export function fixtureLines(name: string): string[] {
  return readFileSync(join(fixtures, `${name}.txt`), 'utf8')
    .split('\n')
    .filter(Boolean);
}

interface Start {
  readonly pid: number;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export interface FakeTunnelProgram {
  readonly folder: string;
  /** Every start so far, the oldest first. */
  readonly starts: () => readonly Start[];
  /** Where it listens, `null` before its first start. */
  readonly port: () => number | null;
  /** Has the running one write the lines of a fixture. */
  readonly write: (fixture: string) => void;
}

interface Behaviour {
  /** The fixture that it writes first. */
  readonly first: string;
  readonly ending?: 'stays' | 'fails';
  /** What it answers to some arguments, instead of opening a tunnel. */
  readonly answers?: Readonly<Record<string, string>>;
}

/**
 * Puts a program of that name in front of the PATH, for the time of the test. It writes what the real one does, and really
 * forwards from an https address to the local one.
 */
export function fakeTunnelProgram(
  name: 'ngrok' | 'cloudflared' | 'tailscale',
  { first, ending = 'stays', answers = {} }: Behaviour,
): FakeTunnelProgram {
  const folder = tempDir();
  const text = readFileSync(join(fixtures, `${first}.txt`), 'utf8');
  const stream = name === 'cloudflared' ? 'stderr' : 'stdout';
  const behaviour = { answers, first: text, stream, ending, key: pem('key'), cert: pem('cert') };
  writeFileSync(join(folder, 'behaviour.json'), JSON.stringify(behaviour));
  const program = join(folder, name);
  writeFileSync(
    program,
    `#!/bin/sh\nexport TUNNEL_PROGRAM_FOLDER='${folder}' ELECTRON_RUN_AS_NODE=1\nexec '${process.execPath}' '${script}' "$@"\n`,
  );
  chmodSync(program, 0o755);
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH']}`);
  onTestFinished(() => void vi.unstubAllEnvs());

  const lines = (file: string) => {
    const path = join(folder, file);
    // What follows the last line end is still being written.
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
  };
  return {
    folder,
    starts: () => lines('starts').map((line) => JSON.parse(line) as Start),
    port: () => Number(lines('ports').at(-1)) || null,
    write: (fixture) => {
      mkdirSync(join(folder, 'more'), { recursive: true });
      writeFileSync(join(folder, 'next'), readFileSync(join(fixtures, `${fixture}.txt`)));
      // Whole at once under the name that is looked for.
      renameSync(join(folder, 'next'), join(folder, 'more', fixture));
    },
  };
}
