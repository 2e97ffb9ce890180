import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportEntry } from '../../../electron/core/export/exporter.ts';
import { exportChunks } from '../../../electron/core/export/stream.ts';
import { collected, context, cut, difficult, entryOf, inTurn } from './entries.ts';

interface Arrived {
  readonly message: IncomingMessage;
  readonly body: Buffer;
}

/** In the order of their heads. */
const arrivals: Promise<Arrived>[] = [];
const server = createServer({ maxHeaderSize: 2 ** 20 }, (message, response) => {
  arrivals.push(
    collected(message).then((body) => {
      response.end();
      return { message, body };
    }),
  );
});
server.maxHeadersCount = 0;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

function rawOf(entries: readonly ExportEntry[]): Promise<Buffer> {
  return collected(exportChunks('raw', inTurn(entries), context));
}

/** Sends the export as it is, and gives what Node's own parser makes of it. */
async function parsed(entries: readonly ExportEntry[]): Promise<readonly Arrived[]> {
  arrivals.length = 0;
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.end(await rawOf(entries));
  socket.resume();
  await once(socket, 'close');
  return Promise.all(arrivals);
}

function pairs(raw: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: raw.length / 2 }, (_, index) => raw.slice(index * 2, index * 2 + 2));
}

function expectSame(arrived: Arrived | undefined, { request, body: sent }: ExportEntry): void {
  if (arrived === undefined) throw new Error('nothing arrived');
  const { message, body } = arrived;
  expect(message.method).toBe(request.method);
  expect(message.url).toBe(request.url);
  expect(pairs(message.rawHeaders)).toEqual(request.headers);
  expect(pairs(message.rawTrailers)).toEqual(request.trailers);
  expect(body.equals(sent)).toBe(true);
}

/** Node's parser takes no white space in a target. */
const { 'an odd target': oddTarget, ...parseable } = difficult;

describe('raw', () => {
  it.each(Object.entries(parseable))('is a message that Node reads: %s', async (_, entry) => {
    const [arrived, ...more] = await parsed([entry]);
    expect(more).toEqual([]);
    expectSame(arrived, entry);
  });

  it('writes a list as a stream of messages', async () => {
    const entries = Object.values(parseable);
    const arrived = await parsed(entries);
    expect(arrived).toHaveLength(entries.length);
    for (const [index, entry] of entries.entries()) expectSame(arrived[index], entry);
  });

  it('writes the target as received, even one that no parser accepts', async () => {
    const line = (await rawOf([oddTarget])).toString('latin1').split('\r\n')[0];
    expect(line).toBe(`POST ${oddTarget.request.url} HTTP/1.1`);
  });

  it('writes bytes that were not HTTP as received', async () => {
    expect((await rawOf([cut.broken])).equals(cut.broken.body)).toBe(true);
  });

  it('leaves a truncated body shorter than its Content-Length', async () => {
    expect((await rawOf([cut.truncated])).toString('latin1')).toBe(
      'POST /in/token HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n{"half":',
    );
  });

  it('leaves an aborted chunked body without its last chunk', async () => {
    const headers = [['Transfer-Encoding', 'gzip, Chunked']] as const;
    expect((await rawOf([entryOf('abc', { headers, ended: 'aborted' })])).toString()).toBe(
      'POST /in/token HTTP/1.1\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n3\r\nabc\r\n',
    );
  });

  it('keeps the HTTP version', async () => {
    expect((await rawOf([entryOf('', { httpVersion: '1.0', headers: [] })])).toString()).toBe(
      'POST /in/token HTTP/1.0\r\n\r\n',
    );
  });

  it.each([
    ['no length', [], '{"a":1}'],
    ['the length of another body', [['content-length', '99']], '{"a":1}'],
    ['a length that is not a number', [['Content-Length', 'x']], '{"a":1}'],
    [
      'two lengths',
      [
        ['Content-Length', '7'],
        ['content-length', '7'],
      ],
      '{"a":1}',
    ],
    ['a length of nothing', [['Content-Length', '5']], ''],
    [
      'a length beside chunks',
      [
        ['Content-Length', '5'],
        ['Transfer-Encoding', 'chunked'],
      ],
      '{"a":1}',
    ],
    ['a transfer coding that is not the last', [['Transfer-Encoding', 'gzip']], '{"a":1}'],
  ] as const)(
    'frames a message with %s, so that the next one is found',
    async (_, framing, body) => {
      const entry = entryOf(body, { headers: [['Host', 'h'], ...framing] });
      const arrived = await parsed([entry, difficult['a text message']]);
      expect(arrived.map(({ body: bytes }) => bytes.toString())).toEqual([
        body,
        Buffer.from(difficult['a text message'].body).toString(),
      ]);
    },
  );

  it.each([null, '2', '2.0', '3', '0.9', ''])(
    'has a version that parsers take for %j',
    async (httpVersion) => {
      const entry = entryOf('{}', { httpVersion });
      const arrived = await parsed([entry, entry]);
      expect(arrived.map(({ message }) => message.httpVersion)).toEqual(['1.1', '1.1']);
    },
  );

  it('writes no chunks for HTTP/1.0, which has none', async () => {
    const headers = [['Transfer-Encoding', 'chunked']] as const;
    expect((await rawOf([entryOf('abc', { headers, httpVersion: '1.0' })])).toString()).toBe(
      'POST /in/token HTTP/1.0\r\nContent-Length: 3\r\n\r\nabc',
    );
  });

  it('writes / for a missing target', async () => {
    expect((await rawOf([entryOf('', { url: '', headers: [] })])).toString()).toMatch(
      /^POST \/ HTTP/,
    );
  });
});
