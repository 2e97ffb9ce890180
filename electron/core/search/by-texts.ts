import type { DatabaseSync } from 'node:sqlite';
import { candidatesFor, type Candidates } from './candidates.ts';
import { besides, factsOf, nextTurn, turnMs, type Evaluation, type Sources } from './evaluation.ts';
import { once, type Hurry } from './hurry.ts';
import { hasTexts, textTerms } from './matches.ts';
import { reach } from './reach.ts';
import { suspectsOf } from './suspects.ts';
import { textCondition } from './text-condition.ts';

/** Ids that are looked at in one go: few at first, since the newest are wanted first, then as many as fit into a turn. */
const fewest = 100;
const most = 20_000;

/** Signs that are asked for besides, after a portion of which most was read in vain: some come together, and then say little. */
const moreSigns = 2;
const readInVain = 50;

/** Where candidates are further apart than this, one of them is judged sooner than all suspects between two are found. */
const farApart = 20;

/**
 * The indexed requests that pass, oldest first. The index gives candidates, SQL judges them by the captured columns, and what
 * it leaves open is read.
 *
 * @throws Replaced
 */
export async function byTexts(
  { database, readCaptured }: Sources,
  evaluation: Evaluation,
  hurry: Hurry | null,
): Promise<number[]> {
  const terms = textTerms(evaluation.query);
  const candidates = candidatesFor(database, terms);
  if (candidates === null) return [];
  const next = portionsOf(database, candidates, evaluation);
  const found: number[] = [];
  const tellEnough = once(hurry);
  let signs = candidates.worth;
  let limit = fewest;
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    let turn = performance.now();
    const { passing, open, to, last } = next({ signs, before, limit });
    const judgedMs = performance.now() - turn;
    let inVain = 0;
    for (const id of newestFirst(passing, open)) {
      if (open.has(id)) {
        const captured = await readCaptured(id);
        if (captured !== null && hasTexts(captured.document, terms)) found.push(id);
        else inVain += 1;
        if (performance.now() - turn > turnMs) {
          tellEnough(found);
          turn = await nextTurn(evaluation.signal);
        }
      } else {
        found.push(id);
      }
    }
    if (!last) tellEnough(found);
    await nextTurn(evaluation.signal);
    if (last) return found.reverse();
    if (inVain > readInVain && inVain > open.size / 2) signs += moreSigns;
    limit = judgedMs > turnMs ? Math.max(fewest, limit >> 1) : Math.min(limit * 4, most);
    before = to;
  }
}

function newestFirst(passing: readonly number[], open: ReadonlySet<number>): readonly number[] {
  return [...passing, ...open].sort((a, b) => b - a);
}

interface Ask {
  /** How many of the candidates' signs are asked for. */
  readonly signs: number;
  readonly before: number;
  readonly limit: number;
}

/** What SQL says of some candidates, down to one. */
interface Portion {
  readonly passing: readonly number[];
  /** Only reading tells. */
  readonly open: ReadonlySet<number>;
  readonly to: number;
  readonly last: boolean;
}

/**
 * Takes the candidates portion by portion. Each goes on from the last candidate: bounded by ids, the index would walk on to
 * the next match beyond them, each time.
 */
function portionsOf(
  database: DatabaseSync,
  candidates: Candidates,
  evaluation: Evaluation,
): (ask: Ask) => Portion {
  const isEvery = candidates.signs.length === 0;
  const clear = database.prepare('DELETE FROM candidates');
  const fill = database.prepare(
    isEvery
      ? 'INSERT INTO candidates SELECT id FROM entries WHERE id < ? ORDER BY id DESC LIMIT ?'
      : `INSERT INTO candidates SELECT rowid FROM texts
         WHERE texts MATCH ? AND rowid < CAST(? AS INTEGER) ORDER BY rowid DESC LIMIT ?`,
  );
  const ends = database.prepare(
    'SELECT max(id) AS newest, min(id) AS oldest, count(*) AS n FROM candidates',
  );
  const judge = judgeOf(database, evaluation);

  return ({ signs, before, limit }) => {
    clear.run();
    const match = candidates.signs.slice(0, signs).join(' AND ');
    fill.run(...(isEvery ? [] : [match]), before, limit);
    const found = ends.get();
    const count = Number(found?.['n']);
    const [from, to] = [Number(found?.['newest'] ?? 0), Number(found?.['oldest'] ?? 0)];
    return { ...judge(from, to, count), to, last: count < limit };
  };
}

/** @returns what judges the candidates in their table, `count` of them between two ids. */
function judgeOf(
  database: DatabaseSync,
  evaluation: Evaluation,
): (from: number, to: number, count: number) => Pick<Portion, 'passing' | 'open'> {
  const terms = textTerms(evaluation.query);
  const facts = factsOf(evaluation);
  const texts = textCondition(terms);
  const suspects = terms.map(({ not, claim }) => (not ? suspectsOf(database, claim) : null));
  const select = database.prepare(`
    WITH judged AS MATERIALIZED (
      SELECT e.id AS id, ${texts.sql} AS passes
      FROM candidates c CROSS JOIN entries e ON e.id = c.id
        CROSS JOIN requests r ON r.id = e.id ${besides} LEFT JOIN bodies b ON b.id = r.id
      WHERE e.reach <> ${reach.long} AND ${facts.sql})
    SELECT json_group_array(id) FILTER (WHERE passes = 1) AS passing,
      json_group_array(id) FILTER (WHERE passes IS NULL) AS open FROM judged`);

  return (from, to, count) => {
    const dense = count * farApart > from - to;
    const suspected = suspects.map((one) =>
      one === null || !dense ? null : JSON.stringify(one.between(from, to)),
    );
    const row = select.get(...texts.values(suspected), ...facts.values);
    return {
      passing: JSON.parse(String(row?.['passing'])) as number[],
      open: new Set(JSON.parse(String(row?.['open'])) as number[]),
    };
  };
}
