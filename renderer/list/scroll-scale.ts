import { maxTop, clampTop } from '../store/geometry.ts';
import type { ListSize, Viewport } from '../store/geometry.ts';

/**
 * Chromium stores layout lengths as 32-bit integers in units of 1/64 physical pixel, so no element can be taller than
 * 33,554,431 physical pixels. This value stays below that limit at a device pixel ratio of 4.
 */
export const maxScrolledHeight = 8_000_000;

/** @returns the height of the scrolled element. Above `maxScrolledHeight` the scroll bar works at a smaller scale than the list. */
export function scrolledHeight({ rowHeight, total }: ListSize): number {
  return Math.min(total * rowHeight, maxScrolledHeight);
}

function maxScroll(size: ListSize): number {
  return Math.max(0, scrolledHeight(size) - size.height);
}

/** @returns the `scrollTop` of the element for a scroll position of the list. */
export function scrollOf({ top, ...size }: Viewport): number {
  const listEnd = maxTop(size);
  return listEnd === 0 ? 0 : (top / listEnd) * maxScroll(size);
}

/**
 * The scroll position of the list after the scroll bar moved. On a scaled list
 * - a movement of at most the visible height comes from wheel or keys, and moves the rows by as many pixels;
 * - a larger movement comes from the scroll bar, and moves the list in proportion;
 * - either end of the scroll bar is that end of the list.
 *
 * @param from the positions of the list and of the scroll bar before.
 */
export function topAfterScroll(
  from: Viewport & { readonly scroll: number },
  scroll: number,
): number {
  const { scroll: before, top, ...size } = from;
  if (scrolledHeight(size) < maxScrolledHeight) return clampTop(scroll, size);
  const scrollEnd = maxScroll(size);
  if (scroll <= 0) return 0;
  if (scroll >= scrollEnd) return maxTop(size);
  const step = scroll - before;
  if (Math.abs(step) <= size.height) return clampTop(top + step, size);
  return (scroll / scrollEnd) * maxTop(size);
}
