import { join } from 'node:path';
import { runToExit } from './terminal/run-to-exit.ts';

/** A command of the terminal that the app runs for its window, in a process of its own. */
await runToExit(process.argv.slice(2), join(import.meta.dirname, '..', '..', 'resources'));
