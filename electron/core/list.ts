import type { Removal, Rows } from '../../shared/contract.ts';
import type { Filter } from '../../shared/summary.ts';
import type { Search } from './search/search.ts';
import type { Store } from './store/store.ts';

/** The list: a choice is answered by the store's own indexes, a query by the search. */
export interface List {
  /** `null` when a newer question for another filter took its place. */
  readonly rows: (ask: { filter: Filter; from: number; count: number }) => Promise<Rows | null>;
  /** All that a filter shows, newest first; none for a query that can't be understood. */
  readonly ids: (filter: Filter) => Promise<readonly number[]>;
  /** What is named goes; of what a filter shows, pinned requests stay. @returns how many went. */
  readonly remove: (what: Removal) => Promise<number>;
}

/** A search that has ended says so in its state; what it was asked is not answered. */
function orNothing<Answer>(found: Promise<Answer>): Promise<Answer | { readonly is: 'replaced' }> {
  return found.catch(() => ({ is: 'replaced' }) as const);
}

export function createList(store: Store, search: Search): List {
  async function foundBy(filter: Filter): Promise<Float64Array> {
    const found = await orNothing(search.all(filter));
    return found.is === 'found' ? found.ids : new Float64Array();
  }

  return {
    ids: async (filter) =>
      filter.text === '' ? store.ids(filter.show) : Array.from(await foundBy(filter)),
    rows: async ({ filter: { text, show }, from, count }) => {
      if (text === '') {
        const total = store.total(show);
        return {
          total,
          from: Math.min(from, total),
          rows: store.rows({ show, from, count }),
          counted: true,
          fault: null,
        };
      }
      const found = await orNothing(search.find({ text, show }, { from, count }));
      if (found.is === 'replaced') return null;
      if (found.is === 'fault')
        return { total: 0, from: 0, rows: [], counted: true, fault: found.fault };
      const rows = found.ids.map(store.summary).filter((row) => row !== null);
      const { total, counted } = found;
      return { total, from: Math.min(from, total), rows, counted, fault: null };
    },
    remove: async (what) => {
      if ('ids' in what) return store.remove(what);
      if (what.filter.text === '') return store.remove({ show: what.filter.show });
      return store.remove({ ids: await foundBy(what.filter), sparesPinned: true });
    },
  };
}
