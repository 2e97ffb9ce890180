import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOnWire, wireText, wireTexts } from '../../shared/wire-text.ts';

const bytesOf = (text: string) => Buffer.from(text).toString('latin1');

describe('the text of a request line or header field', () => {
  it.each(['plain', 'café', 'Zoë 🎉', '你好', '한글', '\u0085', '\ufeffmark', 'e\u0301'])(
    'is UTF-8 where it is valid UTF-8: %j',
    (text) => expect(wireText(bytesOf(text))).toBe(text),
  );

  it.each([
    ['a Latin-1 letter', 'caf\xe9'],
    ['a sequence that is cut', 'x\xc3'],
    ['an overlong form', '\xc0\xaf'],
    ['half of a surrogate pair', '\xed\xa0\xbd'],
    ['one good and one bad sequence', '\xc3\xa9\xe9'],
    ['text that is longer than bytes already', 'é\u20ac\xc3\xa9'],
  ])('is unchanged: %s', (_, value) => expect(wireText(value)).toBe(value));

  it('keeps order, spelling and repeats of fields', () => {
    expect(
      wireTexts([
        ['X-A', bytesOf('ü')],
        ['x-a', '\xfc'],
      ]),
    ).toEqual([
      ['X-A', 'ü'],
      ['x-a', 'ü'],
    ]);
  });

  it('is encoded as UTF-8 when a character is longer than a byte', () => {
    const long = fc.string({ unit: 'binary' }).filter((text) => /[\u0100-\uffff]/.test(text));
    fc.assert(fc.property(long, (text) => wireText(textOnWire(text)) === text.toWellFormed()));
  });
});
