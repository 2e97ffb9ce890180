import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DataInUse, lockData } from '../../../electron/core/data-folder/data-lock.ts';
import {
  makeDataFolder,
  openDataFolder,
} from '../../../electron/core/data-folder/open-data-folder.ts';
import { defaultDataDir } from '../../../electron/core/data-folder/default-data-dir.ts';
import { NoHome, UnusableFolder } from '../../../electron/core/data-folder/unusable-folder.ts';
import { tempDir } from '../../support/temp-dir.ts';

/** Starts another process that locks the folder until the test ends. @returns its id. */
async function lockElsewhere(dataDir: string): Promise<number | undefined> {
  const module = new URL('../../../electron/core/data-folder/data-lock.ts', import.meta.url).href;
  const code = `
    import { lockData } from ${JSON.stringify(module)};
    globalThis.release = lockData(${JSON.stringify(dataDir)});
    console.log('locked');
    setInterval(() => globalThis.release, 1_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child.pid;
}

/** A lock file as an earlier process left it. */
function leftLock(dataDir: string): string {
  lockData(dataDir)();
  return join(dataDir, 'writer.lock');
}

describe('the lock of a data folder', () => {
  it.each([0, 1, 15, 100, 511, 1_024, 4_096, 6_000])(
    'can be taken when its file was cut at %i bytes',
    (bytes) => {
      const dataDir = tempDir();
      truncateSync(leftLock(dataDir), bytes);
      lockData(dataDir)();
      lockData(dataDir)();
    },
  );

  it.each([1, 40, 100, 512, 5_000, 20_000])(
    'can be taken when its file has %i other bytes',
    (bytes) => {
      const dataDir = tempDir();
      writeFileSync(join(dataDir, 'writer.lock'), Buffer.alloc(bytes, 'x'));
      lockData(dataDir)();
    },
  );

  it('can be taken with a stale process id, another table, a torn page, and a foreign journal in its file', () => {
    const dataDir = tempDir();
    const path = leftLock(dataDir);
    const change = (sql: string) => {
      const database = new DatabaseSync(path);
      database.exec(sql);
      database.close();
    };
    change('UPDATE writer SET pid = 999999');
    lockData(dataDir)();
    change('DROP TABLE writer; CREATE TABLE writer (name TEXT, other TEXT)');
    lockData(dataDir)();
    const bytes = readFileSync(path);
    writeFileSync(
      path,
      Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(bytes.length - 100, 7)]),
    );
    lockData(dataDir)();
    writeFileSync(`${path}-journal`, 'not a journal');
    lockData(dataDir)();
  });

  it('can be taken when a folder has its name', () => {
    const dataDir = tempDir();
    mkdirSync(join(dataDir, 'writer.lock', 'inside'), { recursive: true });
    lockData(dataDir)();
  });

  it('is not taken from a process that has it, even when its file is damaged', async () => {
    const dataDir = tempDir();
    const pid = await lockElsewhere(dataDir);
    expect(() => lockData(dataDir)).toThrow(`another process (${pid})`);
    writeFileSync(join(dataDir, 'writer.lock'), Buffer.alloc(8_192, 'x'));
    for (let turn = 0; turn < 3; turn += 1) expect(() => lockData(dataDir)).toThrow(DataInUse);
  });
});

describe('a folder that cannot be used', () => {
  const file = () => {
    const path = join(tempDir(), 'file');
    writeFileSync(path, '');
    return path;
  };

  it.each([
    ['a file of its name', file, 'a file has that name'],
    ['a file within its path', () => join(file(), 'data'), 'part of its path is a file'],
  ])('is reported in one sentence with the next step: %s', (_, pathOf, why) => {
    const path = pathOf();
    for (const open of [makeDataFolder, openDataFolder]) {
      expect(() => open(path)).toThrow(UnusableFolder);
      expect(() => open(path)).toThrow(`The data folder ${path} cannot be used: ${why}`);
      expect(() => open(path)).toThrow(/^[^\n]+\. .*--data\.$/);
    }
  });
});

describe('the default folder', () => {
  it('is the one of the platform', () => {
    expect(defaultDataDir('linux', {}, () => '/home/me')).toBe('/home/me/.config/Hookscope');
    expect(defaultDataDir('linux', { XDG_CONFIG_HOME: '/c' }, () => '')).toBe('/c/Hookscope');
    expect(defaultDataDir('linux', { XDG_CONFIG_HOME: 'c' }, () => '/h')).toBe(
      '/h/.config/Hookscope',
    );
    expect(defaultDataDir('darwin', {}, () => '/Users/me')).toBe(
      '/Users/me/Library/Application Support/Hookscope',
    );
  });

  it('is an error where no home folder is known', () => {
    const none = () => {
      throw new Error('uv_os_homedir returned ENOENT');
    };
    for (const home of [none, () => '', () => 'relative']) {
      expect(() => defaultDataDir('linux', {}, home)).toThrow(NoHome);
    }
  });
});
