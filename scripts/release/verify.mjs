// @ts-check
/**
 * `node scripts/release/verify.mjs --tag v1.2.3`: refuses a tag that is not the version of package.json, of
 * package-lock.json and of a section of CHANGELOG.md. `--dry-run` checks what would be tagged next: package.json's
 * version, with the changes that are not released yet when it has no section.
 */
import { parseArgs } from 'node:util';
import { log, main, UserError } from '../support/log.mjs';
import { disagreements } from './agreement.mjs';
import { changesOf, unreleased } from './changelog.mjs';
import { readChangelog, readPackageJson, readPackageLock } from './sources.mjs';

const { values } = parseArgs({
  options: { tag: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
});

await main(async () => {
  const packageJson = readPackageJson();
  const written = readChangelog();
  const isDryRun = values['dry-run'];
  const tag = values.tag ?? (isDryRun ? `v${packageJson.version}` : undefined);
  if (tag === undefined) throw new UserError('name the tag: --tag v1.2.3');
  const changelog =
    isDryRun && changesOf(written, packageJson.version) === undefined
      ? written.replace(`## ${unreleased}`, `## ${packageJson.version}`)
      : written;
  const found = disagreements({ tag, packageJson, packageLock: readPackageLock(), changelog });
  found.forEach(log);
  if (found.length === 0) log(`${tag} can be released.`);
  return found.length === 0 ? 0 : 1;
});
