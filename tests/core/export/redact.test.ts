import { describe, expect, it } from 'vitest';
import { redact } from '../../../electron/core/export/redact.ts';
import { exportChunks } from '../../../electron/core/export/stream.ts';
import { collected, context, entryOf, formatsOfAll, inTurn } from './entries.ts';
import { processorMsSince } from '../../support/processor-time.ts';

const broken = (text: string) =>
  entryOf(Buffer.from(text, 'latin1'), {
    method: null,
    url: null,
    httpVersion: null,
    headers: [],
    broken: { code: 'HPE_INVALID_HEADER_TOKEN', reason: 'Invalid header' },
  });

const cleaned = (text: string) =>
  Buffer.from(redact(broken(text), ['X-Knock']).body).toString('latin1');

describe('redacting', () => {
  it.each([
    'Authorization : Bearer s3cret',
    'authorization\t: Bearer s3cret',
    'AUTHORIZATION:Basic s3cret',
    'Authorization Bearer s3cret',
    'Authorization=s3cret',
    'Authorization: Bearer\r\n s3cret',
    'Authorization:\r\n\ts3cret\r\n\ts3cret',
    'Authorization:\n s3cret',
    '\0Authorization: s3cret',
    '\xffProxy-Authorization : s3cret',
    'cOOkie : a=s3cret',
    'Set-Cookie2 : a=s3cret',
    'X-Api-Key : s3cret',
    'x_api_key: s3cret',
    'ApiKey: s3cret',
    'X-Auth: s3cret',
    'X-Access-Key: s3cret',
    'X-Session-Token : s3cret',
    'X-Passwd: s3cret',
    'x-knock : s3cret',
    'GET /in/s3cret HTTP/9',
    'GET /?a=s3cret HTTP/9',
  ])('takes what gives access out of bytes that are not HTTP: %j', async (line) => {
    for (const end of ['\r\n', '\n', '\r']) {
      const text = `BROKEN${end}A: before${end}${line}${end}B: after${end}${end}{"kept": true}`;
      const clean = cleaned(text);
      expect(clean).not.toContain('s3cret');
      expect(clean).toContain('REDACTED');
      for (const kept of ['BROKEN', 'A: before', 'B: after', '{"kept": true}']) {
        expect(clean).toContain(kept);
      }
    }
    const entry = redact(broken(`BROKEN\r\n${line}\r\n\r\n`), ['X-Knock']);
    for (const format of formatsOfAll) {
      const text = (await collected(exportChunks(format, inTurn([entry]), context))).toString();
      expect(text).not.toContain('s3cret');
      expect(text).not.toContain(Buffer.from(line).toString('base64').slice(4, 12));
    }
  });

  it('keeps the lines of the next field', () => {
    expect(cleaned('A: one\r\n two\r\nHost: x')).toBe('A: one\r\n two\r\nHost: x');
  });

  it('is fast for any bytes', () => {
    const started = process.threadCpuUsage();
    for (const text of ['-', '\t', 'a', ' /', '::', '\r', '.a']) cleaned(text.repeat(300_000));
    expect(processorMsSince(started)).toBeLessThan(3_000);
  });

  it('removes the header that the guard requires, for any name', () => {
    const entry = entryOf('{}', {
      headers: [
        ['x-Knock', 'blue moon'],
        ['X-Other', 'stays'],
      ],
    });
    expect(redact(entry, ['X-KNOCK']).request.headers).toEqual([
      ['x-Knock', 'REDACTED'],
      ['X-Other', 'stays'],
    ]);
    expect(redact(entry, []).request.headers).toEqual(entry.request.headers);
  });

  it('removes credentials from the reply of a rule', () => {
    const rule = { id: 'r', name: 'R', delayMs: 0, fault: null };
    const sent = { headers: [['Set-Cookie', 'a=1']] as const, body: '', bytes: 0 };
    const reply = { status: 200, ms: 1, rule, sent };
    expect(redact({ ...entryOf('{}'), reply }, []).reply?.sent?.headers).toEqual([
      ['Set-Cookie', 'REDACTED'],
    ]);
  });

  it('removes it from what follows a broken chunk', () => {
    const entry = entryOf('{"a":1}\r\nPOST / HTTP/1.1\r\nAuthorization: Bearer s3cret\r\n', {
      broken: { code: 'HPE_INVALID_CHUNK_SIZE', reason: 'Invalid character in chunk size' },
      ended: 'aborted',
    });
    const { body, request } = redact(entry, []);
    expect(Buffer.from(body).toString()).toBe(
      '{"a":1}\r\nPOST / HTTP/1.1\r\nAuthorization: REDACTED\r\n',
    );
    expect(request.body.bytes).toBe(body.length);
  });
});
