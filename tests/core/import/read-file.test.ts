import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportFormats, type ExportFormat } from '../../../shared/export.ts';
import { exportChunks } from '../../../electron/core/export/stream.ts';
import { BrokenFile, type Imported } from '../../../electron/core/import/importer.ts';
import { readImportFile } from '../../../electron/core/import/read-file.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { collected, context, cut, difficult, entryOf, inTurn, ruled } from '../export/entries.ts';
import type { ExportEntry } from '../../../electron/core/export/exporter.ts';

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

/** The formats that restore every fact. */
const exact = exportFormats.filter((format) => ['json', 'ndjson', 'har'].includes(format));

describe.each(exact)('%s', (format) => {
  it.each(Object.entries({ ...difficult, ...cut, ...ruled }))('restores %s', async (_, entry) => {
    expect(await roundTrip(format, [entry, entry])).toEqual([importedOf(entry), importedOf(entry)]);
  });

  it('restores any body and any header', async () => {
    const field = fc.integer({ min: 1, max: 255 }).filter((code) => code !== 10 && code !== 13);
    const text = fc
      .string({ unit: field.map((code) => String.fromCharCode(code)) })
      // No archive may hold the fields of HTTP/2 that stand for a request line.
      .filter((value) => !value.startsWith(':'));
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.array(fc.tuple(text, text)), async (body, headers) => {
        const entry = entryOf(body, { headers });
        expect(await roundTrip(format, [entry])).toEqual([importedOf(entry)]);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses a truncated file', async () => {
    const whole = await collected(exportChunks(format, inTurn([entryOf('{}')]), context));
    for (const length of [whole.length - 10, Math.floor(whole.length / 2), 70]) {
      await expect(readBack(whole.subarray(0, length))).rejects.toThrow(BrokenFile);
    }
  });
});

/** Everything that some programs take for the end of a line, and JSON does not. */
const oddEnds = '\u2028 \u2029 \u0085 \v \f \u001c \u001e';

describe('NDJSON', () => {
  const odd = entryOf('{}', {
    headers: [['X-Odd', Buffer.from(oddEnds.replaceAll(/[\v\f]/g, '')).toString('latin1')]],
    url: `/in/token?${Buffer.from('\u2028').toString('latin1')}`,
  });
  const line = async () =>
    (await collected(exportChunks('ndjson', inTurn([odd, odd]), context))).toString('utf8');

  it('is ASCII, so that no reader and no shell changes it', async () => {
    expect(await line()).toMatch(/^[\x0a\x20-\x7e]*$/);
    expect(await readBack(await line())).toEqual([importedOf(odd), importedOf(odd)]);
  });

  it('ends its lines only at LF and CR LF', async () => {
    const text = (await line()).replaceAll(
      /\\u([0-9a-f]{2}[89a-f][0-9a-f]|20[0-9a-f]{2})/g,
      (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)),
    );
    expect(text).toContain('\u2028');
    for (const written of [
      text,
      text.replaceAll('\n', '\r\n'),
      `${text}\n\n \r\n`,
      text.trimEnd(),
    ]) {
      expect(await readBack(written)).toEqual([importedOf(odd), importedOf(odd)]);
    }
  });

  it.each(['utf8', 'utf16le'] as const)(
    'is read by its mark, joined files too: %s',
    async (encoding) => {
      const text = `\ufeff${await line()}\ufeff${await line()}`;
      expect(await readBack(Buffer.from(text, encoding))).toHaveLength(4);
    },
  );

  it('is read as UTF-16 of either byte order, also without a mark', async () => {
    const little = Buffer.from(await line(), 'utf16le');
    expect(await readBack(little)).toHaveLength(2);
    expect(await readBack(Buffer.from(little).swap16())).toHaveLength(2);
    expect(
      await readBack(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(little).swap16()])),
    ).toHaveLength(2);
  });

  it('is recognised by its first line, in any order of the names', async () => {
    const sorted = (await line())
      .split('\n')
      .filter((each) => each !== '')
      .map((each) => {
        const value = JSON.parse(each) as Record<string, unknown>;
        return JSON.stringify(Object.fromEntries(Object.entries(value).toSorted()));
      });
    expect(sorted[0]).toMatch(/^\{"body":/);
    expect(await readBack(sorted.join('\n'))).toHaveLength(2);
    expect(await readBack(sorted[0] ?? '')).toHaveLength(1);
  });

  it('may be empty', async () => {
    expect(await readBack('', 'x.ndjson')).toEqual([]);
    expect(await readBack('\n\r\n')).toEqual([]);
  });

  it('is read from pieces of any size', async () => {
    const long = entryOf('x'.repeat(300_000));
    const text = await collected(exportChunks('ndjson', inTurn([odd, long, odd]), context));
    expect(await readBack(text)).toEqual([odd, long, odd].map(importedOf));
  });
});

describe('what is refused', () => {
  it('is UTF-32, in one sentence', async () => {
    const text = Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]);
    await expect(readBack(text)).rejects.toThrow('UTF-32');
  });

  it('is a document of more than 500 MiB, before it is read', async () => {
    const path = join(tempDir(), 'large.har');
    writeFileSync(path, '{"log":{"entries":[');
    truncateSync(path, 600 * 1024 ** 2);
    const before = process.memoryUsage().rss;
    await expect(readImportFile(path).next()).rejects.toThrow('NDJSON may be of any length');
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 ** 2);
  });

  it('is a folder', async () => {
    await expect(readImportFile(tempDir()).next()).rejects.toThrow('folder');
  });
});

describe('any file', () => {
  it('is read or refused with a BrokenFile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        await readBack(text).catch((error: unknown) => expect(error).toBeInstanceOf(BrokenFile));
      }),
      { numRuns: 50 },
    );
  });
});
