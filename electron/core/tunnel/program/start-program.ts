import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import { environmentOf } from './environment.ts';
import { readLines } from './read-lines.ts';

/** How long a program may take to end after a request to do so, in milliseconds. Then it is killed. */
const killAfterMs = 6_000;

/**
 * A shell script that runs a program and ends it as soon as the pipe to our process closes. So the program never
 * outlives us, not even when we are killed. Its input is the same pipe, which stays open and silent: some take its end for ours.
 */
const endWithPipe =
  'exec 3<&0; "$@" <&3 3<&- & child=$!; ' +
  '{ while read -r _ <&3; do :; done; kill "$child"; sleep 3; kill -9 "$child"; } >/dev/null 2>&1 & ' +
  'watch=$!; wait "$child"; code=$?; kill "$watch" 2>/dev/null; exit "$code"';

export type OutputStream = 'stdout' | 'stderr';

export interface ProgramStart {
  /** Its absolute path. */
  readonly path: string;
  readonly args: readonly string[];
  /** The folder in which it runs; ours when left out. */
  readonly cwd?: string;
  /** Variables of our environment that it gets besides those that every program gets (`environment.ts`). */
  readonly environment?: readonly string[];
  /** Receives each line that it writes, without control characters. */
  readonly onLine: (line: string, stream: OutputStream) => void;
}

export interface RunningProgram {
  /** Resolves when it has ended and its output is read: with the system's message when it could not be started, else with `null`. */
  readonly exited: Promise<string | null>;
  /** Ends it, kills it when it does not end in time, and resolves when it is gone. */
  readonly end: () => Promise<void>;
}

/** Starts a program that ends when we end. On Windows, which has no such pipe, it outlives us if we are killed. */
export function startProgram({
  path,
  args,
  cwd,
  environment = [],
  onLine,
}: ProgramStart): RunningProgram {
  const stdio: ['pipe', 'pipe', 'pipe'] = ['pipe', 'pipe', 'pipe'];
  const options = { stdio, env: environmentOf(environment), cwd };
  const program =
    process.platform === 'win32'
      ? spawn(path, args, { ...options, windowsHide: true })
      : // In a process group of its own, so that Ctrl+C in a terminal reaches only us.
        spawn('/bin/sh', ['-c', endWithPipe, 'sh', path, ...args], { ...options, detached: true });
  const exited = whenExited(program);
  // It may end before it reads from the pipe.
  program.stdin.on('error', () => undefined);
  readLines(program.stdout, (line) => onLine(line, 'stdout'));
  readLines(program.stderr, (line) => onLine(line, 'stderr'));
  return { exited, end: () => end(program, exited) };
}

type Program = ChildProcessByStdio<Writable, Readable, Readable>;

function whenExited(program: Program): Promise<string | null> {
  return new Promise((resolve) => {
    program.once('close', () => resolve(null));
    program.once('error', (error) => resolve(error.message));
  });
}

/** Ends the program by closing its pipe. On Windows, which has no signals, it is killed at once. */
async function end(program: Program, exited: Promise<unknown>): Promise<void> {
  program.stdin.end();
  if (process.platform === 'win32') program.kill();
  const inTime = new AbortController();
  const kill = after(killAfterMs, undefined, { signal: inTime.signal })
    .then(() => program.kill('SIGKILL'))
    .catch(() => undefined);
  await exited;
  inTime.abort();
  await kill;
}
