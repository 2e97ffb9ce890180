import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonTrigrams } from '../../../electron/core/search/common-trigrams.ts';
import { isShort, prepareTrigrams, trigramsOf } from '../../../electron/core/search/trigrams.ts';

const letters = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '\u001f', 'é', '订', '😀', '🎉'),
});

describe('the trigrams of a request', () => {
  it('are those of each text and its end, once', () => {
    const trigrams = prepareTrigrams();
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 3 }), (texts) => {
        const all = texts.flatMap((text) =>
          text === '' ? [] : [...trigramsOf(`${text}\u001f\u001f`)],
        );
        expect(trigrams.of(texts).toSorted()).toEqual([...new Set(all)].toSorted());
      }),
    );
  });

  it('are without those that are left out', () => {
    const trigrams = prepareTrigrams();
    trigrams.leaveOut(['abc', '😀bc']);
    expect(trigrams.of(['abcd😀bc'])).not.toContain('abc');
    expect(trigrams.of(['abcd😀bc'])).not.toContain('😀bc');
    expect(trigrams.of(['abcd😀bc'])).toContain('bcd');
  });

  it('are of characters, not of their halves', () => {
    expect([...trigramsOf('a😀b🎉')]).toEqual(['a😀b', '😀b🎉']);
    expect(['', 'ab', '😀😀'].map(isShort)).toEqual([true, true, true]);
    expect(['abc', '😀😀😀'].map(isShort)).toEqual([false, false]);
  });
});

describe('common trigrams', () => {
  it('are those of nine in ten of the first thousand', () => {
    const common = commonTrigrams(0, 0);
    for (let n = 0; n < 999; n += 1) common.count(['all', n % 10 === 0 ? 'few' : 'mst']);
    expect(common.learned()).toEqual([]);
    common.count(['all', 'few']);
    expect(common.learned()).toEqual(['all']);
    expect(common.learned()).toEqual([]);
  });

  it('are not those of one burst among many requests', () => {
    const common = commonTrigrams(0, 1_000_000);
    for (let n = 0; n < 5_000; n += 1) common.count(['bur', 'urs', 'rst']);
    expect(common.learned()).toEqual([]);
    for (let n = 0; n < 200_000; n += 1) common.count([`${n % 9}xx`, n % 20 === 0 ? 'few' : 'mst']);
    expect(common.learned()).toEqual(['mst']);
  });

  it('are never more than can be remembered', () => {
    const common = commonTrigrams(3_999, 0);
    for (let n = 0; n < 1_000; n += 1) common.count(['abc', 'bcd']);
    expect(common.learned()).toEqual(['abc']);
  });
});
