import { utilityProcess } from 'electron';

/** How a command of the terminal ended. */
export interface CommandEnd {
  /** The exit code. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
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
 */
export function runCommand(entry: string, args: readonly string[]): RunningCommand {
  const child = utilityProcess.fork(entry, [...args], { serviceName: 'Hookscope command' });
  const ended = new Promise<CommandEnd>((resolve) => {
    child.once('message', (end: CommandEnd) => {
      resolve(end);
      child.kill();
    });
    child.once('exit', (code) =>
      resolve({
        code: code === 0 ? 1 : code,
        out: '',
        err: `The process ended with code ${code}.`,
      }),
    );
  });
  return { ended, stop: () => child.postMessage('stop') };
}
