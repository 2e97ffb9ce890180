// @ts-check
/** The licences of what is in the bundles, by their source maps: each names the files that its bundle was made of. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { UserError } from '../support/log.mjs';

/**
 * @typedef {{ name: string, version: string, licence: string, text: string }} Notice
 */

const licenceFile = /^(licen[cs]e|copying|notice)([.-].*)?$/i;
const rule = '-'.repeat(80);

/**
 * The folders of the packages that the bundles contain code of.
 * @param {string} built the folder of the bundles and their source maps
 * @returns {string[]}
 */
export function bundledPackages(built) {
  const maps = readdirSync(built, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.map'))
    .map((file) => join(built, file));
  const sources = maps.flatMap((map) =>
    JSON.parse(readFileSync(map, 'utf8')).sources.map((/** @type {string} */ source) =>
      resolve(dirname(map), source),
    ),
  );
  return [...new Set(sources.flatMap(packageFolder))].sort();
}

/**
 * @param {string} file
 * @returns {string[]} nothing when the file is our own
 */
function packageFolder(file) {
  const marker = `${sep}node_modules${sep}`;
  const at = file.lastIndexOf(marker);
  if (at < 0) return [];
  const parts = file.slice(at + marker.length).split(sep);
  const length = parts[0]?.startsWith('@') ? 2 : 1;
  return [file.slice(0, at + marker.length) + parts.slice(0, length).join(sep)];
}

/**
 * @param {string} folder of a package
 * @returns {Notice}
 * @throws UserError when it has no licence that we know the text of
 */
export function noticeOf(folder) {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((name) => licenceFile.test(name));
  const texts = files.sort().map((name) => readFileSync(join(folder, name), 'utf8').trim());
  const text = texts.length > 0 ? texts.join('\n\n') : standardText(about, folder);
  if (text === undefined)
    throw new UserError(`${about.name} is bundled and has no licence file (${about.license})`);
  return { name: about.name, version: about.version, licence: about.license, text };
}

/**
 * The text of a licence that a package names and does not contain.
 * @param {{ name: string, license: string, author?: string | { name: string } }} about its package.json
 * @param {string} folder
 */
function standardText(about, folder) {
  const author = typeof about.author === 'object' ? about.author.name : about.author;
  const holder = author?.replace(/\s*<.*$/, '') ?? `the authors of ${about.name}`;
  if (about.license === 'MIT') return `MIT License\n\nCopyright (c) ${holder}\n\n${mitTerms}`;
  // PDF.js brings the text of the same licence.
  const apache = join(folder, '..', 'pdfjs-dist', 'LICENSE');
  if (about.license === 'Apache-2.0' && existsSync(apache))
    return `Copyright ${holder}\n\n${readFileSync(apache, 'utf8').trim()}`;
  return undefined;
}

/**
 * @param {readonly Notice[]} notices
 * @returns {string} the page that comes with the app
 */
export function noticesPage(notices) {
  const head =
    'Hookscope contains code and data of others, under the licences below. Electron and Chromium, which it runs on,\n' +
    'have their own, in LICENSE.electron.txt and LICENSES.chromium.html of the packages for Linux and Windows, and at\n' +
    'https://github.com/electron/electron/blob/main/LICENSE and chrome://credits.\n';
  const sections = notices.map(
    ({ name, version, licence, text }) => `${rule}\n${name} ${version} (${licence})\n\n${text}\n`,
  );
  return [head, ...sections].join('\n').replaceAll('\r\n', '\n');
}

const mitTerms = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
