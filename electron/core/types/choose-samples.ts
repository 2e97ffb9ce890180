import { bounds } from '../../../shared/bounds.ts';
import type { RequestSummary } from '../../../shared/summary.ts';

/** The requests that types are made from, and how many others are left out. */
export interface ChosenSamples {
  /** In the order of arrival, so that the same requests always give the same text. */
  readonly rows: readonly RequestSummary[];
  readonly tooLarge: number;
  readonly tooMany: number;
}

/**
 * Chooses the newest requests within the bounds of `typeSamples`.
 *
 * @param ids in any order. Their summaries are read one after another until enough are chosen.
 */
export function chooseSamples(
  ids: readonly number[],
  summary: (id: number) => RequestSummary | null,
): ChosenSamples {
  const rows: RequestSummary[] = [];
  let bytes = 0;
  let tooLarge = 0;
  const newestFirst = ids.toSorted((a, b) => b - a);
  for (const [index, id] of newestFirst.entries()) {
    const row = summary(id);
    if (row === null) continue;
    if (row.bodyBytes > bounds.typeSample.bytes) {
      tooLarge += 1;
      continue;
    }
    bytes += row.bodyBytes;
    if (rows.length === bounds.typeSamples.entries || bytes > bounds.typeSamples.bytes)
      return { rows: rows.toReversed(), tooLarge, tooMany: newestFirst.length - index };
    rows.push(row);
  }
  return { rows: rows.toReversed(), tooLarge, tooMany: 0 };
}
