import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { windowHandlers } from '../../electron/core/calls/window-handlers.ts';
import { pathToken, runCore } from '../support/running-core.ts';

const sms = {
  type: 'SMS',
  messageId: 'm1',
  locationId: 'l1',
  contactId: 'c1',
  phone: '+15005550006',
  message: 'Grüße, eins zwei drei',
};
const json = JSON.stringify(sms);
const half = json.length >> 1;

interface Sent {
  readonly is: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly codes: readonly string[];
}

const bytes = (...parts: readonly (string | Uint8Array)[]) =>
  Uint8Array.from(Buffer.concat(parts.map((part) => Buffer.from(part as string))));

const readable: readonly Sent[] = [
  {
    is: 'zstd in two frames',
    headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'zstd' },
    body: bytes(zstdCompressSync(json.slice(0, half)), zstdCompressSync(json.slice(half))),
    codes: [],
  },
  {
    is: 'GBK with the euro sign of browsers',
    headers: { 'Content-Type': 'application/json; charset=gbk' },
    body: bytes(json.replace('Grüße, ', 'X'), ' ').map((byte) => (byte === 0x58 ? 0x80 : byte)),
    codes: ['body.reserialised', 'charset.not-utf8'],
  },
  {
    is: 'a charset that is none',
    headers: { 'Content-Type': 'application/json; charset=hex' },
    body: json,
    codes: ['charset.unknown'],
  },
  {
    is: 'JSON as a file',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: json,
    codes: ['content-type.unexpected'],
  },
  {
    is: 'the fields of a form',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(sms).toString(),
    codes: ['content-type.unexpected'],
  },
  {
    is: 'UTF-16 without a name',
    headers: { 'Content-Type': 'application/json' },
    body: Uint8Array.from(Buffer.from(json, 'utf16le')),
    codes: ['body.reserialised', 'charset.not-utf8'],
  },
];

describe('a message that was sent as', () => {
  it.each(readable.map((sent) => [sent.is, sent] as const))(
    '%s is read, shown and found',
    async (_, { headers, body, codes }) => {
      const { core, port, nth } = await runCore();
      const response = await fetch(`http://127.0.0.1:${port}/in/${pathToken}`, {
        method: 'POST',
        headers,
        body,
      });
      expect(response.status).toBe(200);
      const { inspection } = await nth(1);
      expect(inspection?.kind).toBe('sms');
      expect(inspection?.message?.message).toContain('eins zwei drei');
      expect([...new Set(inspection?.issues.map(({ code }) => code))].sort()).toEqual(codes);
      await core.search.settled();
      const find = (text: string) =>
        windowHandlers(core)['list.rows']({ filter: { text, show: 'sms' }, from: 0, count: 9 });
      expect(await find('message:"zwei drei"')).toMatchObject({ total: 1 });
      expect(await find('to:+15005550006')).toMatchObject({ total: 1 });
    },
  );
});

it('a cut gzip is shown and found as far as it was received, and marked as incomplete', async () => {
  const { core, port, nth } = await runCore();
  const words = Array.from({ length: 3_000 }, (_, n) => `word-${n}`).join(' ');
  const packed = gzipSync(JSON.stringify({ ...sms, message: words }));
  await fetch(`http://127.0.0.1:${port}/in/${pathToken}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
    body: Uint8Array.from(packed.subarray(0, packed.length >> 1)),
  });
  const { inspection, request } = await nth(1);
  expect(inspection?.issues.map(({ code }) => code)).toContain('encoding.incomplete');
  const window = windowHandlers(core);
  const body = await window['body.text']({ id: request.id });
  expect(JSON.stringify(body)).toContain('word-100 ');
  await core.search.settled();
  const filter = { text: 'word-100', show: 'all' } as const;
  expect(await window['list.rows']({ filter, from: 0, count: 9 })).toMatchObject({ total: 1 });
});

it('parts are shown decoded, and stored in the body as received', async () => {
  const { core, port, nth } = await runCore();
  const body =
    '--XX\r\nContent-Disposition: form-data; name="note"\r\nContent-Transfer-Encoding: base64\r\n\r\nSGVsbG8gd29ybGQ=\r\n' +
    `--XX\r\nContent-Disposition: form-data; name="f"; filename*0*=UTF-8''caf%C3%A9; filename*1=".txt"\r\n\r\none\r\n--XX--\r\n`;
  await fetch(`http://127.0.0.1:${port}/in/${pathToken}`, {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary=XX' },
    body,
  });
  const { request } = await nth(1);
  const parts = await windowHandlers(core)['body.parts']({ id: request.id });
  expect(JSON.stringify(parts)).toContain('"text":"Hello world"');
  expect(JSON.stringify(parts)).toContain('"filename":"café.txt"');
  expect(Buffer.from(core.store.body(request.id) ?? []).toString()).toBe(body);
});
