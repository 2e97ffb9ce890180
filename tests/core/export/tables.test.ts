import { describe, expect, it } from 'vitest';
import { exportChunks } from '../../../electron/core/export/stream.ts';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { collected, context, cut, difficult, entryOf, inTurn } from './entries.ts';
import type { ExportEntry } from '../../../electron/core/export/exporter.ts';
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
  it('has a row for each request, with a cell for each column', async () => {
    const all = [...Object.values(difficult), ...Object.values(cut)];
    const [names = [], ...data] = await csv(all);
    expect(data).toHaveLength(all.length);
    for (const row of data) expect(row).toHaveLength(names.length);
  });

  it('has the fields of a message', async () => {
    const entry = difficult['a text message'];
    const { inspection } = await inspect(entry.request, entry.body, inspecting);
    const [names = [], row = []] = await csv([{ ...entry, inspection }]);
    const cell = (name: string) => row[names.indexOf(name)];
    expect(cell('kind')).toBe('sms');
    expect(cell('phone')).toBe('+15864603685');
    expect(cell('message')).toBe('The text message to be sent to the contact');
    expect(cell('body')).toBe(Buffer.from(entry.body).toString('utf8'));
  });

  it.each(['=1+1', '+cmd|x', '-2+3+cmd', '@SUM(A1)', " '=1", '+1-500-555-0006'])(
    'lets no cell be a formula: %j',
    async (text) => {
      const [, row] = await csv([entryOf(text, { url: text })]);
      expect(row).toContain(`'${text}`);
      expect(row).not.toContain(text);
    },
  );
});

/** Cells as a program cuts them that parts them at any of these, and knows quotes only at a cell's start. */
function cutAnywhere(text: string): string[] {
  return text.split(/[;\t\r\n|]/).map((cell) => cell.trim().replace(/^["'\s]*"/, ''));
}

describe('csv in any locale', () => {
  it.each([
    'see you;=1+1',
    '\n=1+1',
    'a\r=1+1',
    'a\t@SUM(A1)',
    'a;\t "=1+1"',
    "a|'=1+1",
    'a\n-2+3',
    '＝1+1',
    'a;＋1',
    '－1',
    '＠SUM(A1)',
    ' =1+1',
    '"=1+1',
    '\u00a0=1',
    '\ufeff=1',
    '+1-500-555-0006',
    '+1 (500) 555-0006',
    '-1 000',
  ])('begins no formula with %j', async (text) => {
    const whole = (
      await collected(exportChunks('csv', inTurn([entryOf(text, { url: text })]), context))
    ).toString('utf8');
    for (const cell of cutAnywhere(whole)) expect(cell).not.toMatch(/^[=+\-@＝＋－＠]/);
    const [, row = []] = rows(whole);
    expect(
      row.filter((cell) => cell.replaceAll("'", '') === text.replaceAll("'", '')),
    ).toHaveLength(2);
  });

  it('keeps signed numbers as they are', async () => {
    for (const text of ['+15005550006', '-5', '-5.25']) {
      expect((await csv([entryOf('', { url: text })]))[1]).toContain(text);
    }
  });

  it('guards a long body wherever it is cut into pieces', async () => {
    for (let before = 65_530; before < 65_540; before += 1) {
      const body = `${'x'.repeat(before)};  =1+1`;
      const [, row = []] = await csv([entryOf(body)]);
      expect(row.at(-1)).toBe(`${'x'.repeat(before)};  '=1+1`);
    }
  });

  it('begins with a byte order mark on request', async () => {
    const marked = { ...context, byteOrderMark: true };
    const bytes = await collected(exportChunks('csv', inTurn([entryOf('{}')]), marked));
    expect([...bytes.subarray(0, 5)]).toEqual([0xef, 0xbb, 0xbf, 0x69, 0x64]);
    const bare = await collected(exportChunks('csv', inTurn([entryOf('{}')]), context));
    expect(bytes.subarray(3).equals(bare)).toBe(true);
  });
});

/** The first request of a collection, as Postman would read it. */
async function posted(entry: ExportEntry, more: object = {}) {
  const bytes = await collected(exportChunks('postman', inTurn([entry]), { ...context, ...more }));
  const { item } = JSON.parse(bytes.toString('utf8')) as {
    item: { request: { url: string; description?: string; body: { raw: string } } }[];
  };
  return item[0]?.request;
}

describe('a Postman collection has no placeholder', () => {
  it('in a target', async () => {
    const request = await posted(entryOf('{}', { url: '/in/:name/a:b?x={{y}}&z=/:q' }));
    expect(request?.url).toBe('http://127.0.0.1:4040/in/%3Aname/a:b?x=%7B%7By}}&z=/:q');
  });

  it('in JSON, whose meaning stays', async () => {
    const value = { message: 'Hi {{contact.first_name}} {{{raw}}} {{$guid}}', a: { b: { c: 1 } } };
    const request = await posted(entryOf(JSON.stringify(value)));
    expect(request?.body.raw).not.toContain('{{');
    expect(JSON.parse(request?.body.raw ?? '')).toEqual(value);
    expect(request?.description).toContain('signature');
  });

  it('in a form, whose meaning stays', async () => {
    const headers = [['Content-Type', 'application/x-www-form-urlencoded']] as const;
    const request = await posted(entryOf('a={{b}}&c={{{', { headers }));
    expect(request?.body.raw).toBe('a=%7B%7Bb}}&c=%7B%7B{');
  });

  it('in other text without a description that says so', async () => {
    const request = await posted(entryOf('Hi {{name}}'));
    expect(request?.body.raw).toBe('Hi {{name}}');
    expect(request?.description).toContain('{{…}} in this body');
    const inHeader = await posted(entryOf('', { headers: [['X', '{{name}}']] }));
    expect(inHeader?.description).toContain('{{…}} in the header fields');
  });

  it('and sends to the address with the path that a proxy removes', async () => {
    const request = await posted(entryOf('{}'), { targetBase: 'https://hooks.example.com/a/b/' });
    expect(request?.url).toBe('https://hooks.example.com/a/b/in/token');
  });
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
