import { maxTop, rowHeight, clampTop } from '../store/geometry.ts';
import type { Viewport } from '../store/geometry.ts';

/**
 * Chromium lays out in 1/64 px in 32 bits of physical pixels, so nothing can be taller than
 * 33,554,431 of them. This holds on a screen of four of those to each of ours.
 */
export const tallest = 8_000_000;

type Size = Omit<Viewport, 'top'>;

/** @returns the height of what the scroll bar stands for. Beyond `tallest`, it is a model at a smaller scale. */
export function scrolledHeight({ total }: Size): number {
  return Math.min(total * rowHeight, tallest);
}

function lowestScroll(size: Size): number {
  return Math.max(0, scrolledHeight(size) - size.height);
}

/** @returns where the scroll bar stands when the list is at `top`. */
export function scrollOf({ top, ...size }: Viewport): number {
  const lowest = maxTop(size);
  return lowest === 0 ? 0 : (top / lowest) * lowestScroll(size);
}

/**
 * Where the list goes when the scroll bar has moved. On a scaled list,
 * - a step within the height of the window is meant as such, and moves the rows by just as much;
 * - a jump is one of the scroll bar, and means the place in proportion;
 * - an end means the end.
 *
 * @param from where the list and the scroll bar stood before.
 */
export function topAfterScroll(
  from: Viewport & { readonly scroll: number },
  scroll: number,
): number {
  const { scroll: before, top, ...size } = from;
  if (scrolledHeight(size) < tallest) return clampTop(scroll, size);
  const lowest = lowestScroll(size);
  if (scroll <= 0) return 0;
  if (scroll >= lowest) return maxTop(size);
  const step = scroll - before;
  if (Math.abs(step) <= size.height) return clampTop(top + step, size);
  return (scroll / lowest) * maxTop(size);
}
