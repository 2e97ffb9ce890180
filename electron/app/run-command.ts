import { utilityProcess } from 'electron';

/** How a command of the terminal ended. */
export interface CommandEnd {
  /** The exit code. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs a command of the terminal in a process of its own.
 *
 * @param entry path of the bundled `command-process.js`.
 */
export function runCommand(entry: string, args: readonly string[]): Promise<CommandEnd> {
  const child = utilityProcess.fork(entry, [...args], { serviceName: 'Hookscope command' });
  return new Promise((resolve) => {
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
}
