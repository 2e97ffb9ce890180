/** Slots often change together, so changes within this time are reported at once. Milliseconds. */
const gatherMs = 100;

/**
 * Counts the slots that are not missing: a slot is missing once it was empty for longer than a moment. A mere count of open
 * sockets would not do, because under load some socket is always being dialled again.
 */
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
 * @param onUp receives how many are not missing, a moment after that has changed.
 */
export function watchSlots(
  count: number,
  missingMs: number,
  onUp: (up: number) => void,
): SlotWatch {
  const empty = new Map<number, NodeJS.Timeout>();
  const missing = new Set<number>();
  let timer: NodeJS.Timeout | undefined;
  let reported = count;

  const countUp = () => count - missing.size;
  const report = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (reported === countUp()) return;
      reported = countUp();
      onUp(reported);
    }, gatherMs);
  };

  const down = (slot: number) => {
    if (empty.has(slot) || missing.has(slot)) return;
    const missingTimer = setTimeout(() => {
      empty.delete(slot);
      missing.add(slot);
      report();
    }, missingMs);
    empty.set(slot, missingTimer);
  };

  for (let slot = 0; slot < count; slot += 1) down(slot);
  return {
    up: (slot) => {
      clearTimeout(empty.get(slot));
      empty.delete(slot);
      if (missing.delete(slot)) report();
    },
    down,
    countUp,
    stop: () => {
      clearTimeout(timer);
      empty.forEach((each) => clearTimeout(each));
      empty.clear();
    },
  };
}
