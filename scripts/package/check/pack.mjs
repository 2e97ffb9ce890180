// @ts-check
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../support/log.mjs';
import { runBuilder } from '../builder.mjs';

/**
 * Packs the built app with the Electron of this machine.
 * @param {import('../../machine/electron-binary.mjs').Electron} electron
 * @param {string} folder where the packages are written
 * @param {readonly string[]} args which packages, as electron-builder calls them
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function pack(electron, folder, args, env = {}) {
  const code = await runBuilder(
    [
      ...args,
      `-c.electronDist=${electron.dist}`,
      `-c.electronVersion=${electron.version}`,
      `-c.directories.output=${folder}`,
    ],
    { env, stdio: ['ignore', 2, 2] },
  );
  if (code !== 0) throw new UserError('packing failed');
}

/**
 * The executable in which the fuses are.
 * @param {string} folder where electron-builder put the unpacked app
 */
export function packedExecutable(folder) {
  const name = readdirSync(folder).find((entry) => /unpacked$|^mac/.test(entry));
  if (!name) throw new UserError('electron-builder made no package');
  if (process.platform === 'darwin') {
    // The fuses of a Mac app are in its framework.
    const framework =
      'Hookscope.app/Contents/Frameworks/Electron Framework.framework/Electron Framework';
    return join(folder, name, framework);
  }
  return join(folder, name, process.platform === 'win32' ? 'Hookscope.exe' : 'hookscope');
}
