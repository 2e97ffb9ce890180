import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { expect, it } from 'vitest';
import { bounds } from '../../shared/bounds.ts';
import { requestThrough } from '../support/request-through.ts';
import { pathToken, runCore } from '../support/running-core.ts';

const path = `/in/${pathToken}`;
const headers = [['Content-Type', 'application/json']] as const;
const limit = bounds.unnamedCoding.bytes;

/** A message whose JSON has that length. */
function payload(bytes: number): Buffer {
  const empty = JSON.stringify({ type: 'SMS', messageId: 'long', message: '' });
  const text = 'x'.repeat(bytes - empty.length);
  return Buffer.from(JSON.stringify({ type: 'SMS', messageId: 'long', message: text }));
}

const base64 = (bytes: Uint8Array) => Buffer.from(Buffer.from(bytes).toString('base64'));
const hexadecimal = (bytes: Uint8Array) => Buffer.from(Buffer.from(bytes).toString('hex'));
const percent = (bytes: Uint8Array) =>
  Buffer.from(Buffer.from(bytes).toString('hex').replace(/../g, '%$&'));

/** Without a header that names the coding. */
const compressed: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: (bytes) => gzipSync(bytes),
  zstd: (bytes) => zstdCompressSync(bytes),
  zlib: (bytes) => deflateSync(bytes),
  'bare deflate': (bytes) => deflateRawSync(bytes),
  brotli: (bytes) => brotliCompressSync(bytes),
  'gzip twice': (bytes) => gzipSync(gzipSync(bytes)),
  'gzip in base64': (bytes) => base64(gzipSync(bytes)),
};

/** These are as long as what is in them, or longer. */
const texts: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  base64,
  hexadecimal,
  percent,
  'base64 twice': (bytes) => base64(base64(bytes)),
};

const packings = Object.entries({ ...compressed, ...texts });

it('bodies just over the limit of each decoder take little memory, and no request its reply or its findings', async () => {
  const { core, port, nth } = await runCore();
  const url = `http://127.0.0.1:${port}`;
  const before = process.memoryUsage().rss;
  let highest = before;
  const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 20);
  const short = JSON.stringify({ type: 'SMS', messageId: 'short', message: 'Hi' });
  for (const [, pack] of packings)
    for (const bytes of [limit, limit + 1]) {
      const long = requestThrough(url, { path, headers, body: pack(payload(bytes)) });
      expect((await requestThrough(url, { path, headers, body: short })).status).toBe(200);
      expect((await long).status).toBe(200);
    }
  const count = packings.length * 4;
  await nth(count);
  clearInterval(watch);
  expect(core.store.pending.fresh(0, 1)).toEqual([]);
  // Each has its findings; half of all are the short ones.
  const rows = core.store.rows({ show: 'all', from: 0, count });
  expect(rows).toHaveLength(count);
  const ordinary = rows.filter(({ bodyBytes }) => bodyBytes === short.length);
  expect(ordinary.map(({ kind }) => kind)).toEqual(Array(count / 2).fill('sms'));
  expect(highest - before).toBeLessThan(400 * 1024 ** 2);
});

it.each(Object.entries(compressed))(
  '%s: a payload of the limit is read, and of a longer one it is said why it is not',
  async (_, pack) => {
    const { port, nth } = await runCore();
    const url = `http://127.0.0.1:${port}`;
    const codes: string[][] = [];
    for (const bytes of [limit, limit + 1]) {
      await requestThrough(url, { path, headers, body: pack(payload(bytes)) });
      const { inspection } = await nth(codes.length + 1);
      codes.push(inspection?.issues.map(({ code }) => code) ?? []);
    }
    expect(codes[0]).not.toContain('encoding.too-large');
    expect(codes[1]).toContain('encoding.too-large');
  },
);

it.each(['[]', '[]\n', '[]\r\n', '{}'])(
  'the text %j under a wrong br is shown as it is',
  async (text) => {
    const { port, nth } = await runCore();
    const wrong = [...headers, ['Content-Encoding', 'br']] as const;
    await requestThrough(`http://127.0.0.1:${port}`, { path, headers: wrong, body: text });
    const { inspection } = await nth(1);
    const codes = inspection?.issues.map(({ code }) => code) ?? [];
    expect(codes).toContain('encoding.failed');
    expect(codes).not.toContain('encoding.incomplete');
  },
);

it.each(Object.entries(texts))(
  '%s is shown as the text that it is, also when a header names a coding that it does not have',
  async (_, pack) => {
    const { port, nth } = await runCore();
    const url = `http://127.0.0.1:${port}`;
    let sent = 0;
    for (const bytes of [300, limit + 1])
      for (const named of ['br', 'deflate', 'gzip', 'zstd']) {
        const wrong = [...headers, ['Content-Encoding', named]] as const;
        await requestThrough(url, { path, headers: wrong, body: pack(payload(bytes)) });
        const { inspection } = await nth((sent += 1));
        const codes = inspection?.issues.map(({ code }) => code) ?? [];
        expect(codes).not.toContain('encoding.trailing');
        expect(codes).toContain(bytes === 300 ? 'encoding.wrong' : 'encoding.failed');
      }
  },
);
