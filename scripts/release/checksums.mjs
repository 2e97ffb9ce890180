// @ts-check
/**
 * `node scripts/release/checksums.mjs FOLDER`: writes SHA256SUMS of the packages in FOLDER, as `sha256sum --check` reads
 * it. Fails when a package is missing. `--system Linux|macOS|Windows` wants only what that system makes, and `--dry-run`
 * prints the sums without writing them.
 */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { callerFolder } from '../support/paths.mjs';
import { main, UserError } from '../support/log.mjs';
import { checksumFile, releaseFiles } from './release-files.mjs';
import { readPackageJson } from './sources.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { system: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
});

await main(async () => {
  const folder = resolve(callerFolder, positionals[0] ?? 'dist');
  const { version } = readPackageJson();
  const { files, missing } = releaseFiles(readdirSync(folder), version, values.system);
  if (missing.length > 0) throw new UserError(missing.join(' '));
  let sums = '';
  for (const name of files) sums += `${await sha256(join(folder, name))}  ${name}\n`;
  process.stdout.write(sums);
  if (!values['dry-run'] && values.system === undefined)
    writeFileSync(join(folder, checksumFile), sums);
  return 0;
});

/** @param {string} path */
async function sha256(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
