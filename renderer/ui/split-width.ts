/** The narrowest that either side may be, and how wide the first is at first; CSS pixels. */
export const narrowest = { first: 300, second: 400 } as const;
const atFirst = 420;

/** @returns the nearest width that leaves room for both sides. */
export function widthWithin(wanted: number, room: number): number {
  return Math.round(Math.max(narrowest.first, Math.min(wanted, room - narrowest.second)));
}

/** @returns the width after a key on the separator, or `null` when the key means nothing to it. */
export function widthAfterKey(key: string, width: number, room: number): number | null {
  const step = 16;
  switch (key) {
    case 'ArrowLeft':
      return widthWithin(width - step, room);
    case 'ArrowRight':
      return widthWithin(width + step, room);
    case 'Home':
      return narrowest.first;
    case 'End':
      return widthWithin(room, room);
    default:
      return null;
  }
}

/** @returns the width that was chosen last time. */
export function widthFrom(remembered: string | null): number {
  const width = Number(remembered);
  return remembered !== null && Number.isFinite(width) ? width : atFirst;
}
