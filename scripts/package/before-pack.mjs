// @ts-check
/**
 * electron-builder runs this before it packs: it writes the third-party notices of what was built, and what changed in this
 * version, which electron-builder puts into the list that installed apps read.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { built, root } from '../support/paths.mjs';
import { changesOf, unreleased } from '../release/changelog.mjs';
import { readChangelog, readPackageJson } from '../release/sources.mjs';
import { bundledPackages, noticeOf, noticesPage } from './notices.mjs';

const noticesFile = join(built, 'THIRD-PARTY-NOTICES.txt');

const changesFile = join(built, 'release-notes.txt');

export default function beforePack() {
  const notices = bundledPackages(built).map(noticeOf);
  writeFileSync(noticesFile, noticesPage([...notices, caniemail()]));
  const changelog = readChangelog();
  // A package of no release, which a test makes, has what is not released yet.
  const changes = changesOf(changelog, readPackageJson().version);
  writeFileSync(changesFile, changes ?? changesOf(changelog, unreleased) ?? '');
}

/** The data about mail clients, which is a resource and in no bundle. */
function caniemail() {
  const { source, licence } = JSON.parse(
    readFileSync(join(root, 'resources', 'caniemail.json'), 'utf8'),
  );
  const [name = '', version = ''] = source.split('@');
  return { name, version, licence: 'MIT', text: licence };
}
