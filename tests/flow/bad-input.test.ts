import { gzipSync, brotliCompressSync, deflateSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { windowHandlers } from '../../electron/core/calls/window-handlers.ts';
import { pathToken, runCore } from '../support/running-core.ts';

const json = { 'Content-Type': 'application/json' };
const ids = '"contactId":"c","locationId":"l","messageId":"m"';
const start = `{${ids},"type":"SMS","phone":"+15864603685"`;
const sms = `${start},"message":"hello"}`;
const deep = `${start},"message":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
const bomb = gzipSync(Buffer.alloc(80 * 1024 ** 2));

interface Hostile {
  readonly name: string;
  readonly body: string | Uint8Array;
  readonly headers?: Record<string, string>;
  readonly issues: readonly string[];
}

const hostile: readonly Hostile[] = [
  { name: 'invalid JSON', body: '{"type":"SMS",}', issues: ['json.invalid.trailing-comma'] },
  { name: 'JSON that is cut off', body: sms.slice(0, 20), issues: ['json.invalid.end'] },
  { name: 'JSON that is not an object', body: '[1]', issues: ['json.not-object'] },
  { name: 'an empty body', body: '', issues: ['body.empty'] },
  {
    name: 'bytes that are not of the charset named',
    body: Buffer.from([...Buffer.from('{"message":"caf'), 0xe9, ...Buffer.from('"}')]),
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    issues: ['charset.invalid'],
  },
  {
    name: 'a charset that does not exist',
    body: sms,
    headers: { 'Content-Type': 'application/json; charset=klingon' },
    issues: ['charset.unknown'],
  },
  {
    name: 'no content type',
    body: Buffer.from(sms),
    headers: {},
    issues: ['content-type.missing'],
  },
  {
    name: 'another content type',
    body: 'a=1&b=2',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    issues: ['content-type.unexpected'],
  },
  { name: 'JSON of 10,000 levels', body: deep, issues: ['field.type'] },
  {
    name: 'attachments that are not URLs',
    body: `${start},"attachments":["no url","ftp://h/x.png",7,{"a":1},null,"https://h/a.png"]}`,
    issues: [
      'attachment.not-url',
      'attachment.not-http',
      'attachment.not-url',
      'attachment.not-url',
      'attachment.not-url',
    ],
  },
  {
    name: 'fields of other types',
    body: `{${ids},"type":7,"phone":{},"message":[],"emailTo":[1],"html":true,"attachments":"x","emailFrom":"a@b.c","subject":"s"}`,
    issues: Array<string>(6).fill('field.type'),
  },
  {
    name: 'keys that poison prototypes, and duplicates',
    body: '{"__proto__":{"type":"SMS"},"constructor":1,"message":"a","message":"b"}',
    issues: ['json.duplicate-key', 'body.reserialised'],
  },
  {
    name: 'a NUL and a lone surrogate',
    body: `${start},"message":"a\\u0000\\ud800b"}`,
    issues: ['json.half-character'],
  },
  {
    name: 'a broken gzip',
    body: Buffer.from('not gzip'),
    headers: { ...json, 'Content-Encoding': 'gzip' },
    issues: ['encoding.failed', 'json.invalid.word'],
  },
  {
    name: 'a gzip that opens to more than the ceiling',
    body: bomb,
    headers: { ...json, 'Content-Encoding': 'gzip' },
    issues: ['encoding.too-large'],
  },
  {
    name: 'an encoding that does not exist',
    body: sms,
    headers: { ...json, 'Content-Encoding': 'rot13' },
    issues: ['encoding.unknown'],
  },
  {
    name: 'HTML with scripts and remote images',
    body: JSON.stringify({
      ...(JSON.parse(`{${ids}}`) as object),
      type: 'Email',
      emailTo: 'ann@example.com',
      emailFrom: 'bob@example.com',
      subject: 'Hi',
      html: '<script>alert(1)</script><img src="https://tracker.example/x.gif" onerror="alert(2)">',
    }),
    issues: [],
  },
];

describe('bad input is stored exactly, reported clearly, and affects nothing else', () => {
  it.each(hostile)('$name', async ({ body, headers = json, issues }) => {
    const { core, port, nth } = await runCore();
    const url = `http://127.0.0.1:${port}/in/${pathToken}`;
    const reply = await fetch(url, { method: 'POST', headers, body: Buffer.from(body) });
    expect(reply.status).toBe(200);

    const { request, inspection } = await nth(1);
    expect(Buffer.from(core.store.body(request.id) ?? []).equals(Buffer.from(body))).toBe(true);
    expect(inspection?.issues.map(({ code }) => code)).toEqual(issues);
    const window = windowHandlers(core);
    await expect(window['body.text']({ id: request.id })).resolves.not.toBeNull();
    await window['message.html']({ id: request.id });
    for (const format of ['json', 'har', 'curl', 'raw'] as const) {
      expect(await window['export.text']({ id: request.id, format })).toBeTypeOf('string');
    }

    await fetch(url, { method: 'POST', headers: json, body: sms });
    expect((await nth(2)).inspection).toMatchObject({ kind: 'sms', issues: [] });
  });

  it('a body of 30 MB, over the limit of 25', async () => {
    const { core, port, nth } = await runCore();
    const body = Buffer.alloc(30 * 1024 ** 2, '{"message":"0123456789"}');
    const reply = await fetch(`http://127.0.0.1:${port}/in/${pathToken}`, {
      method: 'POST',
      headers: json,
      body,
    });
    expect(reply.status).toBe(413);
    const { request, inspection } = await nth(1);
    expect(request.body).toMatchObject({ bytes: 25 * 1024 ** 2, ended: 'truncated' });
    expect(
      body.subarray(0, 25 * 1024 ** 2).equals(core.store.body(request.id) ?? Buffer.alloc(0)),
    ).toBe(true);
    expect(inspection?.issues.map(({ code }) => code)).toContain('body.truncated');
    const text = await windowHandlers(core)['body.text']({ id: request.id });
    expect(text).toMatchObject({ cut: true });
  });
});

describe('encoded bodies are stored as sent and read decoded', () => {
  it.each([
    ['gzip', gzipSync(sms)],
    ['deflate', deflateSync(sms)],
    ['br', brotliCompressSync(sms)],
    ['zstd', zstdCompressSync(Buffer.from(sms))],
    ['gzip, br', brotliCompressSync(gzipSync(sms))],
  ])('%s', async (encoding, body) => {
    const { core, port, nth } = await runCore();
    await fetch(`http://127.0.0.1:${port}/in/${pathToken}`, {
      method: 'POST',
      headers: { ...json, 'Content-Encoding': encoding },
      body,
    });
    const { request, inspection } = await nth(1);
    expect(Buffer.from(core.store.body(request.id) ?? []).equals(body)).toBe(true);
    expect(inspection).toMatchObject({ kind: 'sms', message: { message: 'hello' }, issues: [] });
  });
});
