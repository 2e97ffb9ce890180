import type { Density } from '../../shared/appearance.ts';

/**
 * Height of a row in CSS pixels. All rows have the same height, so the position of a row is computed and not measured.
 */
export const rowHeights: Readonly<Record<Density, number>> = { comfortable: 44, compact: 28 };

/** The size of the list: its visible height and that of a row in pixels, and rows in all. */
export interface ListSize {
  readonly height: number;
  readonly rowHeight: number;
  readonly total: number;
}

/** What is visible of the list: `top` pixels of it are above. */
export interface Viewport extends ListSize {
  readonly top: number;
}

/** Consecutive rows: `from` is the first, `to` the first one after them. */
export interface RowSpan {
  readonly from: number;
  readonly to: number;
}

/** @returns how far the list can be scrolled, in pixels. */
export function maxTop({ height, rowHeight, total }: ListSize): number {
  return Math.max(0, total * rowHeight - height);
}

/** @returns the scroll position nearest to `top` that the list can have. */
export function clampTop(top: number, size: ListSize): number {
  return Math.min(Math.max(0, top), maxTop(size));
}

/** @returns the rows that are visible, at least in part. */
export function visibleRows({ top, height, rowHeight, total }: Viewport): RowSpan {
  const from = Math.min(total, Math.floor(top / rowHeight));
  return { from, to: Math.min(total, Math.ceil((top + height) / rowHeight)) };
}

/** @returns the nearest scroll position at which the row is completely visible. */
export function topRevealing(index: number, viewport: Viewport): number {
  const { top, height, rowHeight } = viewport;
  const start = index * rowHeight;
  const lowest = Math.min(top, start);
  return clampTop(Math.max(lowest, start + rowHeight - height), viewport);
}

/** @returns the scroll position at which rows of another height begin with the same row. */
export function topWithRowHeight(viewport: Viewport, rowHeight: number): number {
  return clampTop((viewport.top / viewport.rowHeight) * rowHeight, { ...viewport, rowHeight });
}

/** @returns how many rows fit; at least one. */
export function rowsPerPage({ height, rowHeight }: Omit<ListSize, 'total'>): number {
  return Math.max(1, Math.floor(height / rowHeight));
}
