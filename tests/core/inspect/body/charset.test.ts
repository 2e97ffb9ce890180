import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../electron/core/inspect/body/charset.ts';
import { inspect } from '../../../../electron/core/inspect/inspect.ts';
import { context } from '../../../support/keys.ts';
import { posted } from '../../../support/posted.ts';

const codesOf = (bytes: Uint8Array, charset: string | null) =>
  decodeText(bytes, charset).issues.map(({ code }) => code);
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const utf32 = (text: string, little: boolean) =>
  Buffer.concat(
    Array.from(text, (character) => {
      const four = Buffer.alloc(4);
      const point = character.codePointAt(0) ?? 0;
      if (little) four.writeUInt32LE(point);
      else four.writeUInt32BE(point);
      return four;
    }),
  );

describe('a charset of the Encoding Standard', () => {
  it.each([
    ['gbk', [0x80, 0x20, 0xc4, 0xe3, 0xba, 0xc3], '€ 你好'],
    ['gb2312', [0xc4, 0xe3], '你'],
    ['gb18030', [0x81, 0x30, 0x81, 0x30, 0xc4, 0xe3], '\u0080你'],
    ['big5', [0xa7, 0x41, 0x87, 0x40], '你䏰'],
    ['shift_jis', [0x93, 0xfa, 0xb1, 0x80], '日ｱ\u0080'],
    ['windows-31j', [0x87, 0x40], '①'],
    ['euc-jp', [0xc6, 0xfc], '日'],
    ['iso-2022-jp', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x1b, 0x28, 0x42], '日'],
    ['euc-kr', [0xc7, 0xd1, 0x8c, 0x63], '한똠'],
    ['latin1', [0x80, 0x93, 0xe9], '€“é'],
    ['ascii', [0x80, 0xe9], '€é'],
    ['iso-8859-15', [0xa4], '€'],
    ['koi8-u', [0xa4, 0xc1], 'єа'],
    ['macintosh', [0x8e], 'é'],
    ['x-user-defined', [0x80], '\uf780'],
    ['utf-16', [0xe9, 0x00], 'é'],
    ['utf-16be', [0x00, 0xe9], 'é'],
    ['UTF8', [0xc3, 0xa9], 'é'],
  ])('%s is read by its table', (charset, bytes, text) => {
    expect(decodeText(Uint8Array.from(bytes), charset)).toMatchObject({ text, issues: [] });
  });

  it('reports bytes that are not valid', () => {
    expect(decodeText(Uint8Array.of(0x61, 0xe9), 'utf-8')).toMatchObject({ text: 'a\ufffd' });
    expect(codesOf(Uint8Array.of(0x61, 0xe9), null)).toEqual(['charset.invalid']);
    expect(codesOf(Uint8Array.of(0x61), 'utf-16le')).toEqual(['charset.invalid']);
  });

  it('has no issue for a character that is cut with the body', () => {
    expect(decodeText(Buffer.from('aé').subarray(0, 2), null, true)).toMatchObject({
      text: 'a',
      issues: [],
    });
    expect(decodeText(Uint8Array.of(0x61, 0xc4), 'gbk', true)).toMatchObject({
      text: 'a',
      issues: [],
    });
  });
});

describe('a name that is not a charset of the standard', () => {
  it.each([
    ...['base64', 'base64url', 'hex', 'binary', 'ucs2', 'utf16le', 'utf-7', 'utf-32', 'utf-32le'],
    ...[
      'cp437',
      'latin-1',
      'iso-2022-kr',
      'hz-gb-2312',
      'replacement',
      'klingon',
      '__proto__',
      '"',
    ],
  ])('%s is reported, and the text is read as UTF-8', (charset) => {
    expect(decodeText(Buffer.from('café € 你好'), charset)).toMatchObject({
      text: 'café € 你好',
      charset: 'utf-8',
      issues: [{ code: 'charset.unknown', values: { charset, read: 'UTF-8' } }],
    });
  });
});

describe('a byte order mark', () => {
  it('wins over every label, and is not part of the text', () => {
    const marked = '\ufeffé';
    for (const label of ['iso-8859-1', 'utf-8', 'shift_jis', null]) {
      expect(decodeText(Buffer.from(marked), label)).toMatchObject({ text: 'é', charset: 'utf-8' });
      expect(decodeText(Buffer.from(marked, 'utf16le'), label)).toMatchObject({
        text: 'é',
        charset: 'utf-16le',
      });
      expect(decodeText(utf16be(marked), label)).toMatchObject({ text: 'é', charset: 'utf-16be' });
    }
  });
});

describe('JSON in a wide charset', () => {
  const text = '{"type":"SMS","message":"café 😀"}';
  const wide: readonly (readonly [string, Buffer])[] = [
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', utf16be(text)],
    ['utf-32le', utf32(text, true)],
    ['utf-32be', utf32(text, false)],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', utf16be(`\ufeff${text}`)],
    ['utf-32le', utf32(`\ufeff${text}`, true)],
    ['utf-32be', utf32(`\ufeff${text}`, false)],
  ];

  it.each(wide)(
    '%s is known by its zeros or its mark where no charset is named',
    async (charset, bytes) => {
      for (const type of ['application/json', 'text/plain', 'application/octet-stream']) {
        const { inspection } = await inspect(
          posted(bytes, [['Content-Type', type]]),
          bytes,
          context,
        );
        expect(inspection).toMatchObject({ kind: 'sms', message: { message: 'café 😀' } });
      }
      const { inspection } = await inspect(posted(bytes), bytes, context);
      expect(inspection.issues).toContainEqual(
        expect.objectContaining({ code: 'charset.not-utf8', values: { charset } }),
      );
    },
  );

  it('is not detected in short texts and in binary data', () => {
    expect(decodeText(Uint8Array.of(0x7b, 0), null).charset).toBe('utf-8');
    expect(decodeText(Uint8Array.of(1, 0, 2, 0), null).charset).toBe('utf-8');
  });

  it('that is UTF-32 is read whatever its code points', () => {
    expect(
      decodeText(Uint8Array.of(0x7b, 0, 0, 0, 0, 0xd8, 0, 0, 0, 0, 0x11, 0, 1, 2, 3, 4), null).text,
    ).toBe('{\ufffd\ufffd\ufffd');
  });
});

it('any bytes decode to a text under any name', () => {
  fc.assert(
    fc.property(
      fc.uint8Array(),
      fc.oneof(fc.string(), fc.constantFrom('gbk', 'utf-16', 'euc-jp')),
      fc.boolean(),
      (bytes, name, cut) => {
        expect(decodeText(bytes, name, cut).text).toBeTypeOf('string');
      },
    ),
  );
});
