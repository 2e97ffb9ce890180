import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listChoices } from '../../../shared/list-filter.ts';
import { createList } from '../../../electron/core/views/list.ts';
import type { Search } from '../../../electron/core/search/search.ts';
import { filterOf, indexed, sms as smsOf } from '../search/opened.ts';
import { fill, listed, openHere, sms } from './stores.ts';

const email = JSON.stringify({ type: 'Email', emailTo: ['a@b.c'], html: '<p>x</p>', subject: 's' });
const noSearch = {} as Search;

describe('an anchor in the list', () => {
  it('has the index where the request is, or would be, in every choice and on both sides', async () => {
    const { store } = openHere();
    await fill(
      store,
      Array.from({ length: 60 }, (_, n) => [sms(`t${n}`), email, '{"a":1}'][n % 3] ?? ''),
    );
    await store.remove({ ids: [3, 4, 17, 30, 31, 59] });
    const list = createList(store, noSearch);
    for (const show of listChoices) {
      const ids = listed(store, show);
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 70 }),
          fc.integer({ min: 0, max: 80 }),
          fc.integer({ min: 0, max: 80 }),
          fc.integer({ min: 0, max: 30 }),
          async (id, index, from, count) => {
            const newer = ids.filter((one) => one > id).length;
            const start = Math.min(Math.max(0, from + newer - index), ids.length);
            const answer = await list.rows({
              filter: filterOf('', show),
              from,
              count,
              anchor: { id, index },
            });
            expect(answer).toMatchObject({
              total: ids.length,
              counts: { all: 54 },
              from: start,
              moved: newer - index,
            });
            expect(answer?.rows.map((row) => row.id)).toEqual(ids.slice(start, start + count));
          },
        ),
        { numRuns: 40 },
      );
    }
  });

  it('moves by what is added above it, also where as many are removed below', async () => {
    const { store } = openHere();
    await fill(
      store,
      Array.from({ length: 20 }, (_, n) => sms(`${n}`)),
    );
    const list = createList(store, noSearch);
    const ask = { filter: filterOf(''), from: 0, count: 10, anchor: { id: 15, index: 5 } };
    const before = await list.rows(ask);
    await fill(
      store,
      Array.from({ length: 7 }, (_, n) => sms(`new ${n}`)),
    );
    await store.remove({ ids: [1, 2, 3, 4, 5, 6, 7] });
    const after = await list.rows(ask);
    expect(after).toMatchObject({ total: before?.total, from: 7, moved: 7 });
    expect(after?.rows.map(({ id }) => id)).toEqual(before?.rows.map(({ id }) => id));
  });
});

describe('an anchor in the answer of a search', () => {
  it('counts what passes and is newer, before and after all are counted', async () => {
    const { search } = await indexed(
      Array.from({ length: 40 }, (_, n) => smsOf(n + 1, n % 2 === 0 ? 'hello' : 'other')),
    );
    const hits = Array.from({ length: 20 }, (_, n) => 39 - 2 * n);
    for (let round = 0; round < 2; round += 1) {
      for (const [id, index, from, count] of [
        [31, 2, 0, 5],
        [30, 5, 5, 3],
        [1, 19, 15, 10],
        [99, 0, 0, 4],
        [11, 0, 0, 1],
      ] as const) {
        const newer = hits.filter((one) => one > id).length;
        const start = Math.max(0, from + newer - index);
        expect(
          await search.find(filterOf('hello'), { from, count, anchor: { id, index } }),
        ).toMatchObject({ ids: hits.slice(start, start + count), newer });
      }
    }
  });
});
