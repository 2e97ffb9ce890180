import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { runTerminal } from '../../electron/terminal/run-terminal.ts';
import { resourcesDir } from './running-core.ts';
import { until } from './until.ts';
import { isWindows } from './system.ts';

const entry = fileURLToPath(new URL('../../out/main/cli.cjs', import.meta.url));

/** The command of an installed app, which then runs in place of the built program. */
const installed = process.env['HOOKSCOPE_INSTALLED'];

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command line as its users do, in a process of its own. It is ended after the test. */
export function startTerminal(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  stdin: 'ignore' | 'pipe' = 'ignore',
): ChildProcess {
  const [program, ...first] =
    installed === undefined ? [process.execPath, entry] : ([installed] as const);
  const child = spawn(program, [...first, ...args], {
    stdio: [stdin, 'pipe', 'pipe'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1', ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/**
 * Runs a command to its end in this process, which spares the start of one. Signals, pipes, devices, standard input
 * and the built program need `hookscopeProcess`.
 */
export async function hookscope(args: readonly string[]): Promise<Ended> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const collected = Promise.all([text(out), text(err)]);
  const code = await runTerminal(args, resourcesDir, { stdout: out, stderr: err });
  out.end();
  err.end();
  const [stdout, stderr] = await collected;
  return { code, stdout, stderr };
}

/** Runs the command line to its end in a process of its own. */
export async function hookscopeProcess(
  args: readonly string[],
  {
    input = null,
    env = {},
  }: { readonly input?: string | null; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  const child = startTerminal(args, env, input === null ? 'ignore' : 'pipe');
  child.stdin?.end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    child.stdout === null ? '' : text(child.stdout),
    child.stderr === null ? '' : text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}

export type Line = Readonly<Record<string, unknown>>;

export interface Listening {
  readonly child: ChildProcess;
  readonly localUrl: string;
  /** What it said so far, one object a line. */
  readonly lines: readonly Line[];
  /** What it said on stderr so far. */
  readonly said: () => string;
  /** Waits for the n-th captured line, counted from 1. */
  readonly captured: (n: number) => Promise<Line>;
  /**
   * @returns the exit code, `null` when a signal ended it. Windows has no signal that a program could answer: there it is
   * ended at once, which counts as 0.
   */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** `listen --json` on a free port, once it listens. */
export async function listening(dataDir: string, ...more: string[]): Promise<Listening> {
  const child = startTerminal(['listen', '--port', '0', '--data', dataDir, '--json', ...more]);
  const lines: Line[] = [];
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (line) =>
      lines.push(JSON.parse(line) as Line),
    );
  }
  const first = await until(() => {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${complaints}`);
    return lines[0] ?? null;
  });
  return {
    child,
    localUrl: String(first['localUrl']),
    lines,
    said: () => complaints,
    captured: (n) => until(() => lines.filter(({ event }) => event === 'captured')[n - 1] ?? null),
    stop: async (signal = 'SIGTERM') => {
      const closed = once(child, 'close') as Promise<[number | null]>;
      child.kill(signal);
      const [code] = await closed;
      return isWindows && signal !== 'SIGKILL' ? 0 : code;
    },
  };
}
