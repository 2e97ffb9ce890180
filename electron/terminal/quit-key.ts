import { readFileSync } from 'node:fs';
import type { ReadStream } from 'node:tty';

interface QuitKey {
  /** Resolves when `q` is typed, or comes as a line of its own from a pipe. The end of a pipe means nothing. */
  readonly asked: Promise<void>;
  /** Gives the terminal back. */
  readonly stop: () => void;
}

const interrupt = '\u0003';
const endOfInput = '\u0004';
const suspend = '\u001a';

export function quitAsked(stdin: ReadStream = process.stdin): QuitKey {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (stdin.isTTY && isInBackground()) return { asked: promise, stop: () => undefined };
  // Keys come one by one, and Ctrl+C as a character like the others.
  const takeKeys = (on: boolean) => {
    if (stdin.isTTY) stdin.setRawMode(on);
  };
  const back = () => takeKeys(true);
  let line = '';
  const onText = (text: string) => {
    if (!stdin.isTTY) {
      const lines = (line + text).split(/\r?\n/);
      line = lines.pop()?.slice(-2) ?? '';
      if ([...lines, line].some((each) => /^q$/i.test(each))) resolve();
      return;
    }
    if (/q/i.test(text) || text.includes(interrupt) || text.includes(endOfInput)) resolve();
    else if (text.includes(suspend)) {
      takeKeys(false);
      process.kill(0, 'SIGTSTP');
    }
  };
  takeKeys(true);
  if (stdin.isTTY) process.on('SIGCONT', back);
  stdin.setEncoding('utf8');
  stdin.on('data', onText);
  stdin.on('error', () => undefined);
  return {
    asked: promise,
    stop: () => {
      takeKeys(false);
      process.off('SIGCONT', back);
      stdin.off('data', onText);
      stdin.pause();
      // A file or /dev/null has nothing that would keep the process.
      if ('unref' in stdin) stdin.unref();
    },
  };
}

/** A background process of a shell that reads from its terminal is stopped by the system (termios(3), SIGTTIN). */
function isInBackground(): boolean {
  try {
    const [, , group, , , foreground] = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return group !== foreground;
  } catch {
    // Only Linux says so.
    return false;
  }
}
