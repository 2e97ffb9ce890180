import type { DatabaseSync } from 'node:sqlite';
import type { Filter } from '../../../shared/contract/arguments.ts';
import { rowPasses } from '../store/filter-sql.ts';
import { attemptColumn } from '../store/relation-index.ts';
import type { ReadCaptured } from './captured.ts';
import { conditionOf, type Condition } from './condition.ts';
import type { Query } from './query/query.ts';

/** Whoever asked went away: what was found so far is of no use. */
export class Replaced extends Error {
  constructor() {
    super('A newer search took the place of this one.');
    this.name = 'Replaced';
  }
}

export interface Evaluation {
  readonly query: Query;
  readonly show: Filter['show'];
  readonly signal: AbortSignal;
  /** Whether a request `r` is a later attempt, in SQL. */
  readonly isDuplicate: string;
}

/** Looks up the relations of one request at a time. */
export function evaluationOf(query: Query, show: Filter['show'], signal: AbortSignal): Evaluation {
  return { query, show, signal, isDuplicate: `${attemptColumn} > 1` };
}

/** What a search reads. */
export interface Sources {
  /** The index with the captures attached. */
  readonly database: DatabaseSync;
  readonly readCaptured: ReadCaptured;
  /** Ids of requests that the index does not hold yet. */
  readonly waiting: () => readonly number[];
}

/** What a condition may name besides the requests. */
export const besides = 'LEFT JOIN findings f ON f.id = r.id LEFT JOIN replies p ON p.id = r.id';

/** What the query and the list's own choice ask of columns. */
export function factsOf({ query, show, isDuplicate }: Evaluation): Condition {
  const asked = conditionOf(query, isDuplicate);
  return { sql: `${asked.sql} AND ${rowPasses(show)}`, values: asked.values };
}

/** Milliseconds after which reading documents lets others have a turn. */
export const turnMs = 10;

/** @returns when the turn began. */
export async function nextTurn(signal: AbortSignal): Promise<number> {
  await new Promise(setImmediate);
  if (signal.aborted) throw new Replaced();
  return performance.now();
}
