import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { landmarksOf, prepareLandmarks } from '../../../electron/core/search/landmarks.ts';
import { fold } from '../../../electron/core/search/fold.ts';
import { asked, indexed, sms } from './opened.ts';

const folded = fc
  .string({
    unit: fc.constantFrom('a', 'b', ' ', '\u001f', 'é', '订', '😀', '12', '9', '٣'),
    maxLength: 30,
  })
  .map(fold);

describe('the landmarks of a text', () => {
  it('are in every text that contains it, and are collected once', () => {
    const landmarks = prepareLandmarks();
    fc.assert(
      fc.property(folded, folded, folded, (before, text, after) => {
        const { borders, digits } = landmarks.collect([`${before}${text}${after}`, text]);
        const collected = [...borders, ...digits];
        expect(new Set(collected).size).toBe(collected.length);
        for (const { token, at, end } of landmarksOf(text)) {
          expect(collected).toContain(token);
          expect(text.slice(at, end)).toMatch(/^(?:.{3} .{3}|\d{6})$/s);
        }
      }),
    );
  });

  it('differ where one of the words does, and are not looked for across two fields', () => {
    const texts = ['one two', 'one ten', 'ten two', 'One  TWO'];
    const tokens = texts.map((text) => landmarksOf(fold(text)));
    expect(new Set(tokens.flat().map(({ token }) => token)).size).toBe(3);
    expect(landmarksOf('one\u001ftwo th')).toEqual([]);
    expect(landmarksOf('no one')).toEqual([]);
  });

  it('are left out once they are common, except digits', () => {
    const landmarks = prepareLandmarks();
    const { borders, digits } = landmarks.collect(['one two 123456']);
    expect([borders.length, digits.length]).toEqual([2, 1]);
    landmarks.leaveOut(['abc', ...borders]);
    expect(landmarks.collect(['one two 1234567, ten two'])).toEqual(
      landmarks.collect(['1234567, ten two']),
    );
    expect(landmarks.collect(['1234567']).digits).toHaveLength(2);
  });
});

describe('a phrase of common words', () => {
  it('is found in the one request that has it, in any case, spelling and white space', async () => {
    const words = ['invoice', 'garden', 'reminder', 'doctor', 'coupon'];
    const phrases = words.flatMap((one) =>
      words.flatMap((two) => words.map((three) => `${one} ${two} ${three}`)),
    );
    const { search } = await indexed(phrases.map((phrase, n) => sms(n + 1, `${phrase}, x${n}`)));
    for (const n of [0, 37, 124]) {
      expect(
        await asked(search, `"${phrases[n]?.toUpperCase().replaceAll(' ', '\u00a0')}"`),
      ).toEqual([n + 1]);
    }
    expect(await asked(search, '"der doctor cou"')).toEqual(
      phrases.flatMap((phrase, n) => (phrase.includes('reminder doctor coupon') ? [n + 1] : [])),
    );
  });
});
