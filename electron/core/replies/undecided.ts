import type { Undecided } from '../../../shared/reply-rules.ts';

/** Characters of a reason that are told. */
const longestReason = 300;

/** Counts requests that no rule could decide on. @param onAdded told of each. */
export function createUndecided(onAdded: () => void) {
  let told: Undecided = { count: 0, reason: null };
  return {
    told: () => told,
    add: (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      told = { count: told.count + 1, reason: reason.slice(0, longestReason) };
      onAdded();
    },
  };
}
