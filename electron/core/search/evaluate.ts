import type { AttachedCaptures, CaptureFilter } from '../store/attached-captures.ts';
import { coverage } from './column-coverage.ts';
import { hasTexts } from './document.ts';
import {
  captureQueryOf,
  nextTurn,
  reportFirstPage,
  turnMs,
  type Evaluation,
  type FirstPage,
  type SearchSources,
} from './evaluation.ts';
import { findByText } from './find-by-text.ts';
import { textTerms } from './query/query.ts';

/** Ids that one statement looks at. Few at first, because the newest are wanted first. */
const rangeLengths = { first: 5_000, max: 100_000 };
const listLength = 500;

/**
 * All requests that pass, oldest first. The index answers for indexed requests, all others are read. Both decide by the
 * same folded texts, so they agree.
 *
 * @throws Replaced
 */
export async function evaluate(
  sources: SearchSources,
  evaluation: Evaluation,
  firstPage: FirstPage | null = null,
): Promise<number[]> {
  const { database, captures, waiting } = sources;
  const filter = captures.filter(captureQueryOf(evaluation), 'many');
  try {
    if (textTerms(evaluation.query).length === 0) {
      return await findByColumns(captures, filter, evaluation.signal, firstPage);
    }
    const long = database
      .prepare(`SELECT id FROM entries WHERE reach = ${coverage.long}`)
      .all()
      .map((row) => Number(row['id']));
    const read = await findAmong(sources, evaluation, filter, [...waiting(), ...long]);
    const mergedPage = firstPage && {
      count: firstPage.count,
      onFirstPage: (newest: readonly number[]) =>
        firstPage.onFirstPage(merged(read, newest).reverse().slice(0, firstPage.count)),
    };
    return merged(read, await findByText(sources, evaluation, filter, mergedPage));
  } finally {
    filter.close();
  }
}

/** Ids of both, oldest first. */
function merged(read: readonly number[], indexed: readonly number[]): number[] {
  return [...new Set([...read, ...indexed])].sort((a, b) => a - b);
}

/**
 * Those of some requests that pass, in no order. Their documents are read; the index is not used.
 *
 * @throws Replaced
 */
export async function evaluateAmong(
  sources: SearchSources,
  evaluation: Evaluation,
  ids: readonly number[],
): Promise<number[]> {
  const filter = sources.captures.filter(captureQueryOf(evaluation), 'few');
  return findAmong(sources, evaluation, filter, ids);
}

async function findAmong(
  { readDocument }: SearchSources,
  { query, signal }: Evaluation,
  filter: CaptureFilter,
  ids: readonly number[],
): Promise<number[]> {
  const terms = textTerms(query);
  const passed: number[] = [];
  let turn = performance.now();
  for (let at = 0; at < ids.length; at += listLength) {
    for (const id of filter.among(ids.slice(at, at + listLength))) {
      const document = terms.length === 0 ? null : await readDocument(id);
      if (terms.length === 0 || (document !== null && hasTexts(document, terms))) passed.push(id);
      if (performance.now() - turn > turnMs) turn = await nextTurn(signal);
    }
  }
  return passed;
}

/** Range by range from the newest on, so that the first page is known soon. */
async function findByColumns(
  captures: AttachedCaptures,
  filter: CaptureFilter,
  signal: AbortSignal,
  firstPage: FirstPage | null,
): Promise<number[]> {
  const { first, last } = captures.range();
  const found: number[] = [];
  const report = reportFirstPage(firstPage);
  let to = last;
  for (
    let length = rangeLengths.first;
    to >= first;
    length = Math.min(length * 2, rangeLengths.max)
  ) {
    for (const id of filter.between(Math.max(first, to - length + 1), to)) found.push(id);
    to -= length;
    if (to >= first) report(found);
    await nextTurn(signal);
  }
  return found.reverse();
}
