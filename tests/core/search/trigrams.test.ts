import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnCommonTrigrams } from '../../../electron/core/search/common-trigrams.ts';
import {
  isShorterThanTrigram,
  prepareTrigrams,
  trigramsOf,
} from '../../../electron/core/search/trigrams.ts';

const letters = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '\u001f', 'é', '订', '😀', '🎉'),
});

describe('the trigrams of a request', () => {
  it('are those of each text and of its end, each once', () => {
    const trigrams = prepareTrigrams();
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 3 }), (texts) => {
        const all = texts.flatMap((text) =>
          text === '' ? [] : [...trigramsOf(`${text}\u001f\u001f`)],
        );
        expect(trigrams.collect(texts).toSorted()).toEqual([...new Set(all)].toSorted());
      }),
    );
  });

  it('are without the trigrams that are left out', () => {
    const trigrams = prepareTrigrams();
    trigrams.leaveOut(['abc', '😀bc']);
    expect(trigrams.collect(['abcd😀bc'])).not.toContain('abc');
    expect(trigrams.collect(['abcd😀bc'])).not.toContain('😀bc');
    expect(trigrams.collect(['abcd😀bc'])).toContain('bcd');
  });

  it('consist of whole characters, not of surrogates', () => {
    expect([...trigramsOf('a😀b🎉')]).toEqual(['a😀b', '😀b🎉']);
    expect(['', 'ab', '😀😀'].map(isShorterThanTrigram)).toEqual([true, true, true]);
    expect(['abc', '😀😀😀'].map(isShorterThanTrigram)).toEqual([false, false]);
  });
});

describe('common trigrams', () => {
  it('are those that nine of ten requests in a sample of a thousand have', () => {
    const common = learnCommonTrigrams(0, 0);
    for (let n = 0; n < 999; n += 1) common.add(['all', n % 10 === 0 ? 'few' : 'mst']);
    expect(common.takeLearned()).toEqual([]);
    common.add(['all', 'few']);
    expect(common.takeLearned()).toEqual(['all']);
    expect(common.takeLearned()).toEqual([]);
  });

  it('are not learned from one burst among many requests', () => {
    const common = learnCommonTrigrams(0, 1_000_000);
    for (let n = 0; n < 5_000; n += 1) common.add(['bur', 'urs', 'rst']);
    expect(common.takeLearned()).toEqual([]);
    for (let n = 0; n < 200_000; n += 1) common.add([`${n % 9}xx`, n % 20 === 0 ? 'few' : 'mst']);
    expect(common.takeLearned()).toEqual(['mst']);
  });

  it('have an upper limit', () => {
    const common = learnCommonTrigrams(3_999, 0);
    for (let n = 0; n < 1_000; n += 1) common.add(['abc', 'bcd']);
    expect(common.takeLearned()).toEqual(['abc']);
  });
});
