import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Chunk, ExportContext, ExportEntry } from '../../../electron/core/export/exporter.ts';
import { exportFormats, exportTable } from '../../../shared/export.ts';
import type { CapturedRequest } from '../../../shared/request.ts';

/** The formats that hold every request. E-mails have tests of their own. */
export const formatsOfAll = exportFormats.filter((format) => exportTable[format].holds === 'all');

export const context: ExportContext = {
  targetBase: 'http://127.0.0.1:4040',
  publicBase: null,
  appVersion: '0.1.0',
};

/** A captured request that differs from a plain one only in what is named. */
export function entryOf(
  body: Uint8Array | string,
  facts: Partial<Omit<CapturedRequest, 'body'>> & { ended?: CapturedRequest['body']['ended'] } = {},
): ExportEntry {
  const bytes = Buffer.from(body);
  const { ended = 'complete', ...rest } = facts;
  return {
    request: {
      id: 12,
      receivedAt: Date.UTC(2026, 10, 22, 10, 0, 0, 7),
      endedAt: Date.UTC(2026, 10, 22, 10, 0, 0, 9),
      via: 'local',
      peer: '127.0.0.1:50123',
      method: 'POST',
      url: '/in/token',
      httpVersion: '1.1',
      headers: [
        ['Host', '127.0.0.1:4040'],
        ['Content-Type', 'application/json'],
        ['Content-Length', String(bytes.length)],
      ],
      trailers: [],
      stray: false,
      broken: null,
      ...rest,
      body: {
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        ended,
      },
    },
    reply: { status: 200, ms: 4.5 },
    inspection: null,
    body: bytes,
  };
}

function sample(name: string): Buffer {
  return readFileSync(new URL(`../../../resources/samples/${name}.json`, import.meta.url));
}

const everyByte = Uint8Array.from({ length: 512 }, (_, index) => index % 256);

/** Requests that have broken an exporter somewhere. */
export const difficult = {
  'a text message': entryOf(sample('sms')),
  'an e-mail with emoji and an apostrophe': entryOf(
    JSON.stringify({ type: 'Email', subject: "It's here 🎉 \u202e", html: '<p>Grüße!</p>' }),
  ),
  'a body of every byte, NUL and invalid UTF-8 too': entryOf(everyByte),
  'text with a NUL': entryOf('a\0b'),
  'a UTF-8 byte order mark': entryOf('\ufeff{}'),
  'lines with what a shell calls its history': entryOf('one\n^two\n!three'),
  'quotes, dollars, backticks and backslashes': entryOf(`'"$HOME\`id\`\\n'' $(id) %s !x\nend\n\n`),
  'carriage returns and tabs': entryOf('a\r\n\tb\r\n'),
  'a body that looks like a file name': entryOf('@/etc/hostname'),
  'a body longer than an argument may be': entryOf('long '.repeat(60_000)),
  'no body': entryOf('', { method: 'GET', headers: [['Host', 'h']] }),
  'an announced empty body': entryOf(''),
  'two thousand headers': entryOf('{}', {
    headers: [
      ['Host', 'h'],
      ['Content-Length', '2'],
      ...Array.from({ length: 1998 }, (_, index) => [`X-${index}`, `value ${index}`] as const),
    ],
  }),
  'repeated, oddly spelled, empty and Latin-1 headers': entryOf('{}', {
    headers: [
      ['HOST', 'h'],
      ['x-dup', '1'],
      ['X-DUP', '2'],
      ['x-dUp', '1'],
      ['Content-Length', '2'],
      ['X-Empty', ''],
      ['X-Quote', `it's "$HOME" \`id\` \\ % !x`],
      ['X-Latin', 'caf\xe9'],
      ['X-Utf8', Buffer.from('café 🎉').toString('latin1')],
      ['X-Tab', 'a\tb'],
      ['Accept', ''],
      ['uSER-aGENT', 'x'],
    ],
  }),
  'an odd target': entryOf('{}', { url: `/a/../b//c?x[]={1}&y=a%2fb "q" '<>\xe9#f?` }),
  'a list in the query': entryOf('{}', { url: '/in/token?ids[]=1&ids[]={2}&b=%2F' }),
  'an absolute target': entryOf('{}', { url: 'http://else.example/in' }),
  'a chunked body with trailers': entryOf('{"a":1}', {
    headers: [
      ['Host', 'h'],
      ['Transfer-Encoding', 'chunked'],
      ['Trailer', 'X-Sum'],
    ],
    trailers: [['X-Sum', '1']],
  }),
} as const satisfies Record<string, ExportEntry>;

/** Requests that did not end well. */
export const cut = {
  truncated: entryOf('{"half":', {
    ended: 'truncated',
    headers: [
      ['Host', 'h'],
      ['Content-Length', '100'],
    ],
  }),
  broken: entryOf(Buffer.from('GARBAGE \0\xff\r\n\r\n', 'latin1'), {
    method: null,
    url: null,
    httpVersion: null,
    headers: [],
    broken: { code: 'HPE_INVALID_METHOD', reason: 'Invalid method encountered' },
  }),
};

/** Requests whose reply a rule decided on. */
export const ruled = {
  'left without an answer': {
    ...entryOf('{}'),
    reply: {
      status: null,
      ms: 9,
      rule: { id: 'r', name: 'Silent', delayMs: 0, fault: 'no-answer' },
    },
  },
  'answered by a rule': {
    ...entryOf('{}'),
    reply: {
      status: 429,
      ms: 9,
      rule: { id: 'r', name: 'Busy', delayMs: 5, fault: null },
      sent: { headers: [['Retry-After', '30']], body: '{}', bytes: 2 },
    },
  },
} satisfies Record<string, ExportEntry>;

export async function* inTurn(entries: readonly ExportEntry[]): AsyncGenerator<ExportEntry> {
  yield* entries;
}

export async function collected(chunks: AsyncIterable<Chunk>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const chunk of chunks) pieces.push(Buffer.from(chunk));
  return Buffer.concat(pieces);
}
