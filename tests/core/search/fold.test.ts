import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../electron/core/search/fold.ts';

describe('folding', () => {
  it.each([
    ['Straße', 'straße'],
    ['CAFÉ', 'cafe\u0301'],
    ['ΟΔΟΣ', 'οδος'],
    ['Ёлка Й', 'елка и'],
    ['İstanbul', 'istanbul'],
    ['a \t\r\n b', 'A b'],
    ['\u212bngström', 'angstrom'],
    ['\ud800x', '\udfffX'],
  ])('%j and %j are the same', (a, b) => {
    expect(fold(a)).toBe(fold(b));
  });

  it.each([
    ['straße', 'strasse'],
    ['가', '각'],
    ['の', 'ノ'],
    ['100%', '100_'],
  ])('%j and %j differ', (a, b) => {
    expect(fold(a)).not.toBe(fold(b));
  });

  it('keeps what contains a text containing it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('Σ', 'ς', ' ', '\n', '\u0301', 'é', 'İ', '\u0000', 'A', '\ufffe'),
      }),
    );
    fc.assert(
      fc.property(text, text, text, (before, inner, after) => {
        expect(fold(before + inner + after)).toContain(fold(inner));
      }),
      { numRuns: 2_000 },
    );
  });
});
