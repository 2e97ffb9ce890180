// @ts-check
import { changesOf } from './changelog.mjs';

/** https://semver.org, without build metadata, which file names and updates can't carry. */
const semanticVersion = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/**
 * @typedef {{
 *   tag: string,
 *   packageJson: { readonly version: string },
 *   packageLock: { readonly version: string, readonly packages: Readonly<Record<string, { readonly version?: string }>> },
 *   changelog: string,
 * }} Release
 */

/**
 * Why a tag can't become a release: the tag, both package files and the changelog must name the same version.
 * @param {Release} release
 * @returns {string[]} a sentence for each reason
 */
export function disagreements({ tag, packageJson, packageLock, changelog }) {
  const version = tag.replace(/^v/, '');
  if (!tag.startsWith('v') || !semanticVersion.test(version))
    return [`The tag ${tag} is not a version: it should read like v1.2.3.`];
  const versions = [
    ['package.json', packageJson.version],
    ['package-lock.json', packageLock.version],
    ['package-lock.json (packages)', packageLock.packages['']?.version],
  ];
  return [
    ...versions
      .filter(([, found]) => found !== version)
      .map(([file, found]) => `${file} has the version ${found}, and the tag is ${tag}.`),
    ...(changesOf(changelog, version) === undefined
      ? [`CHANGELOG.md has no section “## ${version}”, or an empty one.`]
      : []),
  ];
}
