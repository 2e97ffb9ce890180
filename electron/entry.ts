import { join } from 'node:path';
import { keepCompiledCode } from './app/compiled-code.ts';
import { namedCommand } from './terminal/named-command.ts';

keepCompiledCode();
// Electron itself, as it runs a checkout, takes the app's path first.
const command = namedCommand(process.argv.slice(process.defaultApp ? 2 : 1));
const resourcesDir = join(import.meta.dirname, '..', '..', 'resources');
/** What the installed app starts with: a command of the terminal, or else the window. */
export const started = command === null ? startApp() : startTerminal(command);

/** A fault is shown once Electron is ready, and Electron waits for this. */
async function startApp(): Promise<void> {
  try {
    await import('./start.ts');
  } catch (error) {
    const { endWithStartFault } = await import('./app/start-fault.ts');
    void endWithStartFault(error, resourcesDir);
  }
}

async function startTerminal(args: readonly string[]): Promise<void> {
  const { runInAppToExit } = await import('./terminal/run-to-exit.ts');
  await runInAppToExit(args, resourcesDir);
}
