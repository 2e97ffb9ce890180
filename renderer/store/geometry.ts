/** Height of a row in CSS pixels. All rows are alike, so that any of a million is found by arithmetic. */
export const rowHeight = 44;

/** Where the list stands: pixels from the top of the whole list, height of what is seen of it. */
export interface Viewport {
  readonly top: number;
  readonly height: number;
  readonly total: number;
}

/** A stretch of rows: `from` is the first, `to` the first one after it. */
export interface RowSpan {
  readonly from: number;
  readonly to: number;
}

/** @returns how far the list can be scrolled, in pixels. */
export function maxTop({ height, total }: Omit<Viewport, 'top'>): number {
  return Math.max(0, total * rowHeight - height);
}

/** @returns the nearest place to `top` that the list can stand at. */
export function clampTop(top: number, viewport: Omit<Viewport, 'top'>): number {
  return Math.min(Math.max(0, top), maxTop(viewport));
}

/** @returns the rows that are seen, wholly or in part. */
export function visibleRows({ top, height, total }: Viewport): RowSpan {
  const from = Math.min(total, Math.floor(top / rowHeight));
  return { from, to: Math.min(total, Math.ceil((top + height) / rowHeight)) };
}

/** @returns the nearest `top` at which the row is wholly seen. */
export function topRevealing(index: number, viewport: Viewport): number {
  const start = index * rowHeight;
  const lowest = Math.min(viewport.top, start);
  return clampTop(Math.max(lowest, start + rowHeight - viewport.height), viewport);
}

/** @returns how many rows fit; at least one. */
export function rowsPerPage(height: number): number {
  return Math.max(1, Math.floor(height / rowHeight));
}
