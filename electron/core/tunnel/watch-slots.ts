/** Slots come and go together, and are told in one word: milliseconds. */
const gatherMs = 100;

/** Which of a number of slots are empty for longer than a moment. */
export interface SlotWatch {
  readonly up: (slot: number) => void;
  readonly down: (slot: number) => void;
  /** How many are not missing. */
  readonly countUp: () => number;
  readonly stop: () => void;
}

/**
 * All slots begin empty.
 *
 * @param missingMs how long a slot may be empty before it counts as missing.
 * @param onUp told how many are not missing, a moment after that has changed.
 */
export function watchSlots(
  count: number,
  missingMs: number,
  onUp: (up: number) => void,
): SlotWatch {
  const empty = new Map<number, NodeJS.Timeout>();
  const missing = new Set<number>();
  let news: NodeJS.Timeout | undefined;
  let told = count;

  const countUp = () => count - missing.size;
  const tell = () => {
    news ??= setTimeout(() => {
      news = undefined;
      if (told === countUp()) return;
      told = countUp();
      onUp(told);
    }, gatherMs);
  };

  const down = (slot: number) => {
    if (empty.has(slot) || missing.has(slot)) return;
    const timer = setTimeout(() => {
      empty.delete(slot);
      missing.add(slot);
      tell();
    }, missingMs);
    empty.set(slot, timer);
  };

  for (let slot = 0; slot < count; slot += 1) down(slot);
  return {
    up: (slot) => {
      clearTimeout(empty.get(slot));
      empty.delete(slot);
      if (missing.delete(slot)) tell();
    },
    down,
    countUp,
    stop: () => {
      clearTimeout(news);
      empty.forEach((timer) => clearTimeout(timer));
      empty.clear();
    },
  };
}
