import { join } from 'node:path';
import { namedCommand } from './terminal/named-command.ts';

/** What the installed app starts with: a command of the terminal, or else the window. */
// Electron itself, as it runs a checkout, takes the app's path first.
const command = namedCommand(process.argv.slice(process.defaultApp ? 2 : 1));
if (command === null) await import('./main.ts');
else {
  const { runToExit } = await import('./terminal/run-to-exit.ts');
  await runToExit(command, join(import.meta.dirname, '..', '..', 'resources'));
}
