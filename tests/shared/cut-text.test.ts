import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, shortText } from '../../shared/cut-text.ts';
import { processorMsSince } from '../support/processor-time.ts';

const family = '👨\u200d👩\u200d👧';
const england = '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';

describe('a text that is cut', () => {
  it.each([
    ['an emoji', '😀'],
    ['a family', family],
    ['a skin tone', '👍🏽'],
    ['a flag', '🇪🇸'],
    ['a flag of tags', england],
    ['a heart as an emoji', '❤\ufe0f'],
    ['a keycap', '1\ufe0f\u20e3'],
    ['a letter with its accent', 'e\u0301'],
    ['Hangul in parts', '한'.normalize('NFD')],
    ['kana with its mark', 'か\u3099'],
    ['a Devanagari syllable', 'क्षि'],
    ['a line break of two', '\r\n'],
  ])('ends before %s, or after it', (_, character) => {
    const before = 'x'.repeat(50);
    for (let limit = 50; limit < 50 + character.length; limit += 1) {
      expect(cutText(`${before}${character}y`, limit)).toBe(before);
    }
    expect(cutText(`${before}${character}y`, 50 + character.length)).toBe(before + character);
    expect(cutText(`${'x'.repeat(5_000)}${character}y`, 5_001)).toBe('x'.repeat(5_000));
  });

  it('keeps as much as fits, in whole code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, limit) => {
        const cut = cutText(text, limit);
        expect(text.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(cut.isWellFormed()).toBe(true);
        if (text.length <= limit) expect(cut).toBe(text);
      }),
    );
    expect(shortText('hello', 5)).toBe('hello');
    expect(shortText(`he${family}`, 5)).toBe('he…');
  });

  it.each([
    ['marks', '\u0301'],
    ['joined emoji', '👩\u200d'],
    ['flags', '🇪'],
    ['letters', 'x'],
  ])('takes no longer for very many %s', (_, some) => {
    const text = `a${some.repeat(5_000_000)}`;
    const start = process.threadCpuUsage();
    for (let n = 0; n < 100; n += 1)
      expect(cutText(text, 2_000_000).length).toBeGreaterThan(1_999_000);
    expect(processorMsSince(start)).toBeLessThan(2_000);
  });
});
