// @ts-check
/**
 * `node scripts/release/draft.mjs FOLDER --tag v1.2.3`: makes a draft of a release on GitHub with the files of FOLDER and
 * the notes of CHANGELOG.md. It runs GitHub's own program gh, which takes its token from GH_TOKEN. `--dry-run` prints the
 * command and the notes.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callerFolder } from '../support/paths.mjs';
import { main, UserError } from '../support/log.mjs';
import { run } from '../support/run.mjs';
import { changesOf } from './changelog.mjs';
import { checksumFile, releaseFiles } from './release-files.mjs';
import { readChangelog, readPackageJson } from './sources.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tag: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
});

await main(async () => {
  const { tag } = values;
  if (tag === undefined) throw new UserError('name the tag: --tag v1.2.3');
  const { productName, version } = readPackageJson();
  const notes = changesOf(readChangelog(), version);
  if (tag !== `v${version}` || notes === undefined)
    throw new UserError(`CHANGELOG.md and package.json don't belong to ${tag}`);
  const folder = resolve(callerFolder, positionals[0] ?? 'dist');
  const { files, missing } = releaseFiles(readdirSync(folder), version);
  if (missing.length > 0) throw new UserError(missing.join(' '));

  const notesFolder = mkdtempSync(join(tmpdir(), 'hookscope-release-'));
  try {
    const notesFile = join(notesFolder, 'notes.md');
    writeFileSync(notesFile, notes);
    const args = [
      ...['release', 'create', tag, '--draft', '--verify-tag'],
      ...(version.includes('-') ? ['--prerelease'] : []),
      ...['--title', `${productName} ${version}`, '--notes-file', notesFile],
      ...[...files, checksumFile].map((name) => join(folder, name)),
    ];
    if (!values['dry-run']) return await run('gh', args);
    process.stdout.write(`gh ${args.join(' ')}\n\n${notes}\n`);
    return 0;
  } finally {
    rmSync(notesFolder, { recursive: true, force: true });
  }
});
