import type { Anchor, Filter } from '../../../shared/contract/arguments.ts';
import type { QueryFault } from '../../../shared/search.ts';
import { asksForDuplicates } from './duplicates.ts';
import { amongThese, evaluate, passes } from './evaluate.ts';
import { evaluationOf, Replaced, type Evaluation, type Sources } from './evaluation.ts';
import type { Clock } from './query/date.ts';
import { parseQuery } from './query/parse.ts';

/** More changes than this since the last answer, and everything is asked again. */
const changesLimit = 5_000;

/**
 * The ids that pass, newest first, or what is wrong with the query; `replaced` by a newer one. Until it is
 * `counted`, `total` is no more than what is known so far.
 */
export type Found =
  | {
      readonly is: 'found';
      readonly total: number;
      readonly counted: boolean;
      readonly ids: readonly number[];
      /** How many that pass are newer than the anchor, where the page has one. */
      readonly newer?: number;
    }
  | { readonly is: 'fault'; readonly fault: QueryFault }
  | { readonly is: 'replaced' };

/** All ids that pass, newest first. A million of them travel between threads without being copied one by one. */
export type FoundAll =
  | { readonly is: 'found'; readonly ids: Float64Array<ArrayBuffer> }
  | Exclude<Found, { is: 'found' }>;

export interface Page {
  readonly from: number;
  readonly count: number;
  /** The request that was thought to stand at a place: `from` moves by as much as it did. */
  readonly anchor?: Anchor;
}

/** Answers searches, one at a time, and remembers the last answer: asked again, it looks only at what changed. */
export interface Finder {
  /** A page of what passes; the first is answered before all are counted. Another filter takes the place of the one that is running. */
  readonly find: (filter: Filter, page: Page, clock: Clock) => Promise<Found>;
  /** All that pass, and nothing takes its place. */
  readonly all: (filter: Filter, clock: Clock) => Promise<FoundAll>;
  /** Whether one request passes; none passes a query that can't be understood. */
  readonly passes: (text: string, id: number, clock: Clock) => Promise<boolean>;
  /** Requests that came, changed or went. */
  readonly changed: (ids: readonly number[]) => void;
  /** Anything may have changed. */
  readonly forgetAnswer: () => void;
  /** Ends what runs. */
  readonly stop: () => void;
}

/** An answer on its way or there: `passed` is oldest first and true but for `changed`. */
interface Answer {
  readonly key: string;
  readonly evaluation: Evaluation;
  readonly stop: AbortController;
  /** Ids that may have begun or ceased to pass since. */
  changed: Set<number>;
  /** Whether one request's change can change whether another passes. */
  readonly entangled: boolean;
  passed: Promise<number[]>;
  /** The newest few, when they are known before all are; `null` once all are. */
  newest: Promise<readonly number[] | null>;
}

/**
 * @param sources may be other ones after the index was made anew.
 * @param onCounted told when all that passes is known, after less was answered.
 */
export function createFinder(sources: () => Sources, onCounted: () => void): Finder {
  let last: Answer | null = null;
  /** Of the filter that was asked for last. What was counted once is not answered by less again. */
  let lastKey = '';

  function answerOf(filter: Filter, clock: Clock): Answer | QueryFault {
    const parsed = parseQuery(filter.text, clock);
    if (!parsed.ok) return parsed.fault;
    const key = JSON.stringify([filter.show, parsed.value]);
    if (last?.key === key) return last;
    const stop = new AbortController();
    const evaluation = evaluationOf(parsed.value, filter.show, stop.signal);
    return {
      key,
      evaluation,
      stop,
      changed: new Set(),
      entangled: asksForDuplicates(parsed.value),
      passed: Promise.resolve([]),
      newest: Promise.resolve(null),
    };
  }

  /** One step at a time, each beginning where the one before ended. */
  function bringUpToDate(answer: Answer): Promise<number[]> {
    const { evaluation } = answer;
    answer.passed = answer.passed.then(async (passed) => {
      const { changed } = answer;
      if (changed.size === 0) return passed;
      answer.changed = new Set();
      if (answer.entangled || changed.size > changesLimit) return evaluate(sources(), evaluation);
      return mended(passed, changed, await amongThese(sources(), evaluation, [...changed]));
    });
    return answer.passed;
  }

  /** Takes the place of the answer before. @param enough requests are told before all are known. */
  function start(answer: Answer, enough: number): void {
    last?.stop.abort();
    last = answer;
    const early = Promise.withResolvers<readonly number[] | null>();
    const hurry = answer.key === lastKey ? null : { enough, onEnough: early.resolve };
    lastKey = answer.key;
    answer.newest = early.promise;
    answer.passed = evaluate(sources(), answer.evaluation, hurry);
    const none = () => early.resolve(null);
    answer.passed.then(none, none);
  }

  /** All is told once it is known; less was answered meanwhile. */
  function tellCounted(answer: Answer): void {
    answer.newest = Promise.resolve(null);
    answer.passed.then(onCounted, () => undefined);
  }

  async function passedBy(answer: Answer): Promise<readonly number[] | null> {
    try {
      return await bringUpToDate(answer);
    } catch (error) {
      if (error instanceof Replaced) return null;
      if (last === answer) last = null;
      throw error;
    }
  }

  return {
    find: async (filter, page, clock) => {
      const answer = answerOf(filter, clock);
      if ('code' in answer) return { is: 'fault', fault: answer };
      if (last !== answer) start(answer, page.count);
      const early = page.anchor === undefined && page.from > 0 ? null : await answer.newest;
      const known = early === null ? null : pageOfNewest(early, page);
      if (early !== null && known !== null) {
        tellCounted(answer);
        return { is: 'found', total: early.length, counted: false, ...known };
      }
      const passed = await passedBy(answer);
      if (passed === null) return { is: 'replaced' };
      const { anchor, count } = page;
      const newer = anchor && passed.length - firstFrom(passed, anchor.id + 1);
      const end = Math.max(passed.length - movedFrom(page, newer), 0);
      const ids = passed.slice(Math.max(end - count, 0), end).reverse();
      const found = { is: 'found', total: passed.length, counted: true, ids } as const;
      return newer === undefined ? found : { ...found, newer };
    },
    all: async (filter, clock) => {
      const answer = answerOf(filter, clock);
      if ('code' in answer) return { is: 'fault', fault: answer };
      const { evaluation } = answer;
      const signal = new AbortController().signal;
      const passed = await evaluate(sources(), { ...evaluation, signal });
      return { is: 'found', ids: Float64Array.from(passed).reverse() };
    },
    passes: async (text, id, clock) => {
      const parsed = parseQuery(text, clock);
      if (!parsed.ok) return false;
      const { signal } = new AbortController();
      return passes(sources(), evaluationOf(parsed.value, 'all', signal), id);
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

/** Where a page begins once its anchor has moved. */
export function movedFrom({ from, anchor }: Page, newer: number | undefined): number {
  return anchor === undefined || newer === undefined
    ? from
    : Math.max(0, from + newer - anchor.place);
}

/** A page out of the newest that pass; `null` when those are too few to tell. */
function pageOfNewest(
  newest: readonly number[],
  page: Page,
): { ids: readonly number[]; newer?: number } | null {
  const { anchor, count } = page;
  const newer = anchor && newest.findIndex((id) => id <= anchor.id);
  if (newer === -1) return null;
  const from = movedFrom(page, newer);
  if (newest.length < from + count) return null;
  const ids = newest.slice(from, from + count);
  return newer === undefined ? { ids } : { ids, newer };
}

/** The answer with the changed requests looked at again. They are mostly the newest, at its end. */
function mended(
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

/** Where the ids from `id` on begin, by halving. */
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
