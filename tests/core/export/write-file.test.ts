import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExportProgress } from '../../../shared/export.ts';
import type { ExportEntry } from '../../../electron/core/export/exporter.ts';
import { exportChunks } from '../../../electron/core/export/stream.ts';
import { writeExport } from '../../../electron/core/export/write-file.ts';
import { collected, context, difficult, entryOf, inTurn } from './entries.ts';
import { isWindows } from '../../support/system.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hookscope-export-'));
});
afterEach(() => rm(folder, { recursive: true }));

function job(entries: AsyncIterable<ExportEntry>, path = join(folder, 'out')) {
  return {
    format: 'json',
    context,
    entries,
    total: 3,
    path,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    now: () => 0,
  } as const;
}

async function* endless(): AsyncGenerator<ExportEntry> {
  const body = Buffer.alloc(100_000);
  for (let id = 1; ; id += 1) yield entryOf(body, { id });
}

async function* failing(): AsyncGenerator<ExportEntry> {
  yield entryOf('');
  throw new Error('the store is gone');
}

describe('writeExport', () => {
  it.each(['json', 'har', 'curl', 'raw'] as const)(
    'writes what the exporter gives (%s)',
    async (format) => {
      const entries = [...Object.values(difficult), entryOf(Buffer.alloc(3_000_000, 'xyz'))];
      const path = join(folder, 'out');
      const result = await writeExport({ ...job(inTurn(entries)), format });
      expect(result).toEqual({ ok: true, value: { count: entries.length } });
      const expected = await collected(exportChunks(format, inTurn(entries), context));
      expect(sha256(await readFile(path))).toBe(sha256(expected));
      expect(await readdir(folder)).toEqual(['out']);
    },
  );

  it('replaces an older file only once the new one is complete', async () => {
    const path = join(folder, 'out');
    await writeFile(path, 'older');
    async function* looking(): AsyncGenerator<ExportEntry> {
      yield entryOf(Buffer.alloc(1_000_000));
      expect(await readFile(path, 'utf8')).toBe('older');
    }
    expect((await writeExport(job(looking()))).ok).toBe(true);
    expect(await readFile(path, 'utf8')).toContain('hookscope');
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const path = join(folder, 'out');
    await writeFile(path, 'older');
    const abort = new AbortController();
    let closed = false;
    async function* until(): AsyncGenerator<ExportEntry> {
      try {
        for await (const entry of endless()) {
          if (entry.request.id === 20) abort.abort();
          yield entry;
        }
      } finally {
        closed = true;
      }
    }
    const result = await writeExport({ ...job(until()), signal: abort.signal });
    expect(result).toMatchObject({ ok: false, fault: 'cancelled' });
    expect(closed).toBe(true);
    expect(await readdir(folder)).toEqual(['out']);
    expect(await readFile(path, 'utf8')).toBe('older');
  });

  it('can be cancelled after its last entry', async () => {
    const abort = new AbortController();
    async function* last(): AsyncGenerator<ExportEntry> {
      yield entryOf('');
      abort.abort();
    }
    const result = await writeExport({ ...job(last()), signal: abort.signal });
    expect(result).toMatchObject({ fault: 'cancelled' });
    expect(await readdir(folder)).toEqual([]);
  });

  it("reports the system's error when nothing was written", async () => {
    await mkdir(join(folder, 'folder'));
    await writeFile(join(folder, 'file'), '');
    const paths = [
      ['ENOENT', 'missing/out'],
      // Windows has other words for a folder that is a file, and the other way round.
      [isWindows ? 'ENOENT' : 'ENOTDIR', 'file/out'],
      [isWindows ? 'EPERM' : 'EISDIR', 'folder'],
    ] as const;
    for (const [code, path] of paths) {
      const result = await writeExport(job(inTurn([entryOf('')]), join(folder, path)));
      expect(result).toMatchObject({ ok: false, fault: 'not-written' });
      expect(result.ok || result.detail).toContain(code);
    }
    expect((await readdir(folder)).toSorted()).toEqual(['file', 'folder']);
  });

  it('throws the error of the entries, and leaves nothing behind', async () => {
    await expect(writeExport(job(failing()))).rejects.toThrow('the store is gone');
    expect(await readdir(folder)).toEqual([]);
  });

  it('reports its progress at most every 100 ms, and at the end', async () => {
    const told: ExportProgress[] = [];
    let clock = 0;
    async function* ticking(): AsyncGenerator<ExportEntry> {
      for (let id = 1; id <= 10; id += 1) {
        yield entryOf('', { id });
        clock += 30;
      }
    }
    await writeExport({
      ...job(ticking()),
      total: 10,
      now: () => clock,
      onProgress: (progress) => told.push(progress),
    });
    expect(told.map(({ done }) => done)).toEqual([5, 9, 10]);
    expect(new Set(told.map(({ total }) => total))).toEqual(new Set([10]));
  });
});

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
