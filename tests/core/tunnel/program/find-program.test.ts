import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { findProgram } from '../../../../electron/core/tunnel/program/find-program.ts';
import { isWindows } from '../../../support/system.ts';
import { tempDir } from '../../../support/temp-dir.ts';

function program(folder: string, mode = 0o755): string {
  const path = join(folder, 'cloudflared');
  writeFileSync(path, '#!/bin/sh\n');
  chmodSync(path, mode);
  return path;
}
const pathOf = (...folders: readonly string[]) => folders.join(delimiter);

/** A platform without package folders, so that only the test's own folders count. */
const find = (env: NodeJS.ProcessEnv) => findProgram({ name: 'cloudflared' }, env, 'freebsd');

it('is found in the first folder of the PATH that has it', () => {
  const [one, two] = [tempDir(), tempDir()];
  const path = program(two);
  expect(find({ PATH: pathOf(one, two) })).toBe(path);
  expect(find({ PATH: pathOf(one, two, tempDir()) })).toBe(path);
  expect(find({ PATH: one })).toBeNull();
  expect(find({})).toBeNull();
});

it('is taken from HOOKSCOPE_CLOUDFLARED alone when that is set', () => {
  const [one, two] = [tempDir(), tempDir()];
  program(two);
  const path = program(one);
  expect(find({ PATH: two, HOOKSCOPE_CLOUDFLARED: path })).toBe(path);
  expect(find({ PATH: two, HOOKSCOPE_CLOUDFLARED: join(one, 'other') })).toBeNull();
  expect(find({ PATH: two, HOOKSCOPE_CLOUDFLARED: 'cloudflared' })).toBeNull();
});

it('is never a folder, a file that is not executable, or in a relative entry of the PATH', () => {
  const [one, two] = [tempDir(), tempDir()];
  mkdirSync(join(one, 'cloudflared'));
  // Windows knows no files that are not executable.
  if (!isWindows) program(two, 0o644);
  expect(find({ PATH: pathOf('.', 'bin', '', one, two) })).toBeNull();
});
