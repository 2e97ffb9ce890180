import type { LiveFile } from './live-file.ts';
import type { RemovalStep, RemovalTarget } from './removals.ts';

/** Milliseconds that a step should take: everything else in this process waits for it. */
const stepMs = 4;
/** Requests in a step: the first one, and the bounds of all others, which follow from how long the last one took. */
const stepSizes = { first: 500, min: 50, max: 10_000, growth: 4 };

/** Removes requests and brings them back in short steps, one command after another; captures are answered in between. */
export interface RemovalQueue {
  /** @returns how many were removed. */
  readonly remove: (target: RemovalTarget) => Promise<number>;
  /** @returns how many came back. */
  readonly undo: () => Promise<number>;
  /** Something is being removed or brought back: nothing may be deleted meanwhile. */
  readonly isBusy: () => boolean;
  /** Does the rest of the running command at once, and starts no other. */
  readonly finish: () => void;
}

/** @param due when what is removed now may be deleted. Milliseconds of the store's clock. */
export function createRemovalQueue(
  file: Pick<LiveFile, 'current' | 'transact' | 'fail'>,
  due: () => number,
): RemovalQueue {
  let last: Promise<unknown> = Promise.resolve();
  let commands = 0;
  let runToEnd: (() => void) | null = null;
  let isFinished = false;

  function enqueue(begin: () => RemovalStep): Promise<number> {
    commands += 1;
    const running = last.then(() => run(begin)).finally(() => (commands -= 1));
    last = running;
    return running;
  }

  /** Runs all steps. An error of the disk becomes the store's fault, and the steps before it stay done. */
  async function run(begin: () => RemovalStep): Promise<number> {
    const { removals } = file.current();
    let takeStep: RemovalStep | null = null;
    let moved = 0;
    let limit = stepSizes.first;
    let hasMore = !isFinished;

    /** @returns whether there is more to do. */
    function step(): boolean {
      // In another file the same numbers are other requests.
      if (!hasMore || file.current().removals !== removals) return (hasMore = false);
      const began = performance.now();
      let taken = { moved: 0, done: true };
      try {
        file.transact((live) => {
          if (live.removals !== removals) return;
          takeStep ??= begin();
          taken = takeStep(limit);
        });
      } catch (error) {
        file.fail(error);
        return (hasMore = false);
      }
      moved += taken.moved;
      const fitting = (limit * stepMs) / Math.max(performance.now() - began, 0.1);
      const { min, max, growth } = stepSizes;
      limit = Math.round(Math.min(Math.max(fitting, min), max, limit * growth));
      return (hasMore = !taken.done);
    }

    runToEnd = () => {
      while (step());
    };
    while (step()) await new Promise(setImmediate);
    runToEnd = null;
    return moved;
  }

  return {
    remove: (target) => enqueue(() => file.current().removals.marking(target, due)),
    undo: () => enqueue(() => file.current().removals.undoing()),
    isBusy: () => commands > 0,
    finish: () => {
      isFinished = true;
      runToEnd?.();
    },
  };
}
