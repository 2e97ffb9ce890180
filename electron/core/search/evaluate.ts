import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Filter } from '../../../shared/summary.ts';
import { rowPasses } from '../store/filter-sql.ts';
import type { ReadCaptured } from './captured.ts';
import { conditionOf, type Condition } from './condition.ts';
import { asksForDuplicates, nameDuplicates, nameDuplicatesAmong } from './duplicates.ts';
import { hasTexts, textTerms } from './matches.ts';
import type { Query } from './query/query.ts';
import { textMatch } from './text-match.ts';

/** Ids that one statement looks at, so that others get their turn between two. */
const stretch = 100_000;
const listLength = 500;
/** Milliseconds after which reading documents lets others have a turn. */
const turnMs = 10;

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
}

/** What a search reads. */
export interface Sources {
  /** The index with the captures attached. */
  readonly database: DatabaseSync;
  readonly readCaptured: ReadCaptured;
  /** Ids of requests that the index does not hold yet. */
  readonly waiting: () => readonly number[];
}

const besides = 'LEFT JOIN findings f ON f.id = r.id LEFT JOIN replies p ON p.id = r.id';

/**
 * Every request that passes, oldest first. What is indexed is asked of the index, all else is read; both
 * look into the same folded texts, so they agree.
 *
 * @throws Replaced
 */
export async function evaluate(sources: Sources, evaluation: Evaluation): Promise<number[]> {
  const { database, waiting } = sources;
  const { query } = evaluation;
  if (asksForDuplicates(query)) nameDuplicates(database);
  if (textTerms(query).length === 0) return byColumns(database, evaluation);
  const long = database
    .prepare('SELECT id FROM entries WHERE long = 1')
    .all()
    .map((row) => Number(row['id']));
  const read = await amongThese(sources, evaluation, [...waiting(), ...long]);
  const indexed = await byIndex(database, evaluation);
  return read.length === 0 ? indexed : [...new Set([...read, ...indexed])].sort((a, b) => a - b);
}

/**
 * Those of some requests that pass, in no order. Their documents are read, the index is not asked.
 *
 * @throws Replaced
 */
export async function amongThese(
  { database, readCaptured }: Sources,
  evaluation: Evaluation,
  ids: readonly number[],
): Promise<number[]> {
  const terms = textTerms(evaluation.query);
  const { sql, values } = factsOf(evaluation);
  const select = database.prepare(
    `SELECT r.id FROM json_each(?) j CROSS JOIN requests r ON r.id = j.value ${besides} WHERE ${sql}`,
  );
  const passed: number[] = [];
  let turn = performance.now();
  for (let at = 0; at < ids.length; at += listLength) {
    const list = JSON.stringify(ids.slice(at, at + listLength));
    for (const row of select.all(list, ...values)) {
      const id = Number(row['id']);
      const captured = terms.length === 0 ? null : await readCaptured(id);
      if (terms.length === 0 || (captured !== null && hasTexts(captured.document, terms)))
        passed.push(id);
      if (performance.now() - turn > turnMs) turn = await nextTurn(evaluation.signal);
    }
  }
  return passed;
}

/**
 * Whether one request passes.
 *
 * @throws Replaced
 */
export async function passes(
  sources: Sources,
  evaluation: Evaluation,
  id: number,
): Promise<boolean> {
  if (asksForDuplicates(evaluation.query)) nameDuplicatesAmong(sources.database, [id]);
  return (await amongThese(sources, evaluation, [id])).length > 0;
}

/** What the query and the list's own choice ask of columns. */
function factsOf({ query, show }: Evaluation): Condition {
  const asked = conditionOf(query);
  return { sql: `${asked.sql} AND ${rowPasses(show)}`, values: asked.values };
}

function byColumns(database: DatabaseSync, evaluation: Evaluation): Promise<number[]> {
  const { sql, values } = factsOf(evaluation);
  const select = `SELECT r.id AS id FROM requests r ${besides}
    WHERE r.id BETWEEN ? AND ? AND ${sql} ORDER BY r.id`;
  return inStretches(database, evaluation.signal, select, (from, to) => [from, to, ...values]);
}

/**
 * The index is asked first and once, and what it leaves is looked up. All in one statement: the index
 * walks the trigrams' lists anew for each stretch of ids.
 */
async function byIndex(database: DatabaseSync, evaluation: Evaluation): Promise<number[]> {
  const { not, match } = textMatch(database, textTerms(evaluation.query));
  if (match === null && !not) return [];
  const { sql, values } = factsOf(evaluation);
  const hits = 'SELECT rowid AS id FROM texts WHERE texts MATCH ?';
  const entries = 'SELECT id FROM entries WHERE long = 0';
  const of = !not ? hits : match === null ? entries : `${entries} EXCEPT ${hits}`;
  const rows = database
    .prepare(
      `WITH hit AS MATERIALIZED (${of})
       SELECT r.id AS id FROM hit CROSS JOIN requests r ON r.id = hit.id ${besides}
       WHERE ${sql} ORDER BY r.id`,
    )
    .iterate(...(match === null ? [] : [match]), ...values);
  const found: number[] = [];
  for (const row of rows) found.push(Number(row['id']));
  await nextTurn(evaluation.signal);
  return found;
}

/** @param select asks for the column `id` between two ids. */
async function inStretches(
  database: DatabaseSync,
  signal: AbortSignal,
  select: string,
  valuesOf: (from: number, to: number) => readonly SQLInputValue[],
): Promise<number[]> {
  const ends = database.prepare('SELECT min(id) AS first, max(id) AS last FROM requests').get();
  const last = Number(ends?.['last'] ?? 0);
  const found: number[] = [];
  const statement = database.prepare(select);
  for (let from = Number(ends?.['first'] ?? 1); from <= last; from += stretch) {
    const rows = statement.iterate(...valuesOf(from, from + stretch - 1));
    for (const row of rows) found.push(Number(row['id']));
    await nextTurn(signal);
  }
  return found;
}

/** @returns when the turn began. */
async function nextTurn(signal: AbortSignal): Promise<number> {
  await new Promise(setImmediate);
  if (signal.aborted) throw new Replaced();
  return performance.now();
}
