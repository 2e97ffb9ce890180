import type { Anchor, RowRange } from '../../shared/contract/arguments.ts';
import type { ListCounts } from '../../shared/list-filter.ts';
import type { Rows } from '../../shared/summary.ts';
import type { RequestSummary } from '../../shared/summary.ts';
import { rowHeights, visibleRows, clampTop } from './geometry.ts';
import type { RowSpan, Viewport } from './geometry.ts';

/** The list as far as it is loaded. Only rows near the visible ones are stored, by their index. */
export interface ListView extends Viewport {
  readonly rows: ReadonlyMap<number, RequestSummary>;
  /** Rows that were added above while the user was looking at older ones. */
  readonly fresh: number;
  /** Whether `total` is final; otherwise there may be more rows below. */
  readonly counted: boolean;
  /** How many requests there are of each choice, whatever the filter. */
  readonly counts: ListCounts;
  /** Whether a signed request was ever received. */
  readonly hasSigned: boolean;
}

export const emptyView: ListView = {
  top: 0,
  height: 0,
  rowHeight: rowHeights.comfortable,
  total: 0,
  rows: new Map(),
  fresh: 0,
  counted: true,
  counts: { all: 0, sms: 0, email: 0, problem: 0, other: 0, stray: 0 },
  hasSigned: false,
};

/** Rows beyond the visible ones that must be loaded. */
const requiredMargin = 20;
/** Rows beyond the visible ones that each call requests. */
const fetchMargin = 50;
/** Rows beyond the visible ones that are stored. */
const maxStoredMargin = 300;

/** The rows to load: a range, and the request whose index it counts from. */
export type LoadRange = Omit<RowRange, 'filter'>;

/**
 * The range to load, large enough for a little scrolling. Away from the top the first visible request anchors it, so
 * that rows added above do not move what the user sees; at the top the list starts with its newest request.
 */
export function rowsToLoad(view: ListView): LoadRange {
  const { top, height, rowHeight } = view;
  // Not limited by the total, which is unknown at first and may have grown.
  const from = Math.max(0, Math.floor(top / rowHeight) - fetchMargin);
  const range = { from, count: Math.ceil((top + height) / rowHeight) + fetchMargin - from };
  const [first] = top > 0 ? visibleRequests(view) : [];
  return first === undefined ? range : { ...range, anchor: first };
}

/** The requests that are visible and loaded, with their indexes. */
function visibleRequests(view: ListView): readonly Anchor[] {
  const { from, to } = visibleRows(view);
  const found: Anchor[] = [];
  for (let index = from; index < to; index += 1) {
    const row = view.rows.get(index);
    if (row !== undefined) found.push({ id: row.id, index });
  }
  return found;
}

/** Whether every row is loaded that is visible, or would be after a little scrolling. */
export function isCovered(view: ListView): boolean {
  const { from, to } = visibleRows(view);
  const end = Math.min(view.total, to + requiredMargin);
  for (let index = Math.max(0, from - requiredMargin); index < end; index += 1)
    if (!view.rows.has(index)) return false;
  return true;
}

/** @returns the index of a request among the loaded rows, or `null`. */
export function indexOfRequest(id: number, rows: ListView['rows']): number | null {
  for (const [index, row] of rows) if (row.id === id) return index;
  return null;
}

/**
 * By how many rows the visible ones moved down, because rows above them were added or removed. If the answer contains a
 * visible row, the shift is computed from that row, even if the user has scrolled since; otherwise it is computed from
 * the anchor.
 *
 * @returns `null` when neither is available.
 */
export function rowShift(view: ListView, asked: LoadRange, answer: Rows): number | null {
  const visible = visibleRequests(view);
  for (const { id, index } of visible) {
    const at = answer.rows.findIndex((row) => row.id === id);
    if (at !== -1) return answer.from + at - index;
  }
  if (asked.anchor !== undefined) return answer.moved;
  return view.top === 0 || visible.length === 0 ? 0 : null;
}

/**
 * The view after an answer for the same filter. At the top it shows new rows; elsewhere the visible rows stay the same,
 * even if their indexes have changed.
 */
export function withAnswer(view: ListView, answer: Rows, shift: number): ListView {
  const moved = view.top > 0 ? shift : 0;
  const { height, rowHeight } = view;
  const size = { height, rowHeight, total: answer.total };
  const top = clampTop(view.top + moved * rowHeight, size);
  const rows = new Map<number, RequestSummary>();
  const stored = withMargin(visibleRows({ ...size, top }));
  const storeRow = (index: number, row: RequestSummary) => {
    if (index >= stored.from && index < stored.to && index < answer.total) rows.set(index, row);
  };
  // After rows were added or removed, the indexes of rows that are not in the answer are unknown.
  if (shift === 0 && answer.total === view.total) {
    const answered = new Set(answer.rows.map(({ id }) => id));
    for (const [index, row] of view.rows) if (!answered.has(row.id)) storeRow(index, row);
  }
  answer.rows.forEach((row, offset) => storeRow(answer.from + offset, row));
  const fresh = top === 0 ? 0 : view.fresh + Math.max(0, moved);
  const { counted, counts, hasSigned } = answer;
  return { ...size, top, rows, fresh, counted, counts, hasSigned };
}

/** The view of another filter, from its top. */
export function fromAnswer(
  answer: Rows,
  { height, rowHeight }: Pick<ListView, 'height' | 'rowHeight'>,
): ListView {
  return withAnswer({ ...emptyView, height, rowHeight }, answer, 0);
}

function withMargin({ from, to }: RowSpan): RowSpan {
  return { from: from - maxStoredMargin, to: to + maxStoredMargin };
}
