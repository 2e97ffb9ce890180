import { existsSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { DataInUse, lockData } from '../../electron/core/data-folder/data-lock.ts';
import { countCaptures } from '../../electron/core/store/copy-captures.ts';
import { openReadOnlyStore } from '../../electron/core/store/read-only.ts';
import { capturesPath } from '../../electron/core/store/schema.ts';
import { collected, context, entryOf, inTurn } from '../core/export/entries.ts';
import { exportChunks } from '../../electron/core/export/stream.ts';
import { runCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { hookscope, hookscopeProcess, listening, startTerminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';
import { isWindows } from '../support/system.ts';

const takesJobs = { takesJobs: true };

/** A file of that many requests. The first thousand differ, and the others are these again. */
async function fileOf(count: number, bodyBytes = 20): Promise<string> {
  const file = join(tempDir(), 'many.ndjson');
  const entries = Array.from({ length: Math.min(count, 1_000) }, (_, index) =>
    entryOf(`${index} ${'x'.repeat(bodyBytes)}`, { receivedAt: 1_000_000 - index }),
  );
  const lines = await collected(exportChunks('ndjson', inTurn(entries), context));
  writeFileSync(file, Buffer.concat(Array<Buffer>(count / entries.length).fill(lines)));
  return file;
}

describe('an import while another process has the data folder', () => {
  it('is done by that process, with the same output and exit code', async () => {
    const { core, dataDir } = await runCore({}, tempDir(), takesJobs);
    const file = await fileOf(700);
    expect(await hookscope(['import', file, '--data', dataDir])).toEqual({
      code: 0,
      stdout: '700 requests imported\n',
      stderr: '',
    });
    const piped = await hookscope(['import', file, '--data', dataDir, '--json']);
    expect(piped).toEqual({ code: 0, stdout: '{"imported":700}\n', stderr: '' });
    expect(core.store.total('all')).toBe(1_400);
    const [newest] = core.store.rows({ show: 'all', from: 0, count: 1 });
    expect(newest).toMatchObject({ imported: true, receivedAt: 1_000_000, attempt: 1 });
    expect(core.imports.runs().map(({ source, outcome }) => [source, outcome])).toMatchObject([
      ['many.ndjson', { is: 'done', imported: 700 }],
      ['many.ndjson', { is: 'done', imported: 700 }],
    ]);
  });

  it('restores every byte of a body that is longer than a message of the channel', async () => {
    const { core, dataDir } = await runCore({}, tempDir(), takesJobs);
    const body = Buffer.alloc(5 * 1024 ** 2 + 7, 'long ');
    const file = join(tempDir(), 'long.har');
    const entry = entryOf(body, {
      headers: [
        ['X-A', 'é'],
        ['x-a', '2'],
      ],
    });
    writeFileSync(file, await collected(exportChunks('har', inTurn([entry]), context)));
    expect(await hookscope(['import', file, '--data', dataDir])).toMatchObject({ code: 0 });
    const { id = 0 } = core.store.rows({ show: 'all', from: 0, count: 1 })[0] ?? {};
    expect(Buffer.from(core.store.body(id) ?? []).equals(body)).toBe(true);
    expect(core.store.record(id)?.request.headers).toEqual(entry.request.headers);
  });

  it('refuses a broken file with the same sentence, and imports nothing', async () => {
    const { core, dataDir } = await runCore({}, tempDir(), takesJobs);
    const file = await fileOf(2);
    writeFileSync(file, '{"receivedAt":1}\n');
    const alone = await hookscope(['import', file, '--data', tempDir()]);
    expect(await hookscope(['import', file, '--data', dataDir])).toEqual(alone);
    expect(alone).toMatchObject({ code: 1, stdout: '' });
    expect(core.store.total('all')).toBe(0);
  });

  it('says when the disk is full, and how many requests were imported', async () => {
    const databases: DatabaseSync[] = [];
    const onOpen = (database: DatabaseSync) => void databases.push(database);
    const { core, dataDir } = await runCore({}, tempDir(), { store: { onOpen }, ...takesJobs });
    const [database] = databases;
    const pages = Number(database?.prepare('PRAGMA page_count').get()?.['page_count']);
    database?.exec(`PRAGMA max_page_count = ${pages + 5_000}`);
    const file = await fileOf(400, 100_000);
    const { code, stderr, stdout } = await hookscope(['import', file, '--data', dataDir]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const imported = core.store.total('all');
    expect(imported).toBeGreaterThan(0);
    expect(stderr).toMatch(new RegExp(`^${imported} of 400 requests were imported, .*full`));
    expect(core.imports.runs()).toMatchObject([{ outcome: { is: 'failed', imported } }]);
    const again = await hookscope(['import', file, '--data', dataDir]);
    expect(again).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('full') });
  });

  it('can be stopped there, and undone', async () => {
    const { core, dataDir } = await runCore({}, tempDir(), takesJobs);
    const file = await fileOf(20_000, 1_000);
    const ending = hookscope(['import', file, '--data', dataDir]);
    const run = await until(() => core.imports.runs().find(({ done }) => done > 0) ?? null);
    core.imports.stop(run.number);
    const { code, stderr } = await ending;
    const stored = core.store.total('all');
    expect(code).toBe(1);
    expect(stored).toBeLessThan(20_000);
    expect(stderr).toContain(`${stored} of 20000 requests were imported`);
    expect(stderr).toContain('it was stopped');
    expect(await core.imports.undo(run.number)).toEqual({ removed: stored, spared: 0 });
    expect(core.store.total('all')).toBe(0);
    expect(core.imports.runs()).toEqual([]);
  });
});

describe.skipIf(isWindows)('real processes', () => {
  it('hand over from a pipe, survive Ctrl+C and kill -9, and leave no stale socket', async () => {
    const dataDir = tempDir();
    const first = await listening(dataDir);
    const socket = join(dataDir, 'app.sock');
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    const piped = await hookscopeProcess(['import', '-', '--data', dataDir], {
      input: '{"message":"from a pipe"}',
    });
    expect(piped).toMatchObject({ code: 0, stdout: '1 request imported\n', stderr: '' });

    const file = await fileOf(60_000, 200);
    const child = startTerminal(['import', file, '--data', dataDir]);
    // Listing them by a command would take so long that the import might end meanwhile.
    const total = () => {
      const store = openReadOnlyStore(capturesPath(dataDir));
      try {
        return store.ids().length;
      } finally {
        store.close();
      }
    };
    await until(() => total() > 100);
    child.kill('SIGINT');
    await once(child, 'close');
    const stopped = total();
    expect(stopped).toBeLessThan(60_001);
    const small = await fileOf(1);
    expect(await hookscope(['import', small, '--data', dataDir])).toMatchObject({ code: 0 });
    const before = total();
    expect(before).toBeGreaterThan(stopped - 1);

    const running = startTerminal(['import', file, '--data', dataDir]);
    const ended = once(running, 'close') as Promise<[number]>;
    let said = '';
    running.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    // Counted, not listed: the import goes on meanwhile, and must not end. Some requests of the stopped one may still come.
    await until(() => countCaptures(capturesPath(dataDir)).captures > before + 5_000);
    await first.stop('SIGKILL');
    expect(first.lines.map(({ event }) => event)).toEqual(['listening']);
    const [code] = await ended;
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringContaining('ended before the import was complete'),
    });
    expect(existsSync(socket)).toBe(true);
    // Nobody answers there, so the import opens the folder itself.
    expect(await hookscope(['import', small, '--data', dataDir])).toMatchObject({ code: 0 });
    const second = await listening(dataDir);
    expect(await hookscope(['import', small, '--data', dataDir])).toMatchObject({ code: 0 });
    expect(await second.stop()).toBe(0);
    expect(existsSync(socket)).toBe(false);
  });
});

describe('the channel', () => {
  it('is elsewhere when the path of the folder is too long for a socket', async () => {
    const dataDir = join(tempDir(), 'x'.repeat(120));
    const { core } = await runCore({}, dataDir, takesJobs);
    expect(existsSync(join(dataDir, 'app.sock'))).toBe(false);
    expect(await hookscope(['import', await fileOf(3), '--data', dataDir])).toMatchObject({
      code: 0,
    });
    expect(core.store.total('all')).toBe(3);
  });

  it('answers nonsense with nothing, and goes on', async () => {
    const { core, dataDir } = await runCore({}, tempDir(), takesJobs);
    const path = join(dataDir, 'app.sock');
    for (const bytes of [
      Buffer.alloc(100, 0xff),
      Buffer.from('GET / HTTP/1.1\r\n\r\n'),
      frame({ protocol: 99, job: 'import', args: {} }),
      frame({ protocol: 1, job: 'constructor', args: {} }),
      frame({ protocol: 1, job: 'import', args: { source: 5 } }),
      Buffer.concat([
        frame({ protocol: 1, job: 'import', args: { source: 'x', format: 'har', total: 1 } }),
        frame({ rank: 0, arrival: {} }),
      ]),
    ]) {
      const socket = connect(path).resume();
      // It may be reset over what is not read any more.
      const closed = new Promise((resolve) =>
        socket.on('error', () => undefined).on('close', resolve),
      );
      socket.end(bytes);
      await closed;
    }
    expect(await hookscope(['import', await fileOf(1), '--data', dataDir])).toMatchObject({
      code: 0,
    });
    expect(core.store.total('all')).toBe(1);
  });

  it('does not answer for a process that takes no jobs: the import then says who has the folder', async () => {
    const dataDir = tempDir();
    const release = lockData(dataDir);
    const { code, stderr } = await hookscope(['import', await fileOf(1), '--data', dataDir]);
    release();
    expect(code).toBe(1);
    expect(stderr).toContain(`in use by another process (${process.pid})`);
    expect(new DataInUse('x', null).channel).toBeNull();
  });
});

function frame(value: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(value));
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(text.length, 0);
  return Buffer.concat([lengths, text]);
}
