import type { Writable } from 'node:stream';
import { runTerminal } from './run-terminal.ts';

/** Electron begins to start Chromium when nothing is left that the event loop waits for. */
const beyondAnyCommandMs = 2 ** 30;

/**
 * Runs a command in the app's main process, which then ends. Electron waits for its entry before it starts Chromium. So the
 * command needs no display, and there is no window, no process for one, no process for graphics and no icon in the dock.
 */
export async function runInAppToExit(
  args: readonly string[],
  resourcesDir: string,
): Promise<never> {
  setInterval(() => undefined, beyondAnyCommandMs);
  // Electron would show a message box.
  process.on('uncaughtException', endWithBug);
  process.on('unhandledRejection', endWithBug);
  return runToExit(args, resourcesDir);
}

/**
 * Runs a command, and exits instead of ending by itself: Node removes its handlers of signals when it ends by itself, and a signal
 * that npm forwards would then change the exit code.
 */
export async function runToExit(args: readonly string[], resourcesDir: string): Promise<never> {
  const code = await runTerminal(args, resourcesDir);
  await Promise.all([written(process.stdout), written(process.stderr)]);
  process.exit(code);
}

/** Node ends in the same way. */
function endWithBug(error: unknown): never {
  console.error(error);
  process.exit(1);
}

/** Resolves once the system has everything; a pipe takes its time where writing to it is asynchronous. */
function written(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || stream.writableLength === 0) resolve();
    else stream.write('', () => resolve());
  });
}
