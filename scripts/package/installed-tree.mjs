// @ts-check
/** The tree of files that a .deb or .rpm installs. */
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../support/log.mjs';

/**
 * Lays what a package installs below a folder, with the modes that it has on the user's machine.
 * @param {import('./fpm-arguments.mjs').Package} wanted
 * @param {string} tree an empty folder
 */
export function layInstalledTree(wanted, tree) {
  for (const { from, to } of wanted.paths) {
    const place = join(tree, to);
    mkdirSync(dirname(place), { recursive: true });
    cpSync(from, place, { recursive: true, verbatimSymlinks: true });
  }
  const app = appFolder(tree);
  // Only the AppImage starts with it.
  rmSync(join(tree, app, 'AppRun'), { force: true });
  setModes(tree);
  // Chromium's sandbox takes this helper on systems that give no user namespace to ordinary programs.
  chmodSync(join(tree, app, 'chrome-sandbox'), 0o4755);
  mkdirSync(join(tree, 'usr/bin'), { recursive: true });
  symlinkSync(`/${app}/bin/${wanted.name}`, join(tree, 'usr/bin', wanted.name));
  writeCopyright(wanted, tree, app);
}

/**
 * The folder of the app below `opt/`.
 * @param {string} tree
 */
export function appFolder(tree) {
  const [name, ...others] = existsSync(join(tree, 'opt')) ? readdirSync(join(tree, 'opt')) : [];
  if (name === undefined || others.length > 0)
    throw new UserError('a package needs exactly one folder in /opt');
  return `opt/${name}`;
}

/**
 * Everything below a folder, folders before what is in them.
 * @param {string} tree
 * @returns {string[]} relative to the folder
 */
export function entriesOf(tree) {
  return readdirSync(tree, { recursive: true, encoding: 'utf8' }).sort();
}

/** Modes do not depend on the umask of the machine that packs. @param {string} tree */
function setModes(tree) {
  chmodSync(tree, 0o755);
  for (const entry of entriesOf(tree)) {
    const path = join(tree, entry);
    const stat = lstatSync(path);
    if (stat.isSymbolicLink()) continue;
    chmodSync(path, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}

/**
 * @param {import('./fpm-arguments.mjs').Package} wanted
 * @param {string} tree
 * @param {string} app
 */
function writeCopyright(wanted, tree, app) {
  const folder = join(tree, 'usr/share/doc', wanted.name);
  const licence = readFileSync(join(tree, app, 'resources/LICENSE.txt'), 'utf8').trim();
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'copyright'),
    `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: ${wanted.name}
Source: ${wanted.url}
Comment: The licences of what else is in the package are in /${app}/resources/THIRD-PARTY-NOTICES.txt,
 /${app}/LICENSE.electron.txt and /${app}/LICENSES.chromium.html.

Files: *
Copyright: ${copyrightLine(licence)}
License: ${wanted.licence}
${licence.replace(/^\s*$/gm, '.').replace(/^/gm, ' ')}
`,
  );
}

/** @param {string} licence its text */
function copyrightLine(licence) {
  return /^Copyright (?:\(c\) )?(.*)$/m.exec(licence)?.[1] ?? '';
}

/**
 * The size of all files below a folder, in kB.
 * @param {string} tree
 */
export function installedKilobytes(tree) {
  return entriesOf(tree)
    .map((entry) => lstatSync(join(tree, entry)))
    .reduce((sum, stat) => sum + (stat.isFile() ? Math.ceil(stat.size / 1024) : 1), 0);
}

/** Whether a path is a file and no link. @param {string} path */
export function isPlainFile(path) {
  return !lstatSync(path).isSymbolicLink() && statSync(path).isFile();
}
