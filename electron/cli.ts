import { findResources } from './terminal/resources.ts';
import { runTerminal } from './terminal/run-terminal.ts';

/** The terminal: the same core without a window. */
process.exitCode = await runTerminal(process.argv.slice(2), findResources(import.meta.dirname));
