import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import {
  appArguments,
  appDataDir,
  appEnvironment,
  electronPath,
  launchApp,
  ownedByApp,
} from '../support/app.ts';
import { tempDir } from '../support/temp-dir.ts';
import { until } from '../support/until.ts';

async function opens(dataDir: string): Promise<void> {
  const app = await launchApp({ dataDir });
  onTestFinished(() => app.close());
  await (await app.page()).getByText('Waiting for the first webhook').waitFor();
}

it.runIf(process.platform === 'linux').each([
  ['another computer', (path: string) => symlinkSync('another-computer-4711', path)],
  ['nothing', (path: string) => writeFileSync(path, '')],
  ['a process that is gone', (path: string) => symlinkSync(`${hostname()}-4194303`, path)],
] as const)('opens beside a lock of %s', async (_, lock) => {
  const dataDir = appDataDir();
  lock(join(dataDir, 'SingletonLock'));
  symlinkSync('/nowhere/SingletonSocket', join(dataDir, 'SingletonSocket'));
  await opens(dataDir);
  expect(readlinkSync(join(dataDir, 'SingletonLock'))).toMatch(new RegExp(`^${hostname()}-`));
});

it('opens beside a torn lock of its own', async () => {
  const dataDir = appDataDir();
  const path = join(dataDir, 'writer.lock');
  writeFileSync(path, 'torn');
  // The app's user is another one in these tests.
  chmodSync(path, 0o666);
  await opens(dataDir);
});

it('says in one sentence that its folder cannot be written, and ends', async () => {
  const folder = mkdtempSync(join(tempDir(), 'closed-'));
  writeFileSync(join(folder, 'file'), '');
  mkdirSync(join(folder, 'open'));
  const dataDir = join(folder, 'file', 'data');
  const child = spawn(electronPath(), appArguments(dataDir), { env: appEnvironment() });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = text(child.stderr);
  // The dialog waits for its button; what it says stands on stderr at once.
  const sentence = await new Promise<string>((found) => {
    let heard = '';
    child.stderr.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
      const line = /^The data folder .*$/m.exec(heard);
      if (line !== null) found(line[0]);
    });
  });
  expect(sentence).toContain(`${dataDir} cannot be used: `);
  expect(sentence).toMatch(/--data\.$/);
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  await ended;
  expect(await said).not.toContain('Error:');
});

/** A script in the data folder that runs first in the main process, which then says what it would show. */
function runFirst(dataDir: string, breaking: string): readonly string[] {
  const path = join(dataDir, 'first.cjs');
  const says = `require('electron').dialog.showErrorBox = (...said) => console.error('SHOWN', ...said);`;
  writeFileSync(path, `${says}\n${breaking}\n`);
  return ['-r', ownedByApp(path)];
}

it.each([
  [
    'its rest cannot be loaded',
    `const { _load } = require('module');
require('module')._load = (name, ...more) => {
  if (name.endsWith('main.cjs')) throw new Error('A file is missing.');
  return _load(name, ...more);
};`,
  ],
  [
    'it breaks before Electron is ready',
    `require('electron').app.requestSingleInstanceLock = () => { throw new Error('A file is missing.'); };`,
  ],
])('says so and ends when %s', async (_, breaking) => {
  const dataDir = appDataDir();
  const args = [...runFirst(dataDir, breaking), ...appArguments(dataDir)];
  const child = spawn(electronPath(), args, { env: appEnvironment() });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = text(child.stderr);
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(await said).toContain('SHOWN Hookscope can’t start A file is missing.\n\nStart it again.');
});

it('opens no second window when it is ended while it starts', async () => {
  const dataDir = appDataDir();
  const ending = `const { app } = require('electron');
app.on('browser-window-created', () => {
  console.error('A WINDOW');
  setTimeout(() => app.quit(), 300);
});`;
  const args = [...runFirst(dataDir, ending), ...appArguments(dataDir)];
  const child = spawn(electronPath(), args, { env: appEnvironment() });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = text(child.stderr);
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect((await said).match(/A WINDOW/g)).toHaveLength(1);
});

it('ends, and has closed everything, when its window is closed as soon as it is there', async () => {
  const dataDir = appDataDir();
  const closing = `require('electron').app.on('browser-window-created', (_event, window) => {
  setImmediate(() => window.close());
});`;
  const args = [...runFirst(dataDir, closing), ...appArguments(dataDir)];
  const child = spawn(electronPath(), args, { env: appEnvironment() });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = text(child.stderr);
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(await said).not.toContain('Error:');
  expect(existsSync(join(dataDir, 'captures.db-wal'))).toBe(false);
});

it.runIf(process.platform === 'linux')('opens where its folder was deleted', async () => {
  const dataDir = appDataDir();
  const gone = ownedByApp(mkdtempSync(join(tempDir(), 'gone-')));
  const enter = ['-c', 'cd "$0" && rmdir "$0" && exec "$@"', gone, electronPath()];
  const child = spawn('/bin/sh', [...enter, ...appArguments(dataDir)], { env: appEnvironment() });
  onTestFinished(() => void child.kill('SIGKILL'));
  await until(() => existsSync(join(dataDir, 'captures.db')));
});
