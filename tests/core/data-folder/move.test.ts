import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { moveDataFolder } from '../../../electron/core/data-folder/move-data-folder.ts';
import {
  followPointer,
  MovedFolderMissing,
  pointerPath,
  readPointer,
} from '../../../electron/core/data-folder/pointer.ts';
import { lockData } from '../../../electron/core/data-folder/data-lock.ts';
import { UnusableFolder } from '../../../electron/core/data-folder/unusable-folder.ts';
import { dataDirOf } from '../../../electron/terminal/arguments/shared-options.ts';
import { commands } from '../../../electron/terminal/commands/index.ts';
import { postJson } from '../../support/app.ts';
import { effort } from '../../support/effort.ts';
import { runCore } from '../../support/running-core.ts';
import { recordingTerminal } from '../../terminal/terminal.ts';
import { tempDir } from '../../support/temp-dir.ts';

/** A default folder with two captures, settings, keys, and what is not ours. */
async function filled(): Promise<string> {
  const folder = join(tempDir(), 'Hookscope');
  mkdirSync(folder);
  const { core, port, nth } = await runCore({}, folder);
  const url = `http://127.0.0.1:${port}/in/test-token`;
  for (const n of [1, 2]) await postJson(url, { type: 'SMS', messageId: `m${n}`, message: 'Hi' });
  await nth(2);
  core.settings.change({ keepRequests: 4_711 });
  core.keys.make('Mine');
  await core.close();
  mkdirSync(join(folder, 'GPUCache'));
  writeFileSync(join(folder, 'GPUCache', 'data'), 'Chromium');
  return folder;
}

function capturesIn(folder: string): number {
  const database = new DatabaseSync(join(folder, 'captures.db'), { readOnly: true });
  const row = database.prepare('SELECT count(*) AS n FROM requests').get();
  database.close();
  return Number(row?.['n']);
}

/** Moves the data of the default folder, unless the options name another. */
function move(
  from: string,
  to: string,
  options: Partial<Parameters<typeof moveDataFolder>[0]> = {},
): Promise<void> {
  const { signal } = new AbortController();
  return moveDataFolder({ from, to, defaultDir: from, signal, ...options });
}

describe('moving the data folder', () => {
  it('brings what is ours to the new place, which is then followed, and leaves the old files', async () => {
    const folder = await filled();
    const to = join(tempDir(), 'disk', 'hookscope');
    await move(folder, to);
    expect(followPointer(folder)).toBe(to);
    expect(readPointer(folder)?.movedFrom).toBe(folder);
    expect(capturesIn(to)).toBe(2);
    expect(capturesIn(folder)).toBe(2);
    expect(readdirSync(join(to, 'keys'))).toEqual(readdirSync(join(folder, 'keys')));
    expect(readFileSync(join(to, 'settings.json'), 'utf8')).toContain('4711');
    expect(existsSync(join(to, 'GPUCache'))).toBe(false);
    const { core } = await runCore({}, to);
    expect(core.store.total('all')).toBe(2);
  });

  it('is refused where it would do harm, and changes nothing', async () => {
    const folder = await filled();
    const full = join(tempDir(), 'full');
    mkdirSync(full);
    writeFileSync(join(full, 'mine.txt'), 'mine');
    const cases: readonly (readonly [to: string, says: RegExp])[] = [
      [full, /not empty/],
      [join(full, 'mine.txt'), /not a folder/],
      [folder, /itself, or in it/],
      [join(folder, 'inside'), /itself, or in it/],
      [join(folder, '..'), /in /],
    ];
    for (const [to, says] of cases) await expect(move(folder, to)).rejects.toThrow(says);
    const link = join(tempDir(), 'link');
    symlinkSync(folder, link, 'junction');
    await expect(move(folder, join(link, 'logs', 'new'))).rejects.toThrow(/itself, or in it/);
    const never = join(tempDir(), 'never');
    await expect(move(never, `${link}2`)).rejects.toThrow(/no data .* yet/);
    const release = lockData(folder);
    const to = join(tempDir(), 'new');
    await expect(move(folder, to)).rejects.toThrow(/in use/);
    release();
    expect(existsSync(to)).toBe(false);
    expect(followPointer(folder)).toBe(folder);
    expect(readdirSync(full)).toEqual(['mine.txt']);
  });

  it('tells how much is done, and can be stopped until then, which leaves everything as it was', async () => {
    const folder = await filled();
    mkdirSync(join(folder, 'logs'));
    writeFileSync(join(folder, 'logs', 'hookscope.log'), randomBytes(5 * 1024 ** 2));
    const parent = tempDir();
    const to = join(parent, 'new');
    for (const at of [0, 0.3, 0.6, 1]) {
      const stop = new AbortController();
      const onProgress = (share: number) => {
        if (share >= at) stop.abort();
      };
      const moved = move(folder, to, { signal: stop.signal, onProgress });
      await expect(moved).rejects.toMatchObject({ name: 'AbortError' });
      expect(readdirSync(parent)).toEqual([]);
      expect(followPointer(folder)).toBe(folder);
    }
    const shares: number[] = [];
    await move(folder, to, { onProgress: (share) => void shares.push(share) });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.length).toBeGreaterThan(10);
    expect(shares.at(-1)).toBe(1);
    const log = join('logs', 'hookscope.log');
    expect(readFileSync(join(to, log)).equals(readFileSync(join(folder, log)))).toBe(true);
  });

  it('says that a moved folder is not there, and creates none', async () => {
    const folder = await filled();
    const to = join(tempDir(), 'disk');
    await move(folder, to);
    rmSync(to, { recursive: true });
    expect(() => followPointer(folder)).toThrow(MovedFolderMissing);
    // The place where the disk is connected, without it.
    mkdirSync(to);
    expect(() => followPointer(folder)).toThrow(/not there now.*data-folder\.json/);
  });

  it.runIf(process.platform === 'linux')(
    'is followed by the terminal, unless --data names another',
    async () => {
      const folder = await filled();
      const to = join(tempDir(), 'disk');
      vi.stubEnv('XDG_CONFIG_HOME', dirname(folder));
      onTestFinished(() => void vi.unstubAllEnvs());
      const { terminal, written } = recordingTerminal();
      const command = commands.find(({ name }) => name === 'move');
      expect(await command?.run([to, '--json'], terminal)).toBe(0);
      expect(JSON.parse(written.join(''))).toEqual({ from: folder, to });
      expect(dataDirOf({})).toBe(to);
      expect(dataDirOf({ data: folder })).toBe(folder);
      renameSync(to, `${to}-away`);
      expect(() => dataDirOf({})).toThrow(/not there now/);
    },
  );

  it('refuses politely what a newer version wrote', async () => {
    const folder = await filled();
    for (const text of ['{"hookscopeDataFolder":2,"path":"/x","movedFrom":null}', 'not JSON']) {
      writeFileSync(pointerPath(folder), text);
      expect(() => followPointer(folder)).toThrow(UnusableFolder);
      expect(() => followPointer(folder)).toThrow(/newer version/);
    }
  });

  it('leaves one whole folder in use, whenever it is killed', async () => {
    const source = (name: string) =>
      pathToFileURL(join(import.meta.dirname, '../../../electron/core/data-folder', name)).href;
    for (let round = 0; round < effort({ usual: 3, full: 60 }); round += 1) {
      const folder = await filled();
      // Long enough that a kill can come while it is copied.
      mkdirSync(join(folder, 'logs'));
      writeFileSync(join(folder, 'logs', 'hookscope.log'), Buffer.alloc(40 * 1024 ** 2));
      const to = join(tempDir(), 'new');
      const options = JSON.stringify({ from: folder, to, defaultDir: folder });
      const code = `const { moveDataFolder } = await import('${source('move-data-folder.ts')}');
        process.stdout.write('ready');
        await moveDataFolder({ ...${options}, signal: new AbortController().signal });`;
      const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      // It may end by itself meanwhile.
      const exit = once(child, 'exit');
      await once(child.stdout, 'data');
      await sleep((round * 25) % 150);
      child.kill('SIGKILL');
      await exit;
      const used = followPointer(folder);
      expect([folder, to]).toContain(used);
      expect(capturesIn(used)).toBe(2);
      // And it can be moved then, to another place.
      await move(used, join(tempDir(), 'later'), { defaultDir: folder });
      expect(capturesIn(followPointer(folder))).toBe(2);
    }
  });
});
