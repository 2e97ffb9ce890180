import { startProgram, type ProgramStart } from './start-program.ts';

/** The lines that are kept of a program. */
const maxLines = 60;

/**
 * Runs a program until it ends by itself, `signal` aborts, or it has written a line that is enough.
 *
 * @returns the last lines that it wrote, oldest first.
 */
export async function runToEnd(
  start: Omit<ProgramStart, 'onLine'>,
  signal: AbortSignal,
  isEnough: (line: string) => boolean = () => false,
): Promise<readonly string[]> {
  const lines: string[] = [];
  const enough = new AbortController();
  const program = startProgram({
    ...start,
    onLine: (line) => {
      lines.push(line);
      if (lines.length > maxLines) lines.shift();
      if (isEnough(line)) enough.abort();
    },
  });
  const stop = AbortSignal.any([signal, enough.signal]);
  const end = () => void program.end();
  if (stop.aborted) end();
  else stop.addEventListener('abort', end, { once: true });
  const error = await program.exited;
  stop.removeEventListener('abort', end);
  return error === null ? lines : [error];
}
