import { describe, expect, it } from 'vitest';
import { exportChunks } from '../../../electron/core/export/stream.ts';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { collected, context, cut, difficult, entryOf, inTurn } from './entries.ts';
import type { ExportEntry } from '../../../electron/core/export/entry.ts';
import { context as inspecting } from '../../support/keys.ts';

async function csv(entries: readonly ExportEntry[]): Promise<string[][]> {
  return rows((await collected(exportChunks('csv', inTurn(entries), context))).toString('utf8'));
}

/** Reads RFC 4180. */
function rows(text: string): string[][] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  const found: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(cell)) {
    found.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') found.push([]);
  }
  return found.slice(0, -1);
}

describe('csv', () => {
  it('has a row for each request and as many cells as names', async () => {
    const all = [...Object.values(difficult), ...Object.values(cut)];
    const [names = [], ...data] = await csv(all);
    expect(data).toHaveLength(all.length);
    for (const row of data) expect(row).toHaveLength(names.length);
  });

  it('holds what a message says', async () => {
    const entry = difficult['a text message'];
    const { inspection } = await inspect(entry.request, entry.body, inspecting);
    const [names = [], row = []] = await csv([{ ...entry, inspection }]);
    const cell = (name: string) => row[names.indexOf(name)];
    expect(cell('kind')).toBe('sms');
    expect(cell('phone')).toBe('+15864603685');
    expect(cell('message')).toBe('The text message to be sent to the contact');
    expect(cell('body')).toBe(Buffer.from(entry.body).toString('utf8'));
  });

  it.each(['=1+1', '+cmd|x', '-2+3+cmd', '@SUM(A1)', '\t=1'])(
    'lets no cell be a formula: %j',
    async (text) => {
      const [, row] = await csv([entryOf(text, { url: text })]);
      expect(row).toContain(`'${text}`);
      expect(row).not.toContain(text);
    },
  );
});

describe('postman', () => {
  it('is a collection of version 2.1 with the same method, headers and body', async () => {
    const entry = difficult['a text message'];
    const bytes = await collected(
      exportChunks('postman', inTurn([entry, ...Object.values(cut)]), context),
    );
    const { info, item } = JSON.parse(bytes.toString('utf8')) as {
      info: { schema: string };
      item: Record<string, unknown>[];
    };
    expect(info.schema).toContain('/v2.1.0/');
    expect(item[0]).toMatchObject({
      request: {
        method: 'POST',
        url: 'http://127.0.0.1:4040/in/token',
        header: [{ key: 'Content-Type', value: 'application/json' }],
        body: { mode: 'raw', raw: Buffer.from(entry.body).toString('utf8') },
      },
    });
    expect(item).toHaveLength(3);
    expect(item[2]).not.toHaveProperty('request');
  });

  it.each(Object.entries(difficult))('is valid JSON with %s', async (_, entry) => {
    const bytes = await collected(exportChunks('postman', inTurn([entry]), context));
    expect(JSON.parse(bytes.toString('utf8'))).toHaveProperty('item.0.request.method');
  });
});
