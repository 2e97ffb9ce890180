// @ts-check
import { join } from 'node:path';
import { root, tool } from '../support/paths.mjs';
import { run } from '../support/run.mjs';

/**
 * Runs electron-builder with the packer of ours for .deb and .rpm.
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions }} [options]
 * @returns {Promise<number>} its exit code
 */
export function runBuilder(args, { env = {}, stdio = 'inherit' } = {}) {
  return run(process.execPath, [tool('electron-builder/cli.js'), ...args], {
    cwd: root,
    env: {
      ...process.env,
      CUSTOM_FPM_PATH: join(import.meta.dirname, 'fpm.mjs'),
      ...env,
    },
    stdio,
  });
}
