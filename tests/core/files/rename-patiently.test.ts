import fs, { readFileSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  renamePatiently,
  renamePatientlySync,
} from '../../../electron/core/files/rename-patiently.ts';
import { isWindows } from '../../support/system.ts';
import { tempDir } from '../../support/temp-dir.ts';

let from: string;
let to: string;

beforeEach(() => {
  const folder = tempDir();
  from = join(folder, 'from');
  to = join(folder, 'to');
  writeFileSync(from, 'new');
  writeFileSync(to, 'old');
});

/** Makes the next renamings fail, as Windows does while a virus scanner has the file open. */
function failRenames(count: number, code: string): () => number {
  const { renameSync } = fs;
  const { rename } = fs.promises;
  let tries = 0;
  const failing = () => {
    tries += 1;
    if (tries <= count) throw Object.assign(new Error(code), { code });
  };
  fs.renameSync = (...paths) => (failing(), renameSync(...paths));
  fs.promises.rename = async (...paths) => (failing(), rename(...paths));
  syncBuiltinESMExports();
  onTestFinished(() => {
    Object.assign(fs, { renameSync });
    Object.assign(fs.promises, { rename });
    syncBuiltinESMExports();
  });
  return () => tries;
}

describe.each([
  [
    'renamePatientlySync',
    async (platform?: NodeJS.Platform) => renamePatientlySync(from, to, platform),
  ],
  ['renamePatiently', (platform?: NodeJS.Platform) => renamePatiently(from, to, platform)],
])('%s', (_, rename) => {
  it('replaces a file', async () => {
    await rename();
    expect(readFileSync(to, 'utf8')).toBe('new');
  });

  it.each(['EBUSY', 'EPERM', 'EACCES'])('tries again on Windows after %s', async (code) => {
    const tries = failRenames(3, code);
    await rename('win32');
    expect([tries(), readFileSync(to, 'utf8')]).toEqual([4, 'new']);
  });

  it.each([
    ['another error', 'ENOSPC', 'win32'],
    ['another system', 'EACCES', 'linux'],
  ] as const)('fails at once with %s', async (_name, code, platform) => {
    const tries = failRenames(1, code);
    await expect(rename(platform)).rejects.toMatchObject({ code });
    expect([tries(), readFileSync(to, 'utf8')]).toEqual([1, 'old']);
  });
});

it('gives up after a while', async () => {
  failRenames(Infinity, 'EBUSY');
  await expect(renamePatiently(from, to, 'win32')).rejects.toMatchObject({ code: 'EBUSY' });
});

it.runIf(isWindows)('a database that is open can’t be renamed, and can once it is closed', () => {
  const path = `${from}.db`;
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE one (id INTEGER)');
  expect(() => renamePatientlySync(path, to)).toThrow(/EBUSY|EPERM|EACCES/);
  database.close();
  renamePatientlySync(path, to);
});
