import { findResources } from './core/terminal/resources.ts';
import { runTerminal } from './core/terminal/run-terminal.ts';

/** The terminal: the same core without a window. */
process.exitCode = await runTerminal(process.argv.slice(2), findResources(import.meta.dirname));
