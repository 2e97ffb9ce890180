import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowHandlers } from '../../electron/core/calls/window-handlers.ts';
import type { HeaderPairs } from '../../shared/request.ts';
import { exchange, openRawSocket } from '../support/raw-socket.ts';
import { pathToken, runCore } from '../support/running-core.ts';
import { until } from '../support/until.ts';

const path = `/in/${pathToken}`;
const post = `POST ${path} HTTP/1.1\r\nHost: h\r\n`;
const close = 'Connection: close\r\n';

describe('any bytes in any request', () => {
  it('are the same in the store and in an export, with their headers in wire order', async () => {
    const { core, port } = await runCore();
    const name = fc
      .stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,20}$/)
      .filter((n) => !framing.has(n.toLowerCase()));
    const value = fc
      .array(fc.oneof(fc.integer({ min: 0x21, max: 0x7e }), fc.integer({ min: 0x80, max: 0xff })), {
        maxLength: 40,
      })
      .map((bytes) => Buffer.from(bytes).toString('latin1'));
    const request = fc.record({
      headers: fc.array(fc.tuple(name, value), { maxLength: 30 }),
      body: fc.uint8Array({ maxLength: 5_000 }),
      chunks: fc.option(
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 20 }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ headers, body, chunks }) => {
        const id = core.store.total('all') + 1;
        const framed: [string, string] =
          chunks === null
            ? ['Content-Length', String(body.length)]
            : ['Transfer-Encoding', 'chunked'];
        const pairs: [string, string][] = [...headers, framed, ['Connection', 'close']];
        const head = pairs.map(([n, v]) => `${n}: ${v}\r\n`).join('');
        const reply = await exchange(
          port,
          Buffer.concat([
            Buffer.from(`POST ${path} HTTP/1.1\r\n${head}\r\n`, 'latin1'),
            chunks === null ? body : chunked(body, chunks),
          ]),
        );
        expect(reply).toMatch(/^HTTP\/1\.1 200 /);
        expect(core.store.record(id)?.request.headers).toEqual(pairs);
        expect(Buffer.from(core.store.body(id) ?? []).equals(body)).toBe(true);
        const exported = await windowHandlers(core)['export.text']({ id, format: 'json' });
        const { requests } = JSON.parse(exported ?? '') as {
          readonly requests: readonly {
            headers: HeaderPairs;
            wire?: { headers?: HeaderPairs };
            bodyBase64: string;
          }[];
        };
        expect(requests[0]?.wire?.headers ?? requests[0]?.headers).toEqual(pairs);
        expect(Buffer.from(requests[0]?.bodyBase64 ?? '', 'base64').equals(body)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a request is stored with', () => {
  it('both timestamps and its peer', async () => {
    const { core, port, nth } = await runCore();
    const before = Date.now();
    const { socket } = await openRawSocket(port);
    const from = `127.0.0.1:${socket.localPort}`;
    socket.write(`${post}Content-Length: 2\r\n\r\na`);
    await until(() => core.listener.bytesInFlight() > 0);
    const begun = Date.now();
    await until(() => Date.now() > begun);
    socket.write('b');
    const { request } = await nth(1);
    expect(request.peer).toBe(from);
    expect(request.receivedAt).toBeGreaterThanOrEqual(before);
    expect(request.endedAt).toBeGreaterThan(request.receivedAt);
    expect(request.endedAt).toBeLessThanOrEqual(Date.now());
  });

  it('the HTTP version of its sender, and a reply whose end that version recognises', async () => {
    const { core, port, nth } = await runCore();
    const reply = await exchange(port, `POST ${path} HTTP/1.0\r\nContent-Length: 3\r\n\r\nabc`);
    expect(reply).toMatch(/ 200 OK\r\n/);
    const { request } = await nth(1);
    expect(request).toMatchObject({ httpVersion: '1.0', body: { bytes: 3, ended: 'complete' } });
    expect(Buffer.from(core.store.body(request.id) ?? []).toString()).toBe('abc');
  });

  it('a body that waited for 100 Continue', async () => {
    const { port, nth } = await runCore();
    const { socket, received, closed } = await openRawSocket(port);
    socket.write(`${post}Expect: 100-continue\r\nContent-Length: 3\r\n${close}\r\n`);
    await until(() => received().startsWith('HTTP/1.1 100 Continue\r\n'));
    socket.write('abc');
    expect(await closed).toMatch(/HTTP\/1\.1 200 OK\r\n/);
    expect((await nth(1)).request).toMatchObject({ body: { bytes: 3, ended: 'complete' } });
  });

  it('an unknown Expect header', async () => {
    const { port, nth } = await runCore();
    const reply = await exchange(
      port,
      `${post}Expect: wonders\r\nContent-Length: 1\r\n${close}\r\nx`,
    );
    expect(reply).toMatch(/^HTTP\/1\.1 200 /);
    expect((await nth(1)).request.headers).toContainEqual(['Expect', 'wonders']);
  });

  it('trailers in their own spelling, with repeats', async () => {
    const { port, nth } = await runCore();
    await exchange(
      port,
      `${post}Transfer-Encoding: chunked\r\n${close}\r\n1\r\na\r\n0\r\nX-T: 1\r\nx-t: 2\r\n\r\n`,
    );
    expect((await nth(1)).request.trailers).toEqual([
      ['X-T', '1'],
      ['x-t', '2'],
    ]);
  });

  it('header fields that are empty', async () => {
    const { port, nth } = await runCore();
    await exchange(port, `GET ${path} HTTP/1.1\r\nX-A:\r\nX-B: \r\n${close}\r\n`);
    expect((await nth(1)).request.headers).toEqual([
      ['X-A', ''],
      ['X-B', ''],
      ['Connection', 'close'],
    ]);
  });
});

describe('what the parser refuses is stored as the received bytes', () => {
  it.each([
    ['a folded header field', `GET ${path} HTTP/1.1\r\nX-A: one\r\n two\r\n\r\n`],
    ['bare line feeds', `GET ${path} HTTP/1.1\nHost: h\n\n`],
    ['a bare carriage return', `GET ${path} HTTP/1.1\r\nHost: h\rX: 1\r\n\r\n`],
    ['a field without a name', `GET ${path} HTTP/1.1\r\n: v\r\n\r\n`],
    ['a space before the colon', `GET ${path} HTTP/1.1\r\nX : v\r\n\r\n`],
    ['a NUL in a field', `GET ${path} HTTP/1.1\r\nX: a\0b\r\n\r\n`],
    ['two lengths that agree', `${post}Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc`],
    ['two lengths that do not', `${post}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`],
    ['a list of lengths', `${post}Content-Length: 3, 3\r\n\r\nabc`],
    ['a negative length', `${post}Content-Length: -1\r\n\r\nabc`],
    ['a length past every number', `${post}Content-Length: 99999999999999999999\r\n\r\nabc`],
    [
      'a length, then chunks',
      `${post}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    [
      'chunks, then a length',
      `${post}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n`,
    ],
    ['chunks, then no chunks', `${post}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
    ['a method of its own', `FOO ${path} HTTP/1.1\r\n\r\n`],
    ['the start of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a version of the future', `GET ${path} HTTP/9.9\r\n\r\n`],
  ])('%s', async (_, bytes) => {
    const { core, port, nth } = await runCore();
    expect(await exchange(port, Buffer.from(bytes, 'latin1'))).toMatch(/^HTTP\/1\.1 400 /);
    const { request } = await nth(1);
    expect(request.broken?.code).toMatch(/^HPE_/);
    expect(Buffer.from(core.store.body(request.id) ?? []).toString('latin1')).toBe(bytes);
    expect(core.store.total('all')).toBe(1);
  });

  it('an unfinished head', async () => {
    const { core, port, nth } = await runCore();
    const { socket, closed } = await openRawSocket(port);
    socket.end('POST /in');
    await closed;
    const { request } = await nth(1);
    expect(Buffer.from(core.store.body(request.id) ?? []).toString()).toBe('POST /in');
  });
});

describe('bytes after a whole request', () => {
  it.each([
    ['of a length that was too small', `${post}Content-Length: 1\r\n\r\nabcd`, 'a', 'bcd'],
    ['of a body without a length', `${post}\r\nabc`, '', 'abc'],
    [
      'that are no request',
      `${post}Content-Length: 1\r\n\r\naGARBAGE\r\n\r\n`,
      'a',
      'GARBAGE\r\n\r\n',
    ],
  ])(
    '%s become a row of their own, and the request keeps its reply',
    async (_, bytes, body, rest) => {
      const { core, port, nth } = await runCore();
      const replies = await exchange(port, bytes);
      expect(replies.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
      const first = await nth(1);
      const second = await nth(2);
      expect(first).toMatchObject({ request: { broken: null }, reply: { status: 200 } });
      expect(Buffer.from(core.store.body(first.request.id) ?? []).toString()).toBe(body);
      expect(second.request.broken?.code).toMatch(/^HPE_/);
      expect(Buffer.from(core.store.body(second.request.id) ?? []).toString()).toBe(rest);
    },
  );

  it('are stored although the connection was to close', async () => {
    const { core, port, nth } = await runCore();
    const more = `GET ${path} HTTP/1.1\r\n\r\n`;
    expect(await exchange(port, `${post}${close}\r\n${more}`)).toMatch(/^HTTP\/1\.1 200 /);
    const { request } = await nth(2);
    expect(Buffer.from(core.store.body(request.id) ?? []).toString()).toBe(more);
  });

  it('are stored whole, with the chunked request before them, when their start is unknown', async () => {
    const { core, port, nth } = await runCore();
    const bytes = `${post}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\nGARBAGE`;
    await exchange(port, bytes);
    const { request } = await nth(2);
    expect(Buffer.from(core.store.body(request.id) ?? []).toString()).toBe(bytes);
  });
});

/** Fields that would change the framing of the request or its recipient. */
const framing = new Set(
  'content-length transfer-encoding connection proxy-connection upgrade expect keep-alive trailer te'.split(
    ' ',
  ),
);

function chunked(body: Uint8Array, sizes: readonly number[]): Buffer {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (let i = 0; at < body.length; i += 1) {
    const piece = body.subarray(at, at + (sizes[i % sizes.length] ?? 1));
    parts.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n'));
    at += piece.length;
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}
