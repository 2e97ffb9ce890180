import { setTimeout as after } from 'node:timers/promises';
import { startProgram } from './start-program.ts';

/** Milliseconds until a program is ended that was only asked something. */
const deadlineMs = 4_000;

/** Lines of its answer that are read, each at most 8,000 characters long. */
const maxLines = 500;

/** Asks a program something that it answers at once. @returns the lines that it wrote; none when it did not start. */
export async function runBriefly(
  path: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const lines: string[] = [];
  const running = startProgram({
    path,
    args,
    onLine: (line) => {
      if (lines.length < maxLines) lines.push(line);
    },
  });
  const late = new AbortController();
  const stop = AbortSignal.any([signal, late.signal]);
  await Promise.race([
    running.exited,
    after(deadlineMs, undefined, { signal: stop }).catch(() => undefined),
  ]);
  late.abort();
  await running.end();
  return lines;
}
