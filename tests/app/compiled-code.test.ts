import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { codeFolder, isOurs } from '../../electron/app/compiled-code.ts';
import { tempDir } from '../support/temp-dir.ts';

const home = resolve('home');

it('compiled code is kept where each system has what can be made again', () => {
  expect(codeFolder('darwin', {}, home)).toBe(join(home, 'Library', 'Caches', 'Hookscope', 'code'));
  expect(codeFolder('linux', {}, home)).toBe(join(home, '.cache', 'Hookscope', 'code'));
  expect(codeFolder('linux', { XDG_CACHE_HOME: join(home, 'c') }, home)).toBe(
    join(home, 'c', 'Hookscope', 'code'),
  );
  expect(codeFolder('linux', { XDG_CACHE_HOME: 'c' }, home)).toBe(
    join(home, '.cache', 'Hookscope', 'code'),
  );
  expect(codeFolder('win32', { LOCALAPPDATA: join(home, 'l') }, home)).toBe(
    join(home, 'l', 'Hookscope', 'code'),
  );
});

it('a user without a home has no such folder', () => {
  expect(() => codeFolder('linux', {}, '')).toThrow('no home');
});

it.skipIf(process.platform === 'win32')(
  'code is not kept where others could have written it',
  () => {
    const own = join(tempDir(), 'own');
    mkdirSync(own, { mode: 0o700 });
    expect(isOurs(own)).toBe(true);
    chmodSync(own, 0o770);
    expect(isOurs(own)).toBe(false);
    const link = join(tempDir(), 'link');
    symlinkSync(tempDir(), link);
    expect(isOurs(link)).toBe(false);
  },
);
