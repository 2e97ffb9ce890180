import type { LiveFile } from './live-file.ts';
import type { Marked, TakeStep } from './removals.ts';

/** Milliseconds that a step should take: everything else in this process waits for it. */
const stepMs = 4;
const firstStep = 500;
const leastStep = 50;
const longestStep = 10_000;

/** Removes and brings back in short steps, one wish after the other, so that captures are answered in between. */
export interface Removing {
  /** @returns how many were removed. */
  readonly remove: (what: Marked) => Promise<number>;
  /** @returns how many came back. */
  readonly undo: () => Promise<number>;
  /** Something is on its way: nothing may be deleted meanwhile. */
  readonly isBusy: () => boolean;
  /** Does at once what is on its way; nothing is begun any more. */
  readonly finish: () => void;
}

/** @param due when what is removed now may be deleted. */
export function createRemoving(
  file: Pick<LiveFile, 'current' | 'transact' | 'fail'>,
  due: () => number,
): Removing {
  let last: Promise<unknown> = Promise.resolve();
  let wishes = 0;
  let runToEnd: (() => void) | null = null;
  let finished = false;

  /** What the disk refuses becomes the fault that everybody sees; the steps before it stay done. */
  function inSteps(begin: () => TakeStep): Promise<number> {
    wishes += 1;
    const running = last.then(() => run(begin)).finally(() => (wishes -= 1));
    last = running;
    return running;
  }

  async function run(begin: () => TakeStep): Promise<number> {
    const { removals } = file.current();
    let take: TakeStep | null = null;
    let moved = 0;
    let limit = firstStep;
    let more = !finished;

    /** @returns whether there is more. */
    function step(): boolean {
      // The numbers of another file are other requests.
      if (!more || file.current().removals !== removals) return (more = false);
      const began = performance.now();
      let taken = { moved: 0, done: true };
      try {
        file.transact((live) => {
          if (live.removals !== removals) return;
          take ??= begin();
          taken = take(limit);
        });
      } catch (error) {
        file.fail(error);
        return (more = false);
      }
      moved += taken.moved;
      const wanted = (limit * stepMs) / Math.max(performance.now() - began, 0.1);
      limit = Math.round(Math.min(Math.max(wanted, leastStep), longestStep, limit * 4));
      return (more = !taken.done);
    }

    runToEnd = () => {
      while (step());
    };
    while (step()) await new Promise(setImmediate);
    runToEnd = null;
    return moved;
  }

  return {
    remove: (what) => inSteps(() => file.current().removals.marking(what, due)),
    undo: () => inSteps(() => file.current().removals.undoing()),
    isBusy: () => wishes > 0,
    finish: () => {
      finished = true;
      runToEnd?.();
    },
  };
}
