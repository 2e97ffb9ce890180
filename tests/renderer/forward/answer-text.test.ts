import { describe, expect, it } from 'vitest';
import { answerText } from '../../../renderer/forward/answer-text.ts';

const read = (text: string | Uint8Array, type = 'application/json') =>
  answerText({
    headers: [['content-type', type]],
    body: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  });

describe('the body of an answer', () => {
  it('that is JSON is shown in lines, and copied as it came', () => {
    const { text, raw, language } = read('{"ok":true}');
    expect(text).toBe('{\n  "ok": true\n}');
    expect([raw, language]).toEqual(['{"ok":true}', 'json']);
  });

  it('that holds a number with too many digits is shown as it came', () => {
    expect(read('{"id":12345678901234567890}').text).toBe('{"id":12345678901234567890}');
  });

  it('that is a page is text with the colours of HTML', () => {
    expect(read('<h1>Broken</h1>', 'text/html; charset=utf-8')).toMatchObject({
      text: '<h1>Broken</h1>',
      language: 'html',
      isText: true,
    });
  });

  it('is decoded by its charset, and a charset that nobody knows does no harm', () => {
    const latin = Uint8Array.of(0x63, 0x61, 0x66, 0xe9);
    expect(read(latin, 'text/plain; charset=iso-8859-1').text).toBe('café');
    expect(read(latin, 'text/plain; charset=x-none').isText).toBe(false);
  });

  it('with an endless line is cut, and says so', () => {
    const { text, raw, isShortened } = read('x'.repeat(300_000), 'text/plain');
    expect([text.length, raw.length, isShortened]).toEqual([200_000, 300_000, true]);
  });
});
