import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../electron/core/search/fold.ts';
import { effort } from '../../support/effort.ts';
import { processorMsSince } from '../../support/processor-time.ts';

const family = '👨\u200d👩\u200d👧';

describe('folding', () => {
  it.each([
    ['Straße', 'straße'],
    ['CAFÉ', 'cafe\u0301'],
    ['ΟΔΟΣ', 'οδος'],
    ['Ёлка Й', 'елка и'],
    ['İstanbul', 'istanbul'],
    ['a \t\r\n b', 'A b'],
    ['a\u00a0\u3000b', 'a b'],
    ['\u212bngström', 'angstrom'],
    ['\ud800x', '\udfffX'],
    ['Hẹn gặp lại', 'hen gap lai'],
    ['ẹ\u0302', 'e\u0302\u0323'],
    ['한글', '한글'.normalize('NFD')],
    ['がくせい パン', 'がくせい パン'.normalize('NFD')],
    ['ｶﾞｸｾｲ ﾊﾟﾝ', 'ガクセイ パン'],
    ['か\u309bくせい', 'がくせい'],
    ['ＫＩＮＤ：ｓｍｓ　１２', 'kind:sms 12'],
    ['ﬁne ﬂat', 'fine flat'],
    ['20℃', '20°c'],
    ['क़लम', 'क\u093cलम'],
    ['שׁלום', 'ש\u05c1לום'],
    ['ؤ آ', 'و\u0654 ا\u0653'],
    ['a ≠ b', 'a =\u0338 b'],
    ['don’t “stop” – now', 'don\'t "stop" - now'],
    ['«oui»', '"oui"'],
    ['in\u00advoice', 'invoice'],
    ['می\u200cخواهم', 'میخواهم'],
    [family, '👨👩👧'],
    ['❤\ufe0f', '❤'],
    ['΅', '¨'],
  ])('%j and %j are the same', (a, b) => {
    expect(fold(a)).toBe(fold(b));
  });

  it.each([
    ['straße', 'strasse'],
    ['가', '각'],
    ['か', 'が'],
    ['の', 'ノ'],
    ['100%', '100_'],
    ['=', '≠'],
    ['¨', ' '],
  ])('%j and %j differ', (a, b) => {
    expect(fold(a)).not.toBe(fold(b));
  });

  it('folds all Unicode forms of a text to the same text', () => {
    const unit = fc.oneof(
      fc.integer({ min: 0xa0, max: 0x1fff }),
      fc.integer({ min: 0x3040, max: 0x30ff }),
      fc.integer({ min: 0xac00, max: 0xd7a3 }),
      fc.constantFrom(0x0301, 0x0323, 0x0338, 0x3099, 0x309a, 0x05b0, 0x0654),
    );
    const text = fc.array(unit, { maxLength: 12 }).map((codes) => String.fromCodePoint(...codes));
    fc.assert(
      fc.property(text, (any) => {
        expect(fold(any.normalize('NFD'))).toBe(fold(any));
        expect(fold(any.normalize('NFC'))).toBe(fold(any));
      }),
      { numRuns: effort({ usual: 4_000, full: 20_000 }) },
    );
  });

  it('preserves that one text contains another, between whole characters', () => {
    const text = fc
      .oneof(
        fc.string({ unit: 'binary' }),
        fc.string({
          unit: fc.constantFrom(
            'Σ',
            'ς',
            ' ',
            '\n',
            '가',
            'é',
            'İ',
            '\u0000',
            'A',
            '\ufffe',
            'が',
            '´',
          ),
        }),
      )
      // Without marks and final parts of syllables at the start, which join the character before.
      .filter((any) => !/^[\p{M}\u1160-\u11ff\uff9e\uff9f\u309b\u309c]/u.test(any));
    fc.assert(
      fc.property(text, text, text, (before, inner, after) => {
        expect(fold(before + inner + after)).toContain(fold(inner));
      }),
      { numRuns: effort({ usual: 1_000, full: 5_000 }) },
    );
  });

  it.each([
    ['accents', '\u0301\u0316'],
    ['Hebrew points', '\u05b1\u05b0'],
    ['voice marks', '\u3099\u093c'],
    ['words in one character', '\ufdfa'],
    ['signs that are marks alone', '´¨'],
    ['capital sigmas', "Σ'"],
  ])(
    'takes time and memory in proportion to very many %s',
    (_, some) => {
      const start = process.threadCpuUsage();
      const times = effort({ usual: 1_000_000, full: 4_000_000 });
      const folded = fold(`a${some.repeat(times)}`);
      expect(processorMsSince(start)).toBeLessThan(10_000);
      expect(folded.length).toBeLessThanOrEqual(2 * times + 1);
    },
    60_000,
  );
});
