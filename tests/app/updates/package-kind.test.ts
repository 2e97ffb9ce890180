import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { packageKind, updateWay } from '../../../electron/app/updates/package-kind.ts';
import { tempDir } from '../../support/temp-dir.ts';

const mount = resolve('/', 'mnt', 'app');
const nowhere = resolve('/', 'missing');
const run = (env: NodeJS.ProcessEnv, type?: string, platform: NodeJS.Platform = 'linux') => {
  const resourcesPath = tempDir();
  if (type !== undefined) writeFileSync(join(resourcesPath, 'package-type'), type);
  return packageKind({ platform, env, execPath: join(mount, 'hookscope'), resourcesPath });
};

it('knows how the app was installed', () => {
  const file = resolve('/', 'home', 'Hookscope.AppImage');
  expect(run({ APPIMAGE: file, APPDIR: mount })).toBe('appimage');
  expect(run({}, 'deb\n')).toBe('deb');
  expect(run({}, 'rpm')).toBe('rpm');
  expect(run({})).toBe('archive');
  expect(run({}, undefined, 'win32')).toBe('windows');
  expect(run({}, undefined, 'darwin')).toBe('mac');
});

it('takes no AppImage for its own that it was only started from', () => {
  const editor = resolve('/', 'home', 'Editor.AppImage');
  expect(run({ APPIMAGE: editor, APPDIR: resolve('/', 'mnt', 'editor') }, 'deb')).toBe('deb');
  expect(run({ APPIMAGE: editor, APPDIR: `${mount}-of-another` })).toBe('archive');
  expect(run({ APPIMAGE: 'Editor.AppImage', APPDIR: mount })).toBe('archive');
  expect(run({ APPIMAGE: editor })).toBe('archive');
});

const release = {
  version: '1.2.3',
  notes: [],
  files: ['h-1.2.3.AppImage', 'h_1.2.3_amd64.deb', 'h-1.2.3.rpm'].map((url) => ({
    url,
    sha512: '',
    size: 9,
  })),
};

it('replaces what it may write by itself, and names the command for the others', () => {
  const file = join(tempDir(), 'a.AppImage');
  writeFileSync(file, '');
  expect(updateWay('appimage', release, file)).toEqual({ is: 'itself', bytes: 9 });
  expect(updateWay('appimage', release, nowhere)).toEqual({ is: 'download' });
  expect(updateWay('deb', release, '')).toEqual({
    is: 'command',
    command: 'sudo apt install ./h_1.2.3_amd64.deb',
  });
  expect(updateWay('rpm', release, '')).toEqual({
    is: 'command',
    command: 'sudo dnf install ./h-1.2.3.rpm',
  });
  expect(updateWay('archive', release, '')).toEqual({ is: 'download' });
  expect(updateWay('windows', release, '')).toEqual({ is: 'download' });
});
