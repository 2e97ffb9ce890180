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
import { describe, expect, it, onTestFinished } from 'vitest';
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

it('says in one sentence that its folder can not be written, and ends', async () => {
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
  expect(sentence).toContain(`${dataDir} can not be used: `);
  expect(sentence).toMatch(/--data\.$/);
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  await ended;
  expect(await said).not.toContain('Error:');
});

/** Starts the app without `--data`, whose default folder leads to another one. */
function startMoved(path: string) {
  const config = appDataDir();
  const defaultDir = join(config, 'Hookscope');
  mkdirSync(defaultDir);
  const pointer = join(defaultDir, 'data-folder.json');
  writeFileSync(pointer, JSON.stringify({ hookscopeDataFolder: 1, path, movedFrom: null }));
  for (const one of [defaultDir, pointer]) ownedByApp(one);
  const [app = ''] = appArguments(path);
  const env = { ...appEnvironment(), XDG_CONFIG_HOME: config };
  const child = spawn(electronPath(), [app, '--lang=en-US'], { env });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, defaultDir };
}

describe.runIf(process.platform === 'linux')('the data folder that was moved', () => {
  it('is opened in its new place', async () => {
    const moved = appDataDir();
    const settings = join(moved, 'settings.json');
    writeFileSync(settings, '{"port":0,"tunnel":{"kind":"none"}}');
    ownedByApp(settings);
    const { child, defaultDir } = startMoved(moved);
    await until(() => existsSync(join(moved, 'captures.db')));
    expect(existsSync(join(defaultDir, 'captures.db'))).toBe(false);
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    await ended;
  });

  it('is not begun anew when it is not there', async () => {
    const missing = join(appDataDir(), 'disk');
    const { child, defaultDir } = startMoved(missing);
    const [said] = (await once(child.stderr, 'data')) as [Buffer];
    expect(said.toString()).toContain('the data was moved there, and it is not there now');
    expect([existsSync(missing), existsSync(join(defaultDir, 'captures.db'))]).toEqual([
      false,
      false,
    ]);
  });
});
