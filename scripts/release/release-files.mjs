// @ts-check

/**
 * What `npm run dist` makes on each system, named as GitHub names the systems: the endings of packages, and the files that
 * an installed app reads to know whether there is a newer version.
 * @type {Readonly<Record<string, { packages: readonly string[], updates: string }>>}
 */
const systems = {
  Linux: { packages: ['.AppImage', '.deb', '.rpm', '.tar.gz'], updates: 'latest-linux.yml' },
  macOS: { packages: ['.dmg', '.zip'], updates: 'latest-mac.yml' },
  Windows: { packages: ['.exe'], updates: 'latest.yml' },
};

/** Parts of packages, which updates load instead of the whole. */
const blockMap = '.blockmap';
const billOfMaterials = 'hookscope.cdx.json';
export const checksumFile = 'SHA256SUMS';

/**
 * The files of a release among all files of a folder: electron-builder writes notes of its own beside them.
 * @param {readonly string[]} names
 * @param {string} version
 * @param {string} [system] only what this system makes
 * @returns {{ files: string[], missing: string[] }} `missing` are sentences
 */
export function releaseFiles(names, version, system) {
  const wanted = system === undefined ? Object.keys(systems) : [system];
  const parts = wanted.flatMap((name) => systems[name] ?? []);
  const packages = parts.flatMap((part) => part.packages);
  const updates = parts.map((part) => part.updates);
  const isPackage = (/** @type {string} */ name, /** @type {string} */ ending) =>
    name.endsWith(ending) && isOf(name, version);
  const missing = [
    ...(parts.length < wanted.length ? [`${system} is not a system of ours.`] : []),
    ...packages
      .filter((ending) => !names.some((name) => isPackage(name, ending)))
      .map((ending) => `There is no package *${version}*${ending}.`),
    ...[...updates, ...(wanted.includes('Linux') ? [billOfMaterials] : [])]
      .filter((name) => !names.includes(name))
      .map((name) => `There is no ${name}.`),
  ];
  const files = names.filter(
    (name) =>
      name === billOfMaterials ||
      updates.includes(name) ||
      [...packages, blockMap].some((ending) => isPackage(name, ending)),
  );
  return { files: files.toSorted(), missing };
}

/** What stands behind the version in the name of a package: a processor or a system. */
const targets = 'arm64|x64|ia32|universal|mac|linux|win';

/**
 * Whether a file belongs to a version. Those of others may be in the folder too: the names of 11.2.0, of 1.2.01 and of
 * 1.2.0-beta.1 have 1.2.0 in them.
 * @param {string} name
 * @param {string} version
 */
function isOf(name, version) {
  const written = version.replaceAll('.', String.raw`\.`);
  return new RegExp(String.raw`(?<![\d.])${written}(?!\d|\.\d|-(?!(?:${targets})\b))`).test(name);
}
