import type { DatabaseSync } from 'node:sqlite';
import { asksForDuplicates, nameDuplicates } from './duplicates.ts';
import { besides, factsOf, nextTurn, turnMs, type Evaluation, type Sources } from './evaluation.ts';
import { hasTexts, textTerms } from './matches.ts';
import { newestIndexed } from './newest.ts';
import { textMatch } from './text-match.ts';

/** Ids that one statement looks at, so that others get their turn between two: few at first, since the newest are wanted first. */
const firstStretch = 5_000;
const longestStretch = 100_000;
const listLength = 500;
/** The same of what matches in the index. */
const firstMatches = 100;
const mostMatches = 20_000;

/** Who wants the newest few as soon as they are known. */
export interface Hurry {
  readonly enough: number;
  /** Told once, and only when there may be more: newest first. */
  readonly onEnough: (newest: readonly number[]) => void;
}

/**
 * Every request that passes, oldest first. What is indexed is asked of the index, all else is read; both
 * look into the same folded texts, so they agree.
 *
 * @throws Replaced
 */
export async function evaluate(
  sources: Sources,
  evaluation: Evaluation,
  hurry: Hurry | null = null,
): Promise<number[]> {
  if (!asksForDuplicates(evaluation.query)) return evaluateAll(sources, evaluation, hurry);
  const { isDuplicate, drop } = nameDuplicates(sources.database);
  try {
    return await evaluateAll(sources, { ...evaluation, isDuplicate }, hurry);
  } finally {
    drop();
  }
}

async function evaluateAll(
  sources: Sources,
  evaluation: Evaluation,
  hurry: Hurry | null,
): Promise<number[]> {
  const { database, waiting } = sources;
  const { query } = evaluation;
  if (textTerms(query).length === 0) return byColumns(database, evaluation, hurry);
  const long = database
    .prepare('SELECT id FROM entries WHERE long = 1')
    .all()
    .map((row) => Number(row['id']));
  const read = await amongThese(sources, evaluation, [...waiting(), ...long]);
  const early = hurry && {
    enough: hurry.enough,
    onEnough: (newest: readonly number[]) =>
      hurry.onEnough(together(read, newest).reverse().slice(0, hurry.enough)),
  };
  const newest = early && (await newestIndexed(sources, evaluation, early.enough));
  if (newest?.all) return together(read, newest.ids);
  if (newest) early?.onEnough(newest.ids);
  return together(read, await byIndex(database, evaluation, newest ? null : early));
}

/** Ids of both, oldest first. */
function together(read: readonly number[], indexed: readonly number[]): number[] {
  return [...new Set([...read, ...indexed])].sort((a, b) => a - b);
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
  return (await amongThese(sources, evaluation, [id])).length > 0;
}

/** From the newest on, so that the first page is known soon, and others get their turn between two stretches. */
async function byColumns(
  database: DatabaseSync,
  evaluation: Evaluation,
  hurry: Hurry | null,
): Promise<number[]> {
  const { sql, values } = factsOf(evaluation);
  const select = database.prepare(`SELECT r.id AS id FROM requests r ${besides}
    WHERE r.id BETWEEN ? AND ? AND ${sql} ORDER BY r.id DESC`);
  const ends = database.prepare('SELECT min(id) AS first, max(id) AS last FROM requests').get();
  const first = Number(ends?.['first'] ?? 1);
  const found: number[] = [];
  const tellEnough = once(hurry);
  let to = Number(ends?.['last'] ?? 0);
  for (let length = firstStretch; to >= first; length = Math.min(length * 2, longestStretch)) {
    const rows = select.iterate(Math.max(first, to - length + 1), to, ...values);
    for (const row of rows) found.push(Number(row['id']));
    to -= length;
    if (to >= first) tellEnough(found);
    await nextTurn(evaluation.signal);
  }
  return found.reverse();
}

function byIndex(
  database: DatabaseSync,
  evaluation: Evaluation,
  hurry: Hurry | null,
): Promise<number[]> {
  const { not, match } = textMatch(database, textTerms(evaluation.query));
  if (not) return withoutMatch(database, evaluation, match);
  return match === null ? Promise.resolve([]) : withMatch(database, evaluation, match, hurry);
}

/**
 * The index is asked first, and what it leaves is looked up. It is asked for so many at a time and goes on from the last
 * one: bounded by ids it would walk on to the next match beyond them, each time.
 */
async function withMatch(
  database: DatabaseSync,
  evaluation: Evaluation,
  match: string,
  hurry: Hurry | null,
): Promise<number[]> {
  const { sql, values } = factsOf(evaluation);
  const matching = database.prepare(
    'SELECT rowid AS id FROM texts WHERE texts MATCH ? AND rowid < CAST(? AS INTEGER) ORDER BY rowid DESC LIMIT ?',
  );
  const passing = database.prepare(
    `SELECT r.id AS id FROM json_each(?) j CROSS JOIN requests r ON r.id = j.value ${besides} WHERE ${sql}`,
  );
  const found: number[] = [];
  const tellEnough = once(hurry);
  let before = Number.MAX_SAFE_INTEGER;
  for (let limit = firstMatches; ; limit = Math.min(limit * 8, mostMatches)) {
    const ids = matching.all(match, before, limit).map((row) => Number(row['id']));
    for (const row of passing.iterate(JSON.stringify(ids), ...values))
      found.push(Number(row['id']));
    if (ids.length < limit) return found.reverse();
    tellEnough(found);
    await nextTurn(evaluation.signal);
    before = ids.at(-1) ?? 0;
  }
}

/** All that is indexed but what matches, `null` being nothing. */
async function withoutMatch(
  database: DatabaseSync,
  evaluation: Evaluation,
  match: string | null,
): Promise<number[]> {
  const { sql, values } = factsOf(evaluation);
  const but = match === null ? '' : 'EXCEPT SELECT rowid FROM texts WHERE texts MATCH ?';
  const rows = database
    .prepare(
      `WITH hit AS MATERIALIZED (SELECT id FROM entries WHERE long = 0 ${but})
       SELECT r.id AS id FROM hit CROSS JOIN requests r ON r.id = hit.id ${besides}
       WHERE ${sql} ORDER BY r.id`,
    )
    .iterate(...(match === null ? [] : [match]), ...values);
  const found: number[] = [];
  for (const row of rows) found.push(Number(row['id']));
  await nextTurn(evaluation.signal);
  return found;
}

/** @returns to be told what is found so far, newest first; who is in a hurry hears of it once, when it is enough. */
function once(hurry: Hurry | null): (found: readonly number[]) => void {
  let waiting = hurry;
  return (found) => {
    if (waiting === null || found.length < waiting.enough) return;
    waiting.onEnough(found.slice(0, waiting.enough));
    waiting = null;
  };
}
