import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportChunks } from '../../../electron/core/export/stream.ts';
import { BrokenFile } from '../../../electron/core/import/importer.ts';
import { signatureField } from '../../../electron/core/import/payload.ts';
import { collected, context, entryOf, inTurn } from '../export/entries.ts';
import { bodyText, readText, wireOf } from './read-text.ts';

const compact = '{"message":"Grüße"}';
const pretty = '{\r\n  "message": "Grüße"\r\n}\n';

describe('a bare body', () => {
  it.each([compact, pretty, `\ufeff${compact}`, `  ${compact}`, '[1,2]', '{}'])(
    'keeps its bytes: %j',
    async (text) => {
      const { requests, format, problems } = await readText(text);
      expect(wireOf(requests[0])).toEqual(['POST /', 'Content-Type: application/json', text]);
      expect({ format, problems }).toEqual({ format: 'payload', problems: [] });
    },
  );

  it('may be longer than the part by which formats are recognised', async () => {
    const text = JSON.stringify({ message: 'x'.repeat(300_000) });
    expect(bodyText((await readText(text)).requests[0])).toBe(text);
  });

  it('may have header fields before it, with or without an empty line', async () => {
    for (const between of ['\n', '\n\n', '\r\n\r\n']) {
      const { requests } = await readText(`X-GHL-Signature: a+b/==${between}${pretty}`);
      expect(wireOf(requests[0])).toEqual([
        'POST /',
        'Content-Type: application/json',
        'X-GHL-Signature: a+b/==',
        pretty,
      ]);
    }
  });

  it('of a file in UTF-16 is written in UTF-8', async () => {
    const { requests } = await readText(Buffer.from(`\ufeff${compact}`, 'utf16le'));
    expect(bodyText(requests[0])).toBe(compact);
  });

  it.each([
    ['{"a":1', 'line 1, column 7: not JSON: it ends too early'],
    ['{"a":1,\n"b":2,\n}', 'line 2, column 6: not JSON: a comma before the end'],
    ['{"a":1}\n{"b":2,}', 'line 2, column 1: not JSON: more text after its end'],
    ['{"a":1} {"b":2}', 'line 1, column 9: not JSON: more text after its end'],
    ['"text"', 'not one of these formats'],
    ['hello', 'a bare JSON body'],
    ['X-A: 1\n\nhello', 'line 3, column 1: not JSON: an unknown word'],
    ['X-A: 1\nno field\n\n{}', 'line 2: not a header field'],
    ['X-A: 1\n\n5', 'line 3: the body is no JSON object or array'],
    ['fetch("https://h/")', 'line 1: fetch cannot be read; copy it as cURL instead'],
    ['Invoke-WebRequest -Uri x', 'PowerShell cannot be read'],
    ['$headers = @{ "X-A" = "1" }\nInvoke-RestMethod x', 'PowerShell cannot be read'],
  ])('is refused with place and reason: %j', async (text, message) => {
    const refused = await readText(text).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(BrokenFile);
    expect(String(refused)).toContain(message);
  });

  it.each([
    ['  abc+/=\n', ['X-GHL-Signature', 'abc+/=']],
    ['x-wh-signature: ab\n cd', ['x-wh-signature', 'abcd']],
    [
      Buffer.alloc(256).toString('base64'),
      ['X-WH-Signature', Buffer.alloc(256).toString('base64')],
    ],
    [' ', null],
  ])('has a signature that was copied by itself: %j', (text, field) => {
    expect(signatureField(text)).toEqual(field);
  });
});

describe('a raw HTTP request', () => {
  it.each(['\r\n', '\n'])('keeps its fields and its body: lines end with %j', async (end) => {
    const head = ['POST /in/token?x=1 HTTP/1.1', 'Host: a', 'X-A: 1', 'x-a:  ü ', 'X-F: 1', '  2'];
    const { requests, format } = await readText(`${[...head, '', ''].join(end)}${pretty}`);
    expect(format).toBe('http');
    expect(wireOf(requests[0])).toEqual([
      'POST /in/token?x=1',
      'Host: a',
      'X-A: 1',
      `x-a: ${Buffer.from('ü').toString('latin1')}`,
      'X-F: 1 2',
      pretty,
    ]);
    expect(requests[0]?.arrival.httpVersion).toBe('1.1');
  });

  it('comes back from our own export', async () => {
    const body = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const entry = entryOf(body, {
      headers: [
        ['Host', 'h'],
        ['Content-Length', '256'],
      ],
    });
    const { requests } = await readText(
      await collected(exportChunks('raw', inTurn([entry]), context)),
    );
    expect(Buffer.from(requests[0]?.body ?? [])).toEqual(Buffer.from(body));
    expect(requests[0]?.arrival.headers).toEqual(entry.request.headers);
  });

  it('loses the end of a line that an editor added, and says when bytes are missing', async () => {
    const request = (length: number, body: string) =>
      readText(`POST / HTTP/1.1\nHost: h\nContent-Length: ${length}\n\n${body}`);
    expect(bodyText((await request(2, '{}\n')).requests[0])).toBe('{}');
    const cut = await request(9, '{}');
    expect(cut.problems[0]?.reason).toContain('2 bytes of body instead of 9');
    expect(cut.requests).toHaveLength(1);
  });

  it('may be chunked, or be written without its chunks', async () => {
    const head = 'POST http://a.example/x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n';
    for (const body of ['2\r\n{"\r\n4;x\r\na":1\r\n1\r\n}\r\n0\r\n\r\n', '{"a":1}']) {
      const { requests } = await readText(head + body);
      expect(bodyText(requests[0])).toBe('{"a":1}');
      expect(requests[0]?.arrival).toMatchObject({
        url: '/x',
        headers: [['Host', 'a.example'], expect.anything()],
      });
    }
  });
});

it('reads or refuses any text that begins like one', async () => {
  const start = fc.constantFrom('curl ', 'POST / HTTP/1.1\n', 'X-A: 1\n', '{', '');
  const rest = fc.string({ unit: fc.constantFrom(...`{}[]":,'\\$^-dHFX @;=\n\r1ax\0`.split('')) });
  await fc.assert(
    fc.asyncProperty(start, rest, async (begin, end) => {
      await readText(begin + end).catch((error: unknown) =>
        expect(error).toBeInstanceOf(BrokenFile),
      );
    }),
    { numRuns: 500 },
  );
});
