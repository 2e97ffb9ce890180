import { utilityProcess } from 'electron';

/** How a command of the terminal ended. */
export interface CommandEnd {
  /** The exit code. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** It was asked to stop, and did before its work was done. */
  readonly isStopped: boolean;
}

/** What the process of a command posts at its end. */
export type PostedEnd = Omit<CommandEnd, 'isStopped'>;

/** What it posts before that: how much is done, in whole percent; `null` while that is not known. */
export interface PostedProgress {
  readonly percent: number | null;
}

export interface RunningCommand {
  readonly ended: Promise<CommandEnd>;
  /** Asks it to stop, as Ctrl+C does in a terminal. A command that can't be stopped goes on to its end. */
  readonly stop: () => void;
}

/**
 * Runs a command of the terminal in a process of its own.
 *
 * @param entry path of the bundled `command-process.js`.
 * @param onPercent told how much is done.
 */
export function runCommand(
  entry: string,
  args: readonly string[],
  onPercent: (percent: number | null) => void = () => undefined,
): RunningCommand {
  const child = utilityProcess.fork(entry, [...args], { serviceName: 'Hookscope command' });
  let isAsked = false;
  const ended = new Promise<CommandEnd>((resolve) => {
    const end = (posted: PostedEnd) =>
      resolve({ ...posted, isStopped: isAsked && posted.code !== 0 });
    child.on('message', (message: PostedEnd | PostedProgress) => {
      if ('percent' in message) return onPercent(message.percent);
      end(message);
      child.kill();
    });
    child.once('exit', (code) =>
      end({ code: code === 0 ? 1 : code, out: '', err: `The process ended with code ${code}.` }),
    );
  });
  return {
    ended,
    stop: () => {
      isAsked = true;
      child.postMessage('stop');
    },
  };
}
