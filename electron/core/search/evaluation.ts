import type { DatabaseSync } from 'node:sqlite';
import type { ListChoice } from '../../../shared/list-filter.ts';
import type { AttachedCaptures } from '../store/attached-captures.ts';
import type { CaptureQuery } from '../store/capture-filter.ts';
import type { ReadDocument } from './indexable.ts';
import { captureTerms, type SearchQuery } from './query/query.ts';

/** A newer search took the place of this one, so its answer is not wanted any more. */
export class Replaced extends Error {
  constructor() {
    super('A newer search took the place of this one.');
    this.name = 'Replaced';
  }
}

/** One search that is being answered. */
export interface Evaluation {
  readonly query: SearchQuery;
  readonly show: ListChoice;
  /** Aborted when the search is replaced. */
  readonly signal: AbortSignal;
}

/** The part of a search that the store can judge. */
export function captureQueryOf({ query, show }: Evaluation): CaptureQuery {
  return { show, terms: captureTerms(query) };
}

/** What a search reads. */
export interface SearchSources {
  /** The index, with the captures attached. */
  readonly database: DatabaseSync;
  readonly captures: AttachedCaptures;
  readonly readDocument: ReadDocument;
  /** Ids of requests that are not indexed yet. */
  readonly waiting: () => readonly number[];
}

/** The first page of an answer, to be reported before the answer is complete. */
export interface FirstPage {
  readonly count: number;
  /** Called at most once, and only when there may be more. @param newest newest first. */
  readonly onFirstPage: (newest: readonly number[]) => void;
}

/** @returns a function that takes what is found so far, newest first, and calls `onFirstPage` once it is enough. */
export function reportFirstPage(page: FirstPage | null): (found: readonly number[]) => void {
  let waiting = page;
  return (found) => {
    if (waiting === null || found.length < waiting.count) return;
    waiting.onFirstPage(found.slice(0, waiting.count));
    waiting = null;
  };
}

/** Milliseconds of work between two turns of the event loop. */
export const turnMs = 10;

/**
 * Lets the thread handle its messages.
 *
 * @returns when the next turn began.
 * @throws Replaced
 */
export async function nextTurn(signal: AbortSignal): Promise<number> {
  await new Promise(setImmediate);
  if (signal.aborted) throw new Replaced();
  return performance.now();
}
