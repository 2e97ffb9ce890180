import type {
  Filter,
  ListSpan,
  RequestScope,
  RowRange,
} from '../../../shared/contract/arguments.ts';
import type { ListChoice } from '../../../shared/list-filter.ts';
import { maxNamedRequests, type NamedRequests, type Rows } from '../../../shared/summary.ts';
import { pageStart, type SearchPage } from '../search/search-page.ts';
import type { Search } from '../search/search.ts';
import type { Store } from '../store/store.ts';

/** The list. The store's indexes find the requests of a choice, the search those of a query. */
export interface List {
  /** `null` when a newer call with another filter replaced it. */
  readonly rows: (range: RowRange) => Promise<Rows | null>;
  /** The ids of a scope: newest first for a filter, none for a query with a fault, in the given order for a list of ids. */
  readonly idsOf: (scope: RequestScope) => Promise<readonly number[]>;
  /** The ids that pass a filter between two of them, as many as a call can name. */
  readonly between: (span: ListSpan) => Promise<NamedRequests>;
  /** Removes the named requests, or those that pass a filter except the pinned ones. @returns how many. */
  readonly remove: (what: RequestScope) => Promise<number>;
}

/** Ids that are read in a few milliseconds. */
const idsAtOnce = 10_000;

/** When the search's thread has ended, its calls count as replaced. The search's state has the reason. */
function orReplaced<Answer>(found: Promise<Answer>): Promise<Answer | { readonly is: 'replaced' }> {
  return found.catch(() => ({ is: 'replaced' }) as const);
}

export function createList(store: Store, search: Search): List {
  async function foundBy(filter: Filter): Promise<Float64Array> {
    const found = await orReplaced(search.all(filter));
    return found.is === 'found' ? found.ids : new Float64Array();
  }

  function rowsOf(
    show: ListChoice,
    page: SearchPage,
  ): Pick<Rows, 'total' | 'from' | 'moved' | 'rows'> {
    const { count, anchor } = page;
    const total = store.total(show);
    const newer = anchor && store.countNewer({ show, id: anchor.id, near: anchor.index });
    const { from, moved } = pagePosition(page, newer, total);
    const known = anchor && newer !== undefined ? { anchor: { id: anchor.id, newer } } : {};
    return { total, from, moved, rows: store.rows({ show, from, count, ...known }) };
  }

  /** The ids of a choice, newest first, in steps of a few milliseconds between which captures are answered. */
  async function idsOfChoice(show: ListChoice, upTo: number): Promise<readonly number[]> {
    const ids: number[] = [];
    for (let from = upTo; from > 0;) {
      const step = store.idsBetween({ show, from, to: 1 }, idsAtOnce);
      for (const id of step) ids.push(id);
      from = step.length < idsAtOnce ? 0 : (step.at(-1) ?? 1) - 1;
      await new Promise(setImmediate);
    }
    return ids;
  }

  async function idsBetween({ filter, from, to }: ListSpan): Promise<readonly number[]> {
    const { text, show } = filter;
    // One more than a call can name tells whether there are more.
    if (text === '') return store.idsBetween({ show, from, to }, maxNamedRequests + 1);
    const [low, high] = from < to ? [from, to] : [to, from];
    const within = (await foundBy(filter)).filter((id) => id >= low && id <= high);
    if (from < to) within.reverse();
    return Array.from(within.slice(0, maxNamedRequests + 1));
  }

  return {
    idsOf: async (scope) => {
      if ('ids' in scope) return scope.ids;
      const { filter, upTo = store.lastId() } = scope;
      if (filter.text === '') return idsOfChoice(filter.show, upTo);
      return Array.from((await foundBy(filter)).filter((id) => id <= upTo));
    },
    between: async (span) => {
      const found = await idsBetween(span);
      return { ids: found.slice(0, maxNamedRequests), isCut: found.length > maxNamedRequests };
    },
    rows: async ({ filter, ...page }) => {
      const { text, show } = filter;
      const known = { counts: store.counts(), hasSigned: store.hasSigned() };
      if (text === '') return { ...rowsOf(show, page), ...known, counted: true, fault: null };
      const found = await orReplaced(search.find(filter, page));
      if (found.is === 'replaced') return null;
      if (found.is === 'fault')
        return {
          total: 0,
          from: 0,
          moved: 0,
          rows: [],
          ...known,
          counted: true,
          fault: found.fault,
        };
      const { total, counted, newer } = found;
      const rows = found.ids.map(store.summary).filter((row) => row !== null);
      return { total, ...pagePosition(page, newer, total), rows, ...known, counted, fault: null };
    },
    remove: async (what) => {
      if ('ids' in what) return store.remove(what);
      const { filter, upTo = Infinity } = what;
      if (filter.text === '') return store.remove({ show: filter.show, upTo });
      const ids = (await foundBy(filter)).filter((id) => id <= upTo);
      return store.remove({ ids, keepsPinned: true });
    },
  };
}

/** Where a page begins, and by how many rows its anchor has moved. */
function pagePosition(
  page: SearchPage,
  newer: number | undefined,
  total: number,
): { readonly from: number; readonly moved: number } {
  const { anchor } = page;
  const moved = anchor === undefined || newer === undefined ? 0 : newer - anchor.index;
  return { from: Math.min(pageStart(page, newer), total), moved };
}
