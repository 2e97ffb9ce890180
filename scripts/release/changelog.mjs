// @ts-check

/** Changes that no version contains yet. */
export const unreleased = 'Unreleased';

/**
 * What CHANGELOG.md says of a version, without its heading.
 * @param {string} changelog
 * @param {string} version
 * @returns {string | undefined} `undefined` when the version has no section, or an empty one
 */
export function changesOf(changelog, version) {
  const sections = changelog.replaceAll('\r\n', '\n').split(/^## /m).slice(1);
  const section = sections.find((text) => titleOf(text) === version);
  const text = section?.slice(section.indexOf('\n') + 1).trim();
  return text === '' ? undefined : text;
}

/**
 * `1.2.3` of the headings `1.2.3`, `[1.2.3]` and `1.2.3 – 2026-11-29`.
 * @param {string} section
 */
function titleOf(section) {
  return /^\[?([^\s\]]+)/.exec(section)?.[1];
}
