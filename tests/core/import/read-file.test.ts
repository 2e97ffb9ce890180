import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportFormat } from '../../../shared/contract.ts';
import { exportChunks } from '../../../electron/core/export/stream.ts';
import { BrokenFile } from '../../../electron/core/import/broken-file.ts';
import type { Imported } from '../../../electron/core/import/imported.ts';
import { readImportFile } from '../../../electron/core/import/read-file.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { collected, context, cut, difficult, entryOf, inTurn, ruled } from '../export/entries.ts';
import type { ExportEntry } from '../../../electron/core/export/entry.ts';

async function readBack(content: string | Uint8Array, name = 'file'): Promise<Imported[]> {
  const path = join(tempDir(), name);
  writeFileSync(path, content);
  const read: Imported[] = [];
  for await (const imported of readImportFile(path)) read.push(imported);
  return read;
}

async function roundTrip(format: ExportFormat, entries: readonly ExportEntry[]) {
  return readBack(await collected(exportChunks(format, inTurn(entries), context)));
}

function importedOf({ request, reply, body }: ExportEntry): Imported {
  const {
    id: _,
    body: { ended },
    ...facts
  } = request;
  return { arrival: { ...facts, ended }, body: Buffer.from(body), reply };
}

function har(request: object, rest: object = {}): string {
  const entry = { startedDateTime: '2026-11-22T10:00:00.000+01:00', request, ...rest };
  return JSON.stringify({ log: { version: '1.2', creator: {}, entries: [entry] } });
}

const get = { method: 'GET', url: 'https://a.example/in/token?x=1', httpVersion: 'HTTP/2.0' };

describe.each(['json', 'ndjson', 'har'] as const)('%s', (format) => {
  it.each(Object.entries({ ...difficult, ...cut, ...ruled }))('gives back %s', async (_, entry) => {
    expect(await roundTrip(format, [entry, entry])).toEqual([importedOf(entry), importedOf(entry)]);
  });

  it('gives back any body and any header', async () => {
    const field = fc.integer({ min: 1, max: 255 }).filter((code) => code !== 10 && code !== 13);
    const text = fc.string({ unit: field.map((code) => String.fromCharCode(code)) });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.array(fc.tuple(text, text)), async (body, headers) => {
        const entry = entryOf(body, { headers });
        expect(await roundTrip(format, [entry])).toEqual([importedOf(entry)]);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses a file that lost its end', async () => {
    const whole = await collected(exportChunks(format, inTurn([entryOf('{}')]), context));
    for (const length of [whole.length - 10, Math.floor(whole.length / 2), 70]) {
      await expect(readBack(whole.subarray(0, length))).rejects.toThrow(BrokenFile);
    }
  });
});

describe('HAR of other tools', () => {
  it('needs no more than a request', async () => {
    expect(await readBack(har(get))).toEqual([
      {
        arrival: {
          receivedAt: Date.UTC(2026, 10, 22, 9),
          endedAt: Date.UTC(2026, 10, 22, 9),
          via: 'local',
          peer: null,
          method: 'GET',
          url: '/in/token?x=1',
          httpVersion: '2.0',
          headers: [],
          trailers: [],
          stray: false,
          broken: null,
          ended: 'complete',
        },
        body: Buffer.alloc(0),
        reply: null,
      },
    ]);
  });

  it('may open with a byte order mark', async () => {
    expect(await readBack(`\ufeff${har(get)}`)).toHaveLength(1);
  });

  it.each([
    [{ text: 'Grüße' }, 'Grüße'],
    [{ text: 'R3I=', encoding: 'base64' }, 'Gr'],
    [{ params: [{ name: 'a b', value: 'é&' }] }, 'a+b=%C3%A9%26'],
  ])('brings the body of %j', async (postData, text) => {
    const [read] = await readBack(har({ ...get, postData: { mimeType: 'x', ...postData } }));
    expect(Buffer.from(read?.body ?? []).toString('utf8')).toBe(text);
  });

  it('brings header text as the bytes of its UTF-8', async () => {
    const [read] = await readBack(har({ ...get, headers: [{ name: 'X', value: '🎉' }] }));
    expect(read?.arrival.headers).toEqual([['X', Buffer.from('🎉').toString('latin1')]]);
  });

  it('brings the status of its answer', async () => {
    const [read] = await readBack(har(get, { time: 12, response: { status: 204 } }));
    expect(read?.reply).toEqual({ status: 204, ms: 12 });
  });
});

describe('any file', () => {
  it('is read or refused with words, never with a bug', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        await readBack(text).catch((error: unknown) => expect(error).toBeInstanceOf(BrokenFile));
      }),
      { numRuns: 50 },
    );
  });
});
