import type { Filter } from '../../../shared/contract/arguments.ts';
import type { QueryFault } from '../../../shared/search.ts';
import { usesDuplicates } from '../store/capture-filter.ts';
import { evaluate, evaluateAmong } from './evaluate.ts';
import { Replaced, type Evaluation, type SearchSources } from './evaluation.ts';
import type { Clock } from './query/date.ts';
import { pageStart, type SearchPage } from './search-page.ts';
import { parseQuery } from './query/parse.ts';
import { captureTerms } from './query/query.ts';

/** After more changes than this, the whole search is evaluated again. */
const changesLimit = 5_000;

/**
 * The ids that pass, newest first, or the fault of the query; `replaced` by a newer search. Until all are `counted`, `total`
 * is the number known so far.
 */
export type Found =
  | {
      readonly is: 'found';
      readonly total: number;
      readonly counted: boolean;
      readonly ids: readonly number[];
      /** How many that pass are newer than the page's anchor. */
      readonly newer?: number;
    }
  | { readonly is: 'fault'; readonly fault: QueryFault }
  | { readonly is: 'replaced' };

/** All ids that pass, newest first. A typed array, because a million of them are copied between threads as one block. */
export type FoundAll =
  | { readonly is: 'found'; readonly ids: Float64Array<ArrayBuffer> }
  | Exclude<Found, { is: 'found' }>;

/** Answers one search at a time and remembers the last answer: asked again, it only looks at what changed. */
export interface Finder {
  /** A page of what passes. The first page is answered before all are counted. Another filter replaces the running one. */
  readonly find: (filter: Filter, page: SearchPage, clock: Clock) => Promise<Found>;
  /** All that pass. Nothing replaces it. */
  readonly all: (filter: Filter, clock: Clock) => Promise<FoundAll>;
  /** Those of some requests that pass a query; none where the query has a fault. */
  readonly passing: (
    text: string,
    ids: readonly number[],
    clock: Clock,
  ) => Promise<readonly number[]>;
  /** Requests were captured, changed or deleted. */
  readonly changed: (ids: readonly number[]) => void;
  /** Anything may have changed. */
  readonly forgetAnswer: () => void;
  /** Ends the running search. */
  readonly stop: () => void;
}

/** The answer to the last search, on its way or complete. */
interface SearchAnswer {
  readonly key: string;
  readonly evaluation: Evaluation;
  readonly stop: AbortController;
  /** Ids that may pass now and did not, or the other way round. */
  changed: Set<number>;
  /** Whether the change of one request can change whether another passes. */
  readonly dependsOnOthers: boolean;
  /** All that pass, oldest first, apart from `changed`. */
  passed: Promise<number[]>;
  /** The newest few, when they are known before all are; `null` once all are. */
  newest: Promise<readonly number[] | null>;
}

/**
 * @param sources the open index; another one after it was rebuilt.
 * @param onCounted called once all are counted, after a page was answered before that.
 */
export function createFinder(sources: () => SearchSources, onCounted: () => void): Finder {
  let last: SearchAnswer | null = null;
  /** The key of the last search. Once its total was counted, it is not answered with a smaller one again. */
  let lastKey = '';

  /** The last answer where the filter is the same, a new one otherwise, or the fault of the query. */
  function answerTo(filter: Filter, clock: Clock): SearchAnswer | QueryFault {
    const parsed = parseQuery(filter.text, clock);
    if (!parsed.ok) return parsed.fault;
    const key = JSON.stringify([filter.show, parsed.value]);
    if (last?.key === key) return last;
    const stop = new AbortController();
    return {
      key,
      evaluation: { query: parsed.value, show: filter.show, signal: stop.signal },
      stop,
      changed: new Set(),
      dependsOnOthers: usesDuplicates(captureTerms(parsed.value)),
      passed: Promise.resolve([]),
      newest: Promise.resolve(null),
    };
  }

  /** Each update begins where the last one ended. */
  function update(answer: SearchAnswer): Promise<number[]> {
    const { evaluation } = answer;
    answer.passed = answer.passed.then(async (passed) => {
      const { changed } = answer;
      if (changed.size === 0) return passed;
      answer.changed = new Set();
      if (answer.dependsOnOthers || changed.size > changesLimit) {
        return evaluate(sources(), evaluation);
      }
      const passing = await evaluateAmong(sources(), evaluation, [...changed]);
      return withChanges(passed, changed, passing);
    });
    return answer.passed;
  }

  /** Replaces the last answer. @param count requests of the first page. */
  function start(answer: SearchAnswer, count: number): void {
    last?.stop.abort();
    last = answer;
    const firstPage = Promise.withResolvers<readonly number[] | null>();
    answer.newest = firstPage.promise;
    answer.passed = evaluate(
      sources(),
      answer.evaluation,
      answer.key === lastKey ? null : { count, onFirstPage: firstPage.resolve },
    );
    lastKey = answer.key;
    const none = () => firstPage.resolve(null);
    answer.passed.then(none, none);
  }

  /** The answer was less than all: announces when all are counted. */
  function announceCounted(answer: SearchAnswer): void {
    answer.newest = Promise.resolve(null);
    answer.passed.then(onCounted, () => undefined);
  }

  /** `null` when the search was replaced. */
  async function passedBy(answer: SearchAnswer): Promise<readonly number[] | null> {
    try {
      return await update(answer);
    } catch (error) {
      if (error instanceof Replaced) return null;
      if (last === answer) last = null;
      throw error;
    }
  }

  return {
    find: async (filter, page, clock) => {
      const answer = answerTo(filter, clock);
      if ('code' in answer) return { is: 'fault', fault: answer };
      if (last !== answer) start(answer, page.count);
      const newest = page.anchor === undefined && page.from > 0 ? null : await answer.newest;
      const early = newest === null ? null : pageOfNewest(newest, page);
      if (newest !== null && early !== null) {
        announceCounted(answer);
        return { is: 'found', total: newest.length, counted: false, ...early };
      }
      const passed = await passedBy(answer);
      if (passed === null) return { is: 'replaced' };
      const { anchor, count } = page;
      const newer = anchor && passed.length - firstFrom(passed, anchor.id + 1);
      const end = Math.max(passed.length - pageStart(page, newer), 0);
      const ids = passed.slice(Math.max(end - count, 0), end).reverse();
      const found = { is: 'found', total: passed.length, counted: true, ids } as const;
      return newer === undefined ? found : { ...found, newer };
    },
    all: async (filter, clock) => {
      const answer = answerTo(filter, clock);
      if ('code' in answer) return { is: 'fault', fault: answer };
      const { signal } = new AbortController();
      const passed = await evaluate(sources(), { ...answer.evaluation, signal });
      return { is: 'found', ids: Float64Array.from(passed).reverse() };
    },
    passing: async (text, ids, clock) => {
      const parsed = parseQuery(text, clock);
      if (!parsed.ok) return [];
      const { signal } = new AbortController();
      const evaluation: Evaluation = { query: parsed.value, show: 'all', signal };
      return evaluateAmong(sources(), evaluation, ids);
    },
    changed: (ids) => {
      if (last === null || last.changed.size > changesLimit) return;
      for (const id of ids) last.changed.add(id);
    },
    forgetAnswer: () => {
      last?.stop.abort();
      last = null;
    },
    stop: () => last?.stop.abort(),
  };
}

/** A page from the newest that pass; `null` where they are too few for it. */
function pageOfNewest(
  newest: readonly number[],
  page: SearchPage,
): { ids: readonly number[]; newer?: number } | null {
  const { anchor, count } = page;
  const newer = anchor && newest.findIndex((id) => id <= anchor.id);
  if (newer === -1) return null;
  const from = pageStart(page, newer);
  if (newest.length < from + count) return null;
  const ids = newest.slice(from, from + count);
  return newer === undefined ? { ids } : { ids, newer };
}

/** An answer with the changed requests judged again. They are mostly the newest, at its end. */
function withChanges(
  passed: readonly number[],
  changed: ReadonlySet<number>,
  passing: readonly number[],
): number[] {
  const oldest = Math.min(...changed);
  const at = firstFrom(passed, oldest);
  const rest = passed
    .slice(at)
    .filter((id) => !changed.has(id))
    .concat(passing);
  return passed.slice(0, at).concat(rest.sort((a, b) => a - b));
}

/** The index of the first id that is `id` or higher, by binary search. */
function firstFrom(ids: readonly number[], id: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? Infinity) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
