import type { DatabaseSync } from 'node:sqlite';
import { byTexts } from './by-texts.ts';
import { asksForDuplicates, nameDuplicates } from './duplicates.ts';
import { besides, factsOf, nextTurn, turnMs, type Evaluation, type Sources } from './evaluation.ts';
import { once, type Hurry } from './hurry.ts';
import { hasTexts, textTerms } from './matches.ts';
import { reach } from './reach.ts';

/** Ids that one statement looks at, so that others get their turn between two: few at first, since the newest are wanted first. */
const firstStretch = 5_000;
const longestStretch = 100_000;
const listLength = 500;

/**
 * Every request that passes, oldest first. What is indexed is asked of the index, all else is read; both
 * have the last word from the same folded texts, so they agree.
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
    .prepare(`SELECT id FROM entries WHERE reach = ${reach.long}`)
    .all()
    .map((row) => Number(row['id']));
  const read = await amongThese(sources, evaluation, [...waiting(), ...long]);
  const early = hurry && {
    enough: hurry.enough,
    onEnough: (newest: readonly number[]) =>
      hurry.onEnough(together(read, newest).reverse().slice(0, hurry.enough)),
  };
  return together(read, await byTexts(sources, evaluation, early));
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
