import { describe, expect, it } from 'vitest';
import { destinationOf } from '../support/destination.ts';
import { exchange } from '../support/raw-socket.ts';
import { receive, type Receiver } from '../support/receiver.ts';
import { pathToken, runCore } from '../support/running-core.ts';

/** What a hostile sender's bytes become at a destination: one request with its own fields, or nothing at all. */
const line = `POST /in/${pathToken} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n`;
const empty = 'Content-Length: 0\r\n\r\n';
const many = Array.from({ length: 5_000 }, (_, at) => `X-${at}: v\r\n`).join('');

/** An inspector that relays to a receiver. @returns sends bytes to it, and gives its answer. */
async function relayTo({ port }: Receiver): Promise<(bytes: string) => Promise<string>> {
  const running = await runCore({
    destinations: [destinationOf(port)],
    relay: { destination: 'd1', failureStatus: 502 },
  });
  return (bytes) => exchange(running.port, Buffer.from(bytes, 'latin1'));
}

/** Requests that reach no destination. */
const refused: readonly (readonly [what: string, bytes: string])[] = [
  ['a fold in a field', `${line}X-A: 1\r\n  X-B: 2\r\n${empty}`],
  ['a bare CR in a value', `${line}X-A: 1\rX-B: 2\r\n${empty}`],
  ['a NUL in a value', `${line}X-A: 1\x002\r\n${empty}`],
  ['a name with odd bytes', `${line}X\xe9A: 1\r\n${empty}`],
  ['a blank before the colon', `${line}X-A : 1\r\n${empty}`],
  ['a blank in the target', `POST /in/${pathToken}?a b HTTP/1.1\r\nHost: h\r\n${empty}`],
  ['bytes above 127 in the target', `${line.replace(' HTTP', '?\xe9 HTTP')}${empty}`],
  ['two lengths', `${line}Content-Length: 1\r\n${empty}x`],
  [
    'a length and chunks',
    `${line}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n`,
  ],
  [
    'a length among the trailers',
    `${line}Transfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 9\r\n\r\n`,
  ],
  ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n'],
  ['OPTIONS *', 'OPTIONS * HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n'],
];

const ownFields =
  /^POST \/hook(?:\?x)? HTTP\/1\.1\r\nhost: 127\.0\.0\.1:\d+\r\nconnection: keep-alive\r\nHookscope-Hop: [\w-]{22}\r\ncontent-length: \d+\r\n\r\n$/;

/** Requests that reach it as one request, and the head that it gets. */
const passed: readonly (readonly [what: string, bytes: string, head: RegExp])[] = [
  ['bytes above 127 in a value', `${line}X-A: \xff\xfe\r\n${empty}`, /\r\nX-A: \xff\xfe\r\n/],
  [
    'another host in an absolute target',
    `POST http://evil.example/in/${pathToken}?x HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n${empty}`,
    ownFields,
  ],
  ['5,000 fields', `${line}${many}${empty}`, /\r\nX-0: v\r\n[^]*\r\nX-4999: v\r\nHookscope-Hop/],
  ['a field of 100 kB', `${line}X-A: ${'y'.repeat(100_000)}\r\n${empty}`, /\r\nX-A: y{100000}\r\n/],
  [
    'fields that concern the connection',
    `${line}Expect: 100-continue\r\nUpgrade: h2c\r\nTE: trailers\r\nKeep-Alive: 5\r\n${empty}`,
    ownFields,
  ],
  [
    'a mark that it made up',
    `${line}Hookscope-Hop: ${'A'.repeat(22)}\r\n${empty}`,
    /\r\nHookscope-Hop: A{22}\r\nHookscope-Hop: [\w-]{22}\r\n/,
  ],
  [
    'trailers',
    `${line}Transfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n2\r\nhi\r\n0\r\nX-T: 1\r\n\r\n`,
    ownFields,
  ],
];

describe('a sender', () => {
  it('reaches no destination with what is not one plain request', async () => {
    const receiver = await receive();
    const send = await relayTo(receiver);
    for (const [what, bytes] of refused) {
      const answer = await send(bytes);
      expect(Number(answer.split(' ')[1]), what).toBeGreaterThanOrEqual(400);
      expect(receiver.connections(), what).toBe(0);
    }
  });

  it('sends one request, with its own fields', async () => {
    const receiver = await receive();
    const send = await relayTo(receiver);
    for (const [at, [what, bytes, head]] of passed.entries()) {
      const answer = await send(bytes);
      expect(answer, what).toMatch(/^HTTP\/1\.1 (?:100 Continue\r\n\r\nHTTP\/1\.1 )?200 /);
      expect(receiver.seen, what).toHaveLength(at + 1);
      expect(receiver.seen[at]?.head, what).toMatch(head);
    }
  });
});

const control = ['\x01', '\x0b', '\x7f', '\0'].map(
  (byte) =>
    [
      `${JSON.stringify(byte)} in a value`,
      `HTTP/1.1 200 OK\r\nX-A: a${byte}b\r\nContent-Length: 0\r\n\r\n`,
      /"fault":"not-http"/,
    ] as const,
);

/** Answers of a destination, and what the sender gets. */
const answers: readonly (readonly [what: string, bytes: string, expected: RegExp])[] = [
  [
    'a fold',
    'HTTP/1.1 200 OK\r\nX-A: 1\r\n  X-B: 2\r\nContent-Length: 0\r\n\r\n',
    /"fault":"not-http"/,
  ],
  [
    'two lengths',
    'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 0\r\n\r\nhi',
    /"fault":/,
  ],
  [
    'bytes above 127',
    'HTTP/1.1 200 \xff\xfe\r\nX-A: \xff\r\nContent-Length: 2\r\n\r\n\xff\xfe',
    /^HTTP\/1\.1 200 [^\r]*\r\nX-A: \xff\r\nContent-Length: 2\r\nConnection: close\r\n\r\n\xff\xfe$/,
  ],
  [
    'a second answer behind the first',
    'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 500 Evil\r\nContent-Length: 4\r\n\r\nevil',
    /^HTTP\/1\.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok$/,
  ],
  [
    'a redirect',
    'HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n',
    /^HTTP\/1\.1 302 Found\r\nLocation: http:\/\/127\.0\.0\.1:1\/\r\n/,
  ],
  ...control,
  ['an odd name', 'HTTP/1.1 200 OK\r\nX A\xe9: 1\r\nContent-Length: 0\r\n\r\n', /"fault":/],
  [
    'a control character in the status',
    'HTTP/1.1 200 O\x01K\r\nContent-Length: 0\r\n\r\n',
    /^HTTP\/1\.1 (?:200 OK|502)/,
  ],
  ['an unknown status', 'HTTP/1.1 799 Odd\r\nContent-Length: 0\r\n\r\n', /^HTTP\/1\.1 799 Odd\r\n/],
];

describe('a destination', () => {
  it('gives one reply, with its own fields', async () => {
    let answer = '';
    const receiver = await receive((socket) => void socket.end(answer, 'latin1'));
    const send = await relayTo(receiver);
    for (const [what, bytes, expected] of answers) {
      answer = bytes;
      expect(await send(`${line}${empty}`), what).toMatch(expected);
    }
  });
});
