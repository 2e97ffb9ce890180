/**
 * Height of a row in CSS pixels. All rows have the same height, so the position of a row is computed and not measured.
 */
export const rowHeight = 44;

/** What is visible of the list: pixels from its top, visible height, and rows in all. */
export interface Viewport {
  readonly top: number;
  readonly height: number;
  readonly total: number;
}

/** Consecutive rows: `from` is the first, `to` the first one after them. */
export interface RowSpan {
  readonly from: number;
  readonly to: number;
}

/** @returns how far the list can be scrolled, in pixels. */
export function maxTop({ height, total }: Omit<Viewport, 'top'>): number {
  return Math.max(0, total * rowHeight - height);
}

/** @returns the scroll position nearest to `top` that the list can have. */
export function clampTop(top: number, viewport: Omit<Viewport, 'top'>): number {
  return Math.min(Math.max(0, top), maxTop(viewport));
}

/** @returns the rows that are visible, at least in part. */
export function visibleRows({ top, height, total }: Viewport): RowSpan {
  const from = Math.min(total, Math.floor(top / rowHeight));
  return { from, to: Math.min(total, Math.ceil((top + height) / rowHeight)) };
}

/** @returns the nearest scroll position at which the row is completely visible. */
export function topRevealing(index: number, viewport: Viewport): number {
  const start = index * rowHeight;
  const lowest = Math.min(viewport.top, start);
  return clampTop(Math.max(lowest, start + rowHeight - viewport.height), viewport);
}

/** @returns how many rows fit; at least one. */
export function rowsPerPage(height: number): number {
  return Math.max(1, Math.floor(height / rowHeight));
}
