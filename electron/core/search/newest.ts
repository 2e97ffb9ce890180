import { besides, factsOf, nextTurn, turnMs, type Evaluation, type Sources } from './evaluation.ts';
import { hasTexts, textTerms } from './matches.ts';
import { rareMatch } from './rare-match.ts';

/** Ids that one statement gives: some for a text that stands in every other request, more for one that is hard to find. */
const firstBatch = 64;
const longestBatch = 2_048;

/** Trigrams that are asked for besides, after a batch that was mostly in vain: some come together, and then say little. */
const moreTrigrams = 2;

/** Documents that are read in vain before the index is better asked for the text as a whole. */
const vainLimit = 4_000;

export interface Newest {
  /** Newest first. */
  readonly ids: readonly number[];
  /** There are no others. */
  readonly all: boolean;
}

/**
 * The newest indexed requests that pass, found without looking at all of them: the index is asked for the rarest
 * trigrams of the texts, newest first, and what it gives is read.
 *
 * @param enough how many are wanted.
 * @returns `null` when that is no quick way.
 * @throws Replaced
 */
export async function newestIndexed(
  { database, readCaptured }: Sources,
  evaluation: Evaluation,
  enough: number,
): Promise<Newest | null> {
  const terms = textTerms(evaluation.query);
  const rare = rareMatch(database, terms);
  if (rare === null) return null;
  const { sql, values } = factsOf(evaluation);
  const select = database.prepare(
    `SELECT t.rowid AS id FROM texts t CROSS JOIN requests r ON r.id = t.rowid ${besides}
     WHERE t.texts MATCH ? AND t.rowid < CAST(? AS INTEGER) AND ${sql} ORDER BY t.rowid DESC LIMIT ?`,
  );
  const ids: number[] = [];
  let taken = rare.worth;
  let vain = 0;
  let before = Number.MAX_SAFE_INTEGER;
  let turn = performance.now();
  for (let batch = firstBatch; vain <= vainLimit; batch = Math.min(batch * 8, longestBatch)) {
    const match = rare.trigrams.slice(0, taken).join(' AND ');
    const candidates = select.all(match, before, ...values, batch).map((row) => Number(row['id']));
    const vainBefore = vain;
    for (const id of candidates) {
      const captured = await readCaptured(id);
      if (captured !== null && hasTexts(captured.document, terms)) ids.push(id);
      else vain += 1;
      if (ids.length >= enough) return { ids, all: false };
      if (performance.now() - turn > turnMs) turn = await nextTurn(evaluation.signal);
    }
    before = candidates.at(-1) ?? 0;
    if (candidates.length < batch) return { ids, all: true };
    if (vain - vainBefore > batch / 2) taken += moreTrigrams;
  }
  return null;
}
