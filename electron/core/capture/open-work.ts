/** Counts work that is going on, such as replies that are being written. */
export interface OpenWork {
  readonly begin: () => void;
  readonly end: () => void;
  /** How much is going on. */
  readonly count: () => number;
  /** Resolves once none is going on. */
  readonly ended: () => Promise<void>;
}

/**
 * A count instead of a `Set` of promises: V8 links each table of a growing set to the next one, so what every request is
 * added to keeps all of them in memory until a thorough garbage collection.
 */
export function createOpenWork(): OpenWork {
  let open = 0;
  let waiting: (() => void)[] = [];
  return {
    begin: () => void (open += 1),
    end: () => {
      open -= 1;
      if (open > 0) return;
      const resolves = waiting;
      waiting = [];
      for (const resolve of resolves) resolve();
    },
    count: () => open,
    ended: () => (open === 0 ? Promise.resolve() : new Promise((done) => void waiting.push(done))),
  };
}
