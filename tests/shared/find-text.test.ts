import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCase, placesIn } from '../../shared/find-text.ts';

const found = (text: string, wanted: string) =>
  placesIn(text, wanted, 100).map(([start, end]) => text.slice(start, end));

describe('a text is found', () => {
  it.each([
    ['in any case', 'Visit VISIT visit', 'vISit', ['Visit', 'VISIT', 'visit']],
    ['with its accents only', 'resumé résumé', 'résumé', ['résumé']],
    ['behind a letter whose small form is longer', 'İİ Ana', 'ana', ['Ana']],
    ['with a sigma at the end of a word', 'ΟΔΟΣ οδος', 'οδοσ', ['ΟΔΟΣ', 'οδος']],
    ['beyond the basic plane', '𐐀x 𐐨X', '𐐨x', ['𐐀x', '𐐨X']],
    ['without overlaps', 'aaaa', 'aa', ['aa', 'aa']],
    ['nowhere when it is empty', 'abc', '', []],
  ])('%s', (_how, text, wanted, places) => {
    expect(found(text, wanted)).toEqual(places);
  });

  it('up to a number', () => {
    expect(placesIn('a'.repeat(5_000), 'a', 1_000)).toHaveLength(1_000);
  });
});

it('a folded text is as long as the text, so that places are the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(foldCase(text)).toHaveLength(text.length);
    }),
  );
});
