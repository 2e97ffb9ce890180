import { gunzipSync, gzipSync } from 'node:zlib';
import { execFileSync } from 'node:child_process';
import { open } from 'node:fs/promises';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { restoreBackup } from '../../../electron/core/backup/restore-backup.ts';
import { copyCaptures } from '../../../electron/core/store/copy-captures.ts';
import { postJson } from '../../support/app.ts';
import { runCore } from '../../support/running-core.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { hookscope } from '../../support/terminal.ts';

/** A folder with captures that have replies, pins and settings of their own, and a backup of it. */
async function backedUp(...options: string[]) {
  const { core, dataDir, port, nth } = await runCore();
  const url = `http://127.0.0.1:${port}/in/test-token`;
  for (const n of [1, 2, 3])
    await postJson(url, { type: 'SMS', messageId: `m${n}`, message: 'é👋' });
  await nth(3);
  await core.pin([2], true);
  core.settings.change({ keepRequests: 4_711, guard: null });
  const path = join(tempDir(), 'all.hookscope');
  // While the core has the folder.
  const ended = await hookscope(['backup', '--out', path, '--data', dataDir, ...options]);
  expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('3 requests') as string });
  await core.close();
  return { dataDir, path };
}

const restore = (path: string, data: string, ...more: string[]) =>
  hookscope(['restore', path, '--data', data, ...more]);

/** All rows of all tables, except what is counted again. */
function rowsOf(dataDir: string): unknown {
  const database = new DatabaseSync(join(dataDir, 'captures.db'), { readOnly: true });
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const rows = tables.map(({ name }) => [
    name,
    database.prepare(`SELECT * FROM "${String(name)}" ORDER BY 1`).all(),
  ]);
  database.close();
  return Object.fromEntries(rows) as unknown;
}

/** A backup with other bytes within, and a manifest that fits them. */
function forged(path: string, change: (parts: { settings: Buffer; captures: Buffer }) => void) {
  const whole = gunzipSync(readFileSync(path));
  const end = whole.indexOf(10);
  const manifest = JSON.parse(whole.subarray(0, end).toString()) as {
    parts: { name: string; bytes: number; sha256: string }[];
  };
  const [first] = manifest.parts;
  const split = end + 1 + (first?.bytes ?? 0);
  const parts = { settings: whole.subarray(end + 1, split), captures: whole.subarray(split) };
  change(parts);
  const contents = [parts.settings, parts.captures];
  for (const [at, part] of manifest.parts.entries()) {
    const content = contents[at] ?? Buffer.alloc(0);
    part.bytes = content.length;
    part.sha256 = createHash('sha256').update(content).digest('hex');
  }
  const to = join(tempDir(), 'forged.hookscope');
  writeFileSync(
    to,
    gzipSync(Buffer.concat([Buffer.from(`${JSON.stringify(manifest)}\n`), ...contents])),
  );
  return to;
}

function withSql(captures: Buffer, sql: string): Buffer {
  const file = join(tempDir(), 'changed.db');
  writeFileSync(file, captures);
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
  return readFileSync(file);
}

describe('a backup', () => {
  it('brings everything back into an empty folder, row for row, and the settings', async () => {
    const { dataDir, path } = await backedUp();
    const other = join(tempDir(), 'new');
    const ended = await restore(path, other);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(rowsOf(other)).toEqual(rowsOf(dataDir));
    const settings = (dir: string) => readFileSync(join(dir, 'settings.json'), 'utf8');
    expect(settings(other)).toBe(settings(dataDir));
    const { core } = await runCore({}, other);
    expect(core.store.total('all')).toBe(3);
    expect(core.settings.current().keepRequests).toBe(4_711);
  });

  it('forwards nothing to the destinations of a backup until the user says so', async () => {
    const { path } = await backedUp();
    const file = forged(path, (parts) => {
      const json = JSON.parse(parts.settings.toString()) as object;
      const to = { id: 'd1', name: 'Theirs', url: 'https://theirs.example/', on: true };
      parts.settings = Buffer.from(
        JSON.stringify({ ...json, destinations: [to], relay: { destination: 'd1' } }),
      );
    });
    const other = join(tempDir(), 'new');
    expect((await restore(file, other)).code).toBe(0);
    const restored = JSON.parse(readFileSync(join(other, 'settings.json'), 'utf8')) as object;
    expect(restored).toMatchObject({ relay: null, destinations: [{ name: 'Theirs', on: false }] });
  });

  it('leaves secrets out when that is asked for', async () => {
    const { dataDir, path } = await backedUp('--without-secrets');
    const { pathToken } = JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8')) as {
      pathToken: string;
    };
    const text = gunzipSync(readFileSync(path)).toString('latin1');
    const settings = text.slice(0, text.indexOf('SQLite format 3'));
    expect(settings).toContain('4711');
    expect(settings).not.toContain(pathToken);
  });

  it('does not take the place of captures unless that is asked for, and then keeps them', async () => {
    const { dataDir, path } = await backedUp();
    const before = rowsOf(dataDir);
    expect(await restore(path, dataDir)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--replace') as string,
    });
    const ended = await restore(path, dataDir, '--replace', '--json');
    expect(ended.code).toBe(0);
    const { kept } = JSON.parse(ended.stdout) as { kept: string };
    expect(existsSync(kept)).toBe(true);
    expect(rowsOf(dataDir)).toEqual(before);
  });

  it('is refused beside a process that has the folder', async () => {
    const { path } = await backedUp();
    const { dataDir } = await runCore();
    expect(await restore(path, dataDir, '--replace')).toMatchObject({ code: 1 });
  });
});

describe('a backup that is not whole', () => {
  it('changes nothing: cut off, changed, of something else, or of a newer version', async () => {
    const { path } = await backedUp();
    const bytes = readFileSync(path);
    const whole = gunzipSync(bytes);
    const cases: readonly (readonly [bytes: Buffer, says: RegExp])[] = [
      [bytes.subarray(0, bytes.length - 200), /cut off or was changed/],
      [gzipSync(whole.subarray(0, whole.length - 5)), /cut off or was changed/],
      [gzipSync(whole.fill(120, whole.length - 40)), /cut off or was changed/],
      [Buffer.from('PK no backup'), /cut off or was changed|not a backup/],
      [gzipSync('{"a":1}\n'), /not a backup/],
      [gzipSync('x'.repeat(200_000)), /not a backup/],
      [gzipSync('{"hookscopeBackup":2,"version":"9.0.0"}\n'), /Hookscope 9\.0\.0, a newer version/],
    ];
    for (const [content, says] of cases) {
      const file = join(tempDir(), 'bad.hookscope');
      const other = join(tempDir(), 'empty');
      mkdirSync(other);
      writeFileSync(file, content);
      const ended = await restore(file, other);
      expect(ended.code).toBe(1);
      expect(ended.stderr).toMatch(says);
      expect(readdirSync(other).filter((name) => name.startsWith('captures'))).toEqual([]);
    }
  });

  it.each([
    ['a trigger', 'CREATE TRIGGER evil AFTER INSERT ON requests BEGIN DELETE FROM requests; END'],
    ['a view', 'CREATE VIEW evil AS SELECT 1'],
    ['another table', 'CREATE TABLE evil (a)'],
    ['a missing index', 'DROP TABLE outboxes'],
    ['another version', 'PRAGMA user_version = 99'],
  ])('changes nothing: with %s', async (_what, sql) => {
    const { path } = await backedUp();
    const file = forged(path, (parts) => {
      parts.captures = withSql(parts.captures, sql);
    });
    const ended = await restore(file, join(tempDir(), 'new'));
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/not as Hookscope writes them/);
  });

  it('changes nothing: with damaged pages', async () => {
    const { path } = await backedUp();
    const file = forged(path, (parts) => {
      const damaged = Buffer.from(parts.captures);
      damaged.fill(0x5a, 4096 * 2, 4096 * 4);
      parts.captures = damaged;
    });
    const ended = await restore(file, join(tempDir(), 'new'));
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/damaged|not as Hookscope/);
  });

  it('takes nothing that a killed restore left half unpacked', async () => {
    const { dataDir } = await backedUp();
    const before = rowsOf(dataDir);
    writeFileSync(join(dataDir, 'captures.db.restored'), 'half');
    const path = join(tempDir(), 'settings.hookscope');
    const manifest = {
      ...{ hookscopeBackup: 1, version: '0.1.0', createdAt: '2026-01-01T00:00:00.000Z' },
      ...{ schema: 1, captures: 0, hasSecrets: false },
      parts: [
        { name: 'settings', bytes: 2, sha256: createHash('sha256').update('{}').digest('hex') },
      ],
    };
    writeFileSync(path, gzipSync(`${JSON.stringify(manifest)}\n{}`));
    expect(await restore(path, dataDir, '--replace')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no captures') as string,
    });
    expect(rowsOf(dataDir)).toEqual(before);
  });

  it('leaves the captures that are there, also when it was to replace them', async () => {
    const { dataDir, path } = await backedUp();
    const before = rowsOf(dataDir);
    truncateSync(path, 2_000);
    expect((await restore(path, dataDir, '--replace')).code).toBe(1);
    expect(rowsOf(dataDir)).toEqual(before);
    expect(readdirSync(dataDir).filter((name) => name.includes('restored'))).toEqual([]);
  });
});

it.skipIf(process.platform === 'win32')('is stopped while a backup gives nothing', async () => {
  const path = join(tempDir(), 'backup.hookscope');
  execFileSync('mkfifo', [path]);
  // Open for writing as well, so that it has a writer, which writes nothing.
  const pipe = await open(path, 'r+');
  const stop = new AbortController();
  const ended = restoreBackup({
    ...{ path, dataDir: tempDir(), replaces: false, now: 0, signal: stop.signal },
  });
  setImmediate(() => stop.abort(new Error('The user stopped it.')));
  await expect(ended).rejects.toThrow('The user stopped it.');
  await pipe.close();
});

it.skipIf(process.platform === 'win32')(
  'copies captures to a file of its owner alone',
  async () => {
    const { dataDir } = await backedUp();
    const to = join(tempDir(), 'copy.db');
    copyCaptures(join(dataDir, 'captures.db'), to);
    expect(statSync(to).mode & 0o777).toBe(0o600);
  },
);
