import type { DatabaseSync } from 'node:sqlite';
import type { CaptureFilter, JudgedCandidates } from '../store/attached-captures.ts';
import { candidatesFor, excludableMatches, type Candidates } from './candidates.ts';
import { coverage } from './column-coverage.ts';
import { hasTexts } from './document.ts';
import {
  nextTurn,
  reportFirstPage,
  turnMs,
  type Evaluation,
  type FirstPage,
  type SearchSources,
} from './evaluation.ts';
import { textTerms, type TextTerm } from './query/query.ts';
import { textCondition } from './text-condition.ts';

/** Candidates that are judged in one go. Few at first, because the newest are wanted first, then as many as fit into a turn. */
const portionSizes = { first: 100, max: 20_000, growth: 4 };

/** Match expressions that are added after a portion of which this many requests, and most, were read without a match. */
const addedMatches = { count: 2, afterMisses: 50 };

/** Where candidates are further apart than this, judging one takes less time than finding all possible matches between two. */
const sparseGap = 20;

/**
 * The indexed requests that pass, oldest first. The index gives candidates, SQL judges them by the captured columns, and
 * what SQL can't decide is read.
 *
 * @throws Replaced
 */
export async function findByText(
  { database, readDocument }: SearchSources,
  { query, signal }: Evaluation,
  filter: CaptureFilter,
  firstPage: FirstPage | null,
): Promise<number[]> {
  const terms = textTerms(query);
  const candidates = candidatesFor(database, terms);
  if (candidates === null) return [];
  const next = portionsOf(database, candidates, filter, terms);
  const found: number[] = [];
  const report = reportFirstPage(firstPage);
  let matches = candidates.useful;
  let limit = portionSizes.first;
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    let turn = performance.now();
    const portion = next({ matches, before, limit });
    const judgedMs = performance.now() - turn;
    const undecided = new Set(portion.undecided);
    let misses = 0;
    for (const id of newestFirst([...portion.passing, ...undecided])) {
      if (undecided.has(id)) {
        const document = await readDocument(id);
        if (document !== null && hasTexts(document, terms)) found.push(id);
        else misses += 1;
        if (performance.now() - turn > turnMs) {
          report(found);
          turn = await nextTurn(signal);
        }
      } else {
        found.push(id);
      }
    }
    if (!portion.isLast) report(found);
    await nextTurn(signal);
    if (portion.isLast) return found.reverse();
    if (misses > addedMatches.afterMisses && misses > undecided.size / 2) {
      matches += addedMatches.count;
    }
    limit =
      judgedMs > turnMs
        ? Math.max(portionSizes.first, limit >> 1)
        : Math.min(limit * portionSizes.growth, portionSizes.max);
    before = portion.to;
  }
}

function newestFirst(ids: number[]): readonly number[] {
  return ids.sort((a, b) => b - a);
}

interface PortionRequest {
  /** How many of the candidates' match expressions are used. */
  readonly matches: number;
  /** Only candidates below this id. */
  readonly before: number;
  readonly limit: number;
}

/** The judgement of some candidates. */
interface JudgedPortion extends JudgedCandidates {
  /** The oldest of them. */
  readonly to: number;
  readonly isLast: boolean;
}

/**
 * Takes the candidates portion by portion. A portion is limited by a count, not by a range of ids: FTS5 would walk on to
 * the next match beyond the range, each time.
 */
function portionsOf(
  database: DatabaseSync,
  candidates: Candidates,
  filter: CaptureFilter,
  terms: readonly TextTerm[],
): (wanted: PortionRequest) => JudgedPortion {
  const isEvery = candidates.matches.length === 0;
  const clear = database.prepare('DELETE FROM candidates');
  const fill = database.prepare(
    isEvery
      ? 'INSERT INTO candidates SELECT id FROM entries WHERE id < ? ORDER BY id DESC LIMIT ?'
      : `INSERT INTO candidates SELECT rowid FROM texts
         WHERE texts MATCH ? AND rowid < CAST(? AS INTEGER) ORDER BY rowid DESC LIMIT ?`,
  );
  const bounds = database.prepare(
    'SELECT max(id) AS newest, min(id) AS oldest, count(*) AS n FROM candidates',
  );
  const judge = judgeOf(database, filter, terms);

  return ({ matches, before, limit }) => {
    clear.run();
    const match = candidates.matches.slice(0, matches).join(' AND ');
    fill.run(...(isEvery ? [] : [match]), before, limit);
    const row = bounds.get();
    const count = Number(row?.['n']);
    const [from, to] = [Number(row?.['newest'] ?? 0), Number(row?.['oldest'] ?? 0)];
    return { ...judge(from, to, count), to, isLast: count < limit };
  };
}

/** @returns a function that judges the candidates in their table, `count` of them from one id down to another. */
function judgeOf(
  database: DatabaseSync,
  filter: CaptureFilter,
  terms: readonly TextTerm[],
): (from: number, to: number, count: number) => JudgedCandidates {
  const texts = textCondition(terms);
  const excludable = terms.map(({ not, claim }) =>
    not ? excludableMatches(database, claim) : null,
  );
  const judge = filter.judge(
    {
      from: 'candidates c CROSS JOIN entries e ON e.id = c.id',
      id: 'e.id',
      where: `e.reach <> ${coverage.long}`,
    },
    texts.sql,
  );
  return (from, to, count) => {
    const isDense = count * sparseGap > from - to;
    const possible = excludable.map((one) =>
      one === null || !isDense ? null : JSON.stringify(one.between(from, to)),
    );
    return judge(texts.values(possible));
  };
}
