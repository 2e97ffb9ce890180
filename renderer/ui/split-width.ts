/** The minimum width of either side, and the initial width of the first one, in CSS pixels. */
export const minWidth = { first: 300, second: 400 } as const;
const initialWidth = 420;

/** @returns the nearest width that leaves room for both sides. */
export function widthWithin(wanted: number, room: number): number {
  return Math.round(Math.max(minWidth.first, Math.min(wanted, room - minWidth.second)));
}

/** @returns the width after a key press on the separator, or `null` for a key that does not move it. */
export function widthAfterKey(key: string, width: number, room: number): number | null {
  const step = 16;
  switch (key) {
    case 'ArrowLeft':
      return widthWithin(width - step, room);
    case 'ArrowRight':
      return widthWithin(width + step, room);
    case 'Home':
      return minWidth.first;
    case 'End':
      return widthWithin(room, room);
    default:
      return null;
  }
}

/** @returns the stored width, or the initial one. */
export function storedWidth(remembered: string | null): number {
  const width = Number(remembered);
  return remembered !== null && Number.isFinite(width) ? width : initialWidth;
}
