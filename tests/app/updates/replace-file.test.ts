import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { replaceFile } from '../../../electron/app/updates/replace-file.ts';
import { tempDir } from '../../support/temp-dir.ts';

const sumOf = (bytes: Buffer) => createHash('sha512').update(bytes).digest('base64');

function files() {
  const folder = tempDir();
  const [program, next] = [join(folder, 'program'), join(folder, 'next')];
  const bytes = randomBytes(9_000_000);
  writeFileSync(program, 'old');
  chmodSync(program, 0o750);
  writeFileSync(next, bytes);
  return { folder, program, next, bytes };
}

it('replaces a program, which keeps its name and its rights', () => {
  const { folder, program, next, bytes } = files();
  replaceFile(program, next, sumOf(bytes));
  expect(readFileSync(program).equals(bytes)).toBe(true);
  if (process.platform !== 'win32') expect(statSync(program).mode & 0o777).toBe(0o750);
  expect(readdirSync(folder).toSorted()).toEqual(['next', 'program']);
});

it.each([
  ['has changed since it was checked', sumOf(Buffer.from('another')), 'next'],
  ['is gone', '', 'gone'],
])('leaves the program as it was when the new file %s', (_, sum, name) => {
  const { folder, program } = files();
  expect(() => replaceFile(program, join(folder, name), sum)).toThrow();
  expect(readFileSync(program, 'utf8')).toBe('old');
  expect(readdirSync(folder).toSorted()).toEqual(['next', 'program']);
});
