import type { Anchor, RowRange } from '../../shared/contract/arguments.ts';
import type { Rows } from '../../shared/summary.ts';
import type { RequestSummary } from '../../shared/summary.ts';
import { rowHeight, visibleRows, clampTop } from './geometry.ts';
import type { RowSpan, Viewport } from './geometry.ts';

/** The list as far as it is known. Only rows near the visible ones are kept, by their place. */
export interface ListView extends Viewport {
  readonly rows: ReadonlyMap<number, RequestSummary>;
  /** Rows that came above while the reader was looking at older ones. */
  readonly fresh: number;
  /** Whether `total` is all there are; else those that are not known yet come below. */
  readonly counted: boolean;
  /** How many requests there are, whatever the filter. */
  readonly all: number;
}

export const emptyView: ListView = {
  top: 0,
  height: 0,
  total: 0,
  rows: new Map(),
  fresh: 0,
  counted: true,
  all: 0,
};

/** Rows around the visible ones: how many to have at hand, to ask for at once, to keep. */
const near = 20;
const margin = 50;
const kept = 300;

/** What is asked for: a stretch, and the request that it hangs on. */
export type Wanted = Omit<RowRange, 'filter'>;

/**
 * The stretch to ask for, so that a little scrolling needs no other. A reader who has scrolled away from the top holds
 * on to the first request that is seen; at the top, the list begins where it begins.
 */
export function wantedRows(view: ListView): Wanted {
  const { top, height } = view;
  // Not bounded by the total, which is unknown at first and may have grown since.
  const from = Math.max(0, Math.floor(top / rowHeight) - margin);
  const stretch = { from, count: Math.ceil((top + height) / rowHeight) + margin - from };
  const [first] = top > 0 ? seenRows(view) : [];
  return first === undefined ? stretch : { ...stretch, anchor: first };
}

/** The requests that are seen and known, with their places. */
function seenRows(view: ListView): readonly Anchor[] {
  const { from, to } = visibleRows(view);
  const found: Anchor[] = [];
  for (let place = from; place < to; place += 1) {
    const row = view.rows.get(place);
    if (row !== undefined) found.push({ id: row.id, place });
  }
  return found;
}

/** Whether every row that is seen, or would be after a little scrolling, is known. */
export function isCovered(view: ListView): boolean {
  const { from, to } = visibleRows(view);
  const end = Math.min(view.total, to + near);
  for (let index = Math.max(0, from - near); index < end; index += 1)
    if (!view.rows.has(index)) return false;
  return true;
}

/** @returns the place of a request among the known rows, or `null`. */
export function placeOf(id: number, rows: ListView['rows']): number | null {
  for (const [index, row] of rows) if (row.id === id) return index;
  return null;
}

/**
 * By how many places an answer shows what is seen to have moved down: rows came above it, or went. What is seen both
 * before and now tells that by itself, also where the reader has scrolled since; else its anchor does.
 *
 * @returns `null` when neither does, and to ask again is the only way to know.
 */
export function shiftOf(view: ListView, asked: Wanted, answer: Rows): number | null {
  const seen = seenRows(view);
  for (const { id, place } of seen) {
    const at = answer.rows.findIndex((row) => row.id === id);
    if (at !== -1) return answer.from + at - place;
  }
  if (asked.anchor !== undefined) return answer.moved;
  return view.top === 0 || seen.length === 0 ? 0 : null;
}

/**
 * The view after an answer to the same filter. At the top it shows what came; elsewhere the reader goes on seeing the
 * same rows, wherever in the list they stand by now.
 */
export function withAnswer(view: ListView, answer: Rows, shift: number): ListView {
  const moved = view.top > 0 ? shift : 0;
  const size = { height: view.height, total: answer.total };
  const top = clampTop(view.top + moved * rowHeight, size);
  const rows = new Map<number, RequestSummary>();
  const stay = around(visibleRows({ ...size, top }));
  const keep = (index: number, row: RequestSummary) => {
    if (index >= stay.from && index < stay.to && index < answer.total) rows.set(index, row);
  };
  // Where anything came or went, nobody knows where the rows stand that are not in the answer.
  if (shift === 0 && answer.total === view.total) {
    const anew = new Set(answer.rows.map(({ id }) => id));
    for (const [index, row] of view.rows) if (!anew.has(row.id)) keep(index, row);
  }
  answer.rows.forEach((row, offset) => keep(answer.from + offset, row));
  const fresh = top === 0 ? 0 : view.fresh + Math.max(0, moved);
  return { ...size, top, rows, fresh, counted: answer.counted, all: answer.all };
}

/** The view of another filter, from its top. */
export function fromAnswer(answer: Rows, height: number): ListView {
  return withAnswer({ ...emptyView, height }, answer, 0);
}

function around({ from, to }: RowSpan): RowSpan {
  return { from: from - kept, to: to + kept };
}
