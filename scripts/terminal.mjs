// @ts-check
import { join } from 'node:path';
import { electronEnvironment } from './electron-binary.mjs';
import { built, callerFolder } from './places.mjs';
import { run } from './run.mjs';

/**
 * Runs the command line of Hookscope in Electron's own Node, in the folder that the user stands in.
 * @param {import('./electron-binary.mjs').Electron} electron
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit code
 */
export function runInTerminal(electron, args) {
  return run(electron.path, [join(built, 'main', 'cli.js'), ...args], {
    cwd: callerFolder,
    env: { ...electronEnvironment(electron), ELECTRON_RUN_AS_NODE: '1' },
  });
}
