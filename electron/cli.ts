import { fileURLToPath } from 'node:url';
import { readAppVersion } from './core/app-version.ts';
import { BadArguments, readCommand } from './core/terminal/arguments.ts';
import { usage } from './core/terminal/usage.ts';
import { listen } from './core/terminal/listen.ts';

/** The terminal: the same core without a window. Exit codes: 0 done, 1 failed, 2 bad arguments. */
const resourcesDir = fileURLToPath(new URL('../../resources', import.meta.url));

try {
  const command = readCommand(process.argv.slice(2));
  switch (command.name) {
    case 'help':
      process.stdout.write(usage);
      break;
    case 'version':
      process.stdout.write(`${readAppVersion(resourcesDir)}\n`);
      break;
    case 'listen':
      process.exitCode = await listen(command.options, resourcesDir);
      break;
  }
} catch (error) {
  if (!(error instanceof BadArguments)) throw error;
  process.stderr.write(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
