import type { Rows } from '../../shared/contract.ts';
import type { RequestSummary } from '../../shared/summary.ts';
import { rowHeight, visibleRows, withinList } from './geometry.ts';
import type { Stretch, Viewport } from './geometry.ts';

/** The list as far as it is known. Only rows near the visible ones are kept, by their place. */
export interface ListView extends Viewport {
  readonly rows: ReadonlyMap<number, RequestSummary>;
  /** Rows that came above while the reader was looking at older ones. */
  readonly fresh: number;
  /** Whether `total` is all there are; else those that are not known yet come below. */
  readonly counted: boolean;
}

export const emptyView: ListView = {
  top: 0,
  height: 0,
  total: 0,
  rows: new Map(),
  fresh: 0,
  counted: true,
};

/** Rows around the visible ones: how many to have at hand, to ask for at once, to keep. */
const near = 20;
const margin = 50;
const kept = 300;

/** @returns the stretch to ask for, so that a little scrolling needs no other. */
export function wantedRows({ top, height }: ListView): { from: number; count: number } {
  // Not bounded by the total, which is unknown at first and may have grown since.
  const from = Math.max(0, Math.floor(top / rowHeight) - margin);
  return { from, count: Math.ceil((top + height) / rowHeight) + margin - from };
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

/** @returns how many rows came above those that are known; negative when some went. */
export function grownBy(view: ListView, answer: Rows): number {
  return view.counted ? answer.total - view.total : 0;
}

/**
 * The view after an answer to the same filter. New rows come on top: known ones move down by as many,
 * and so does a reader who is `held` by a selection or has scrolled away from the top, who
 * therefore goes on seeing the same rows.
 */
export function withAnswer(view: ListView, answer: Rows, held: boolean): ListView {
  const grown = grownBy(view, answer);
  const moved = held || view.top > 0 ? Math.max(0, grown) : 0;
  const size = { height: view.height, total: answer.total };
  const top = withinList(view.top + moved * rowHeight, size);
  const rows = new Map<number, RequestSummary>();
  const stay = around(visibleRows({ ...size, top }));
  const keep = (index: number, row: RequestSummary) => {
    if (index >= stay.from && index < stay.to && index < answer.total) rows.set(index, row);
  };
  // When rows went, nobody knows from where; what was known is then worth nothing.
  if (grown >= 0) for (const [index, row] of view.rows) keep(index + grown, row);
  answer.rows.forEach((row, offset) => keep(answer.from + offset, row));
  const fresh = top === 0 ? 0 : view.fresh + moved;
  return { ...size, top, rows, fresh, counted: answer.counted };
}

/** The view of another filter, from its top. */
export function fromAnswer(answer: Rows, height: number): ListView {
  return withAnswer({ ...emptyView, height }, answer, false);
}

function around({ from, to }: Stretch): Stretch {
  return { from: from - kept, to: to + kept };
}
