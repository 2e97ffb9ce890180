import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeaderPairs } from '../../../shared/request.ts';
import { wireTexts } from '../../../shared/wire-text.ts';
import type { ExportEntry } from '../../../electron/core/export/exporter.ts';
import { exportChunks } from '../../../electron/core/export/stream.ts';
import { exportText } from '../../../electron/core/export/text.ts';
import { collected, context, cut, difficult, entryOf, formatsOfAll, inTurn } from './entries.ts';
import { harSchema } from './har-schema.ts';

async function only(entry: ExportEntry) {
  const bytes = await collected(exportChunks('har', inTurn([entry]), context));
  const [written] = harSchema.parse(JSON.parse(bytes.toString('utf8'))).log.entries;
  if (written === undefined) throw new Error('no entry was written');
  return written;
}

function bodyOf({ request }: Awaited<ReturnType<typeof only>>): Buffer {
  const { postData, _content: binary } = request;
  return binary === undefined
    ? Buffer.from(postData?.text ?? '', 'utf8')
    : Buffer.from(binary.text, 'base64');
}

describe('har', () => {
  it.each(Object.entries({ ...difficult, ...cut }))(
    'is valid and whole for %s',
    async (_, entry) => {
      const written = await only(entry);
      expect(bodyOf(written).equals(entry.body)).toBe(true);
      expect(written.request.bodySize).toBe(entry.body.length);
      expect(written.request.headers.map(({ name, value }) => [name, value])).toEqual(
        wireTexts(entry.request.headers),
      );
      const { _hookscope: facts } = written;
      expect(facts).toMatchObject({
        url: entry.request.url,
        body: entry.request.body,
        via: 'local',
      });
    },
  );

  it('is valid without entries and with several', async () => {
    const entries = Object.values(difficult);
    for (const some of [[], entries]) {
      const bytes = await collected(exportChunks('har', inTurn(some), context));
      const { log } = harSchema.parse(JSON.parse(bytes.toString('utf8')));
      expect(log.creator).toEqual({ name: 'Hookscope', version: '0.1.0' });
      expect(log.entries).toHaveLength(some.length);
    }
  });

  it('restores any body', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array(),
          fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
        ),
        async (body) => {
          expect(bodyOf(await only(entryOf(body)))).toEqual(Buffer.from(body));
        },
      ),
    );
  });

  it('joins the pieces of long text, also where a character is split between two', async () => {
    const body = Buffer.from(`x${'🎉'.repeat(40_000)}`);
    expect(bodyOf(await only(entryOf(body))).equals(body)).toBe(true);
  });

  it('has the reply, and how long each part took', async () => {
    const { response, timings, time } = await only(entryOf('{}'));
    expect(response).toMatchObject({ status: 200, statusText: 'OK', httpVersion: 'HTTP/1.1' });
    expect(timings).toEqual({ send: 2, wait: 2.5, receive: 0 });
    expect(time).toBe(4.5);
  });

  it('writes status 0 without a reply', async () => {
    expect((await only({ ...entryOf('{}'), reply: null })).response.status).toBe(0);
    const rule = { id: 'r', name: 'Slow', delayMs: 9, fault: null };
    const sent = { headers: [['Content-Type', 'text/plain']] as const, body: 'no', bytes: 2 };
    const reply = { status: 422, ms: 9, rule, sent };
    const { response } = await only({ ...entryOf('{}'), reply });
    expect(response).toMatchObject({
      status: 422,
      headers: [{ name: 'Content-Type', value: 'text/plain' }],
      content: { size: 2, mimeType: 'text/plain', text: 'no' },
    });
  });

  it('writes bytes that were not HTTP without inventing a method', async () => {
    const { request, comment } = await only(cut.broken);
    expect(request).toMatchObject({ method: '', httpVersion: 'unknown' });
    expect(new URL(request.url).hostname).toBe('unknown-host.invalid');
    expect(comment).toBe('Not valid HTTP: HPE_INVALID_METHOD Invalid method encountered');
  });

  it('reads query and cookies', async () => {
    const { request } = await only(
      entryOf('', {
        url: '/in/token?a=1&a=2&b=%C3%A9+x',
        headers: [
          ['Host', 'h:1'],
          ['Cookie', 'a=1; b=x=y'],
          ['cookie', 'c'],
        ],
      }),
    );
    expect(request.queryString).toEqual([
      { name: 'a', value: '1' },
      { name: 'a', value: '2' },
      { name: 'b', value: 'é x' },
    ]);
    expect(request.cookies).toEqual([
      { name: 'a', value: '1' },
      { name: 'b', value: 'x=y' },
      { name: 'c', value: '' },
    ]);
  });

  it.each([
    ['local', [['Host', 'localhost:4040']], '/in', 'http://localhost:4040/in'],
    ['tunnel', [['Host', 'x.loca.lt']], '/in', 'https://x.loca.lt/in'],
    [
      'tunnel',
      [
        ['host', 'x.test'],
        ['X-Forwarded-Proto', 'http'],
      ],
      '/in',
      'http://x.test/in',
    ],
    ['local', [['Host', 'evil/@x?']], '/in', 'http://unknown-host.invalid/in'],
    ['local', [], '*', 'http://unknown-host.invalid/'],
    ['local', [['Host', 'h']], '/a b\xe9#c', 'http://h/a%20b%E9%23c'],
    ['local', [['Host', 'h']], 'http://else.example/x', 'http://else.example/x'],
    ['local', [['Host', 'h:99999999']], '/', 'http://unknown-host.invalid/'],
  ] as const)('puts an absolute URL together (%s, %j, %s)', async (via, headers, url, absolute) => {
    expect((await only(entryOf('', { via, headers, url }))).request.url).toBe(absolute);
  });
});

describe('the address of a request', () => {
  const own = 'https://hooks.example.com/proxied/';
  const entry = (headers: HeaderPairs, url = '/in/token?a=1') => entryOf('{}', { headers, url });
  const urlOf = async (one: ExportEntry, publicBase: string | null) => {
    const bytes = await collected(exportChunks('har', inTurn([one]), { ...context, publicBase }));
    const { log } = JSON.parse(bytes.toString()) as {
      log: { entries: { request: { url: string; httpVersion: string } }[] };
    };
    return log.entries[0]?.request.url;
  };

  it('has the path that a proxy removed, when the sender named the own public address', async () => {
    const whole = 'https://hooks.example.com/proxied/in/token?a=1';
    expect(await urlOf(entry([['Host', 'hooks.example.com']]), own)).toBe(whole);
    const forwarded = [
      ['Host', '127.0.0.1:4040'],
      ['X-Forwarded-Host', 'Hooks.example.com'],
    ] as const;
    expect(await urlOf(entry(forwarded), own)).toBe(whole);
  });

  it('is made of the Host for every other', async () => {
    expect(await urlOf(entry([['Host', 'h']]), own)).toBe('http://h/in/token?a=1');
    expect(await urlOf(entry([['Host', 'hooks.example.com']]), null)).toBe(
      'http://hooks.example.com/in/token?a=1',
    );
  });
});

it.each(formatsOfAll)('no pseudo header field is written in %s', async (format) => {
  const headers = [
    [':authority', 'h.example'],
    [':method', 'POST'],
    ['A', 'b'],
  ] as const;
  const one = entryOf('{}', { headers, httpVersion: '2.0' });
  const text = (await collected(exportChunks(format, inTurn([one]), context))).toString();
  expect(text).not.toContain(':authority');
  expect(text).not.toContain(':method');
  const copied = await exportText(format, one, context);
  expect(copied).not.toContain(':authority');
  if (format === 'raw') expect(text).toContain('Host: h.example');
});
