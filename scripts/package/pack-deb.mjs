// @ts-check
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../support/log.mjs';
import { runQuietly } from '../support/run.mjs';
import { entriesOf, installedKilobytes, isPlainFile, layInstalledTree } from './installed-tree.mjs';

/** What dpkg-deb calls what electron-builder calls otherwise. @type {Readonly<Record<string, string>>} */
const compressions = { gz: 'gzip', zst: 'zstd' };

/**
 * Writes a .deb with Debian's own dpkg-deb.
 * @param {import('./fpm-arguments.mjs').Package} wanted
 * @param {string} folder an empty one, for its work
 */
export async function packDeb(wanted, folder) {
  const tree = join(folder, 'tree');
  mkdirSync(tree);
  layInstalledTree(wanted, tree);
  const kilobytes = installedKilobytes(tree);
  const sums = entriesOf(tree)
    .filter((entry) => isPlainFile(join(tree, entry)))
    .map((entry) => `${md5(join(tree, entry))}  ${entry}\n`);
  const control = join(tree, 'DEBIAN');
  mkdirSync(control, { mode: 0o755 });
  writeFileSync(join(control, 'control'), controlFile(wanted, kilobytes));
  writeFileSync(join(control, 'md5sums'), sums.join(''));
  for (const [name, script] of /** @type {const} */ ([
    ['postinst', wanted.afterInstall],
    ['postrm', wanted.afterRemove],
  ])) {
    copyFileSync(script, join(control, name));
    chmodSync(join(control, name), 0o755);
  }
  const { code, output } = await runQuietly('dpkg-deb', [
    '--root-owner-group',
    `-Z${compressions[wanted.compression] ?? wanted.compression}`,
    '--build',
    tree,
    wanted.file,
  ]);
  if (code !== 0) throw new UserError(`dpkg-deb could not write ${wanted.file}: ${output}`);
}

/**
 * The control file of a binary package (Debian Policy 5.3).
 * @param {import('./fpm-arguments.mjs').Package} wanted
 * @param {number} kilobytes
 */
export function controlFile(wanted, kilobytes) {
  const description = wanted.description
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? ['.'] : folded(line.trim())))
    .map((line) => ` ${line}`)
    .join('\n');
  /** @type {readonly (readonly [name: string, value: string])[]} */
  const fields = [
    ['Package', wanted.name],
    ['Version', wanted.version],
    ['Section', wanted.section],
    ['Priority', wanted.priority],
    ['Architecture', wanted.architecture],
    ['Maintainer', wanted.maintainer],
    ['Installed-Size', String(kilobytes)],
    ['Depends', wanted.depends.join(', ')],
    ['Recommends', wanted.recommends.join(', ')],
    ['Homepage', wanted.url],
    ['Description', `${wanted.summary}\n${description}`],
  ];
  return `${fields.flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`])).join('\n')}\n`;
}

/** A text in lines of at most 78 characters. @param {string} text */
function folded(text) {
  return text.match(/.{1,78}(?=\s|$)/g)?.map((line) => line.trim()) ?? [];
}

/** @param {string} file */
function md5(file) {
  return createHash('md5').update(readFileSync(file)).digest('hex');
}
