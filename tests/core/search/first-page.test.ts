import { describe, expect, it, vi } from 'vitest';
import { tempDir } from '../../support/temp-dir.ts';
import { until } from '../../support/until.ts';
import { makeCaptures } from './captures.ts';
import { filterOf, indexed, open, page, sms } from './opened.ts';

describe('the first page', () => {
  it('is answered before all are counted, and `onCounted` is called afterwards', async () => {
    const { dataDir } = await indexed(
      Array.from({ length: 200 }, (_, n) => sms(n + 1, n % 2 === 0 ? 'hello there' : 'goodbye')),
    );
    const counted = vi.fn();
    const search = open(dataDir, { onCounted: counted });
    const newest = Array.from({ length: 50 }, (_, n) => 199 - n * 2);
    const first = { from: 0, count: 50 };
    for (const text of ['hello', '"lo the"', 'hello kind:sms']) {
      const filter = filterOf(text);
      expect(await search.find(filter, first)).toEqual({
        is: 'found',
        total: 50,
        counted: false,
        ids: newest,
      });
      expect(await search.find(filter, first)).toMatchObject({ total: 100, counted: true });
      await until(() => counted.mock.calls.length === 1);
      counted.mockClear();
      // The total is known, so no smaller one is answered again.
      search.relisted();
      expect(await search.find(filter, first)).toMatchObject({ total: 100, ids: newest });
    }
    expect(counted).not.toHaveBeenCalled();
    expect(await search.find(filterOf('hello -there'), first)).toMatchObject({ total: 0 });
  });

  it.each([300, 5_000])(
    'finds the one request among %i others that have all its trigrams but not the text',
    async (others) => {
      const dataDir = tempDir();
      const captures = makeCaptures(dataDir);
      captures.put({ id: 1, body: 'abcabd' });
      for (let n = 0; n < others; n += 1) captures.put({ id: n + 2, body: 'abca bcab cabd' });
      const search = open(dataDir);
      await search.settled();
      expect(await search.find(filterOf('abcabd'), page)).toEqual({
        is: 'found',
        total: 1,
        counted: true,
        ids: [1],
      });
    },
  );
});
