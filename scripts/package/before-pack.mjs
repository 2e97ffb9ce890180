// @ts-check
/** electron-builder runs this before it packs: it writes the third-party notices of what was built. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { built, root } from '../support/paths.mjs';
import { bundledPackages, noticeOf, noticesPage } from './notices.mjs';

export const noticesFile = join(built, 'THIRD-PARTY-NOTICES.txt');

export default function beforePack() {
  const notices = bundledPackages(built).map(noticeOf);
  writeFileSync(noticesFile, noticesPage([...notices, caniemail()]));
}

/** The data about mail clients, which is a resource and in no bundle. */
function caniemail() {
  const { source, licence } = JSON.parse(
    readFileSync(join(root, 'resources', 'caniemail.json'), 'utf8'),
  );
  const [name = '', version = ''] = source.split('@');
  return { name, version, licence: 'MIT', text: licence };
}
