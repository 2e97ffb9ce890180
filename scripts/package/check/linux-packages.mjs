// @ts-check
/** Where the packages for Linux come from that are checked: they are made here, or were made before. */
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { log } from '../../support/log.mjs';
import { makeAppImageTools } from './appimage-tools.mjs';
import { pack } from './pack.mjs';
import { hasTool } from './tools.mjs';

/** The kinds of package, by the endings of their files. */
const kinds = /** @type {const} */ (['deb', 'rpm', 'AppImage', 'tar.gz']);

/** @typedef {Partial<Record<typeof kinds[number], string>>} LinuxPackages the file of each kind that there is */

/**
 * Makes each kind of package that this machine has the tools for.
 * @param {import('../../machine/electron-binary.mjs').Electron} electron
 * @param {string} folder
 * @returns {Promise<LinuxPackages>}
 */
export async function makeLinuxPackages(electron, folder) {
  const targets = [
    'deb',
    ...(hasTool('rpmbuild') ? ['rpm'] : []),
    ...(hasTool('mksquashfs') && hasTool('desktop-file-validate') ? ['AppImage'] : []),
    ...(hasTool('7za') ? ['tar.gz'] : []),
  ];
  // electron-builder takes the system's tools instead of downloading its own.
  const env = {
    ...(targets.includes('AppImage') && { APPIMAGE_TOOLS_PATH: makeAppImageTools(folder) }),
    ...(targets.includes('tar.gz') && { ELECTRON_BUILDER_7ZIP_PATH: '/usr/bin/7za' }),
  };
  log(`packing ${targets.join(', ')} …`);
  // The .deb is packed as it ships, since its installation is measured. The others would take minutes.
  const quickly = ['-c.rpm.compression=gzip', '-c.compression=store'];
  await pack(electron, folder, ['--linux', ...targets, ...quickly], env);
  return packagesIn(folder);
}

/**
 * Copies packages to where another user can reach them: they may be in a home folder.
 * @param {string} from
 * @param {string} folder
 * @returns {LinuxPackages}
 */
export function takeLinuxPackages(from, folder) {
  mkdirSync(folder, { recursive: true });
  for (const file of Object.values(packagesIn(from)))
    cpSync(file, join(folder, file.slice(from.length)));
  return packagesIn(folder);
}

/**
 * @param {string} folder
 * @returns {LinuxPackages}
 */
function packagesIn(folder) {
  const names = readdirSync(folder);
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const name = names.find((one) => one.endsWith(`.${kind}`));
      return name === undefined ? [] : [[kind, join(folder, name)]];
    }),
  );
}
