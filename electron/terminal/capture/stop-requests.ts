import { readFileSync } from 'node:fs';
import type { ReadStream } from 'node:tty';

/**
 * Resolves at the first SIGINT or SIGTERM, and ignores later ones: a terminal sends SIGINT to the whole process group and npm
 * forwards it once more, and a shutdown that has begun must complete.
 */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });
}

interface QuitKey {
  /** Resolves when `q` is typed, or arrives as a line of its own through a pipe. The end of a pipe does not count. */
  readonly pressed: Promise<void>;
  /** Stops reading the keys, and restores the terminal's mode. */
  readonly release: () => void;
}

const interrupt = '\u0003';
const endOfInput = '\u0004';
const suspend = '\u001a';

export function watchQuitKey(stdin: ReadStream = process.stdin): QuitKey {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (stdin.isTTY && isInBackground()) return { pressed: promise, release: () => undefined };
  // In raw mode keys arrive one by one, and Ctrl+C arrives as a character.
  const setRawMode = (on: boolean) => {
    if (stdin.isTTY) stdin.setRawMode(on);
  };
  const onContinue = () => setRawMode(true);
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
      // In a console of Windows, Ctrl+Z is the end of the input, and nothing can be suspended.
      if (process.platform === 'win32') return resolve();
      setRawMode(false);
      process.kill(0, 'SIGTSTP');
    }
  };
  setRawMode(true);
  if (stdin.isTTY) process.on('SIGCONT', onContinue);
  stdin.setEncoding('utf8');
  stdin.on('data', onText);
  stdin.on('error', () => undefined);
  return {
    pressed: promise,
    release: () => {
      setRawMode(false);
      process.off('SIGCONT', onContinue);
      stdin.off('data', onText);
      stdin.pause();
      // A file or /dev/null has no `unref`, and does not keep the process running.
      if ('unref' in stdin) stdin.unref();
    },
  };
}

/** The system stops a background process that reads from its terminal (termios(3), SIGTTIN). */
function isInBackground(): boolean {
  try {
    const [, , group, , , foreground] = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return group !== foreground;
  } catch {
    // Only Linux has this file.
    return false;
  }
}
