import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readUpdateConfig } from '../../../electron/app/updates/config.ts';
import { tempDir } from '../../support/temp-dir.ts';

/** A package whose updates come from there, and a file that the environment names. */
function started(url: string, isPackaged = true) {
  const resourcesPath = tempDir();
  const other = join(resourcesPath, 'other');
  mkdirSync(other);
  const file = join(other, 'app-update.yml');
  writeFileSync(join(resourcesPath, 'app-update.yml'), `provider: generic\nurl: ${url}\n`);
  writeFileSync(file, 'provider: generic\nurl: https://e.example/\n');
  return { resourcesPath, isPackaged, env: { HOOKSCOPE_TEST_UPDATES: file } };
}

const baseOf = (read: ReturnType<typeof readUpdateConfig>) =>
  'is' in read ? read : read.base.href;

it('takes the address of the package, whatever the environment names', () => {
  const at = 'https://example.com/releases';
  expect(baseOf(readUpdateConfig(started(at)))).toBe(`${at}/`);
  expect(baseOf(readUpdateConfig(started('http://127.0.0.1:9/')))).toBe('http://127.0.0.1:9/');
});

it('is off by the environment', () => {
  const { env, ...app } = started('https://example.com/');
  expect(readUpdateConfig({ ...app, env: { ...env, HOOKSCOPE_UPDATES: 'off' } })).toEqual({
    is: 'off',
    why: 'environment',
  });
});

it.each(['http://example.com/', 'http://localhost/', 'file:///tmp/', 'nowhere'])(
  'is off in a package that names %s',
  (url) => expect(readUpdateConfig(started(url))).toEqual({ is: 'off', why: 'checkout' }),
);

it('is off in a checkout, unless a test names a file', () => {
  const app = started('https://example.com/', false);
  expect(readUpdateConfig({ ...app, env: {} })).toEqual({ is: 'off', why: 'checkout' });
  expect(baseOf(readUpdateConfig(app))).toBe('https://e.example/');
});
