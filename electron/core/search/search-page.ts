import type { Anchor } from '../../../shared/contract/arguments.ts';

/** The part of an answer that is asked for. */
export interface SearchPage {
  readonly from: number;
  readonly count: number;
  /** A request and the index at which the caller saw it: `from` moves as far as the request did. */
  readonly anchor?: Anchor;
}

/** Where a page begins once its anchor has moved. */
export function pageStart({ from, anchor }: SearchPage, newer: number | undefined): number {
  return anchor === undefined || newer === undefined
    ? from
    : Math.max(0, from + newer - anchor.index);
}
