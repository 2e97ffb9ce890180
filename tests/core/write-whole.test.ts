import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeWhole } from '../../electron/core/write-whole.ts';
import { tempDir } from '../support/temp-dir.ts';

it('writes a file, and takes the place of an older one', async () => {
  const path = join(tempDir(), 'mail.pdf');
  writeFileSync(path, 'older');
  await writeWhole(path, Buffer.from('newer'));
  expect(readFileSync(path, 'utf8')).toBe('newer');
});

it('leaves nothing behind where it could not write', async () => {
  const folder = tempDir();
  mkdirSync(join(folder, 'mail.pdf'));
  await expect(writeWhole(join(folder, 'mail.pdf'), Buffer.from('x'))).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['mail.pdf']);
  await expect(writeWhole(join(folder, 'none', 'x'), Buffer.from('x'))).rejects.toThrow('ENOENT');
});
