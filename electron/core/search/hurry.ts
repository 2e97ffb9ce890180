/** Who wants the newest few as soon as they are known. */
export interface Hurry {
  readonly enough: number;
  /** Told once, and only when there may be more: newest first. */
  readonly onEnough: (newest: readonly number[]) => void;
}

/** @returns to be told what is found so far, newest first; `hurry` hears of it once, when it is enough. */
export function once(hurry: Hurry | null): (found: readonly number[]) => void {
  let waiting = hurry;
  return (found) => {
    if (waiting === null || found.length < waiting.enough) return;
    waiting.onEnough(found.slice(0, waiting.enough));
    waiting = null;
  };
}
