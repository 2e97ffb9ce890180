import { join } from 'node:path';
import { keepCompiledCode } from './app/compiled-code.ts';
import { namedCommand } from './terminal/named-command.ts';

keepCompiledCode();
// Electron itself, as it runs a checkout, takes the app's path first.
const command = namedCommand(process.argv.slice(process.defaultApp ? 2 : 1));
/** What the installed app starts with: a command of the terminal, or else the window. */
export const started =
  command === null
    ? import('./start.ts')
    : import('./terminal/run-to-exit.ts').then(({ runToExit }) =>
        runToExit(command, join(import.meta.dirname, '..', '..', 'resources')),
      );
