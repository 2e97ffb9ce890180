import { bounds } from '../../../shared/bounds.ts';

/** A head up to this length is always read: most servers allow no longer one. */
const usualHeadBytes = 16 * 1024;

/**
 * Counts the bytes of all heads that have begun and are not complete. Node's parser keeps them until they are, and each may
 * have 1 MB, so a thousand senders that never end their heads would need 1 GB.
 */
export interface OpenHeads {
  /**
   * The open head of one connection has another length; 0 once it is complete.
   *
   * @returns whether it is to be ended, because it is long and all together are too long.
   */
  readonly change: (from: number, to: number) => boolean;
}

export function createOpenHeads(limit: number = bounds.openHeads.bytes): OpenHeads {
  let all = 0;
  return {
    change: (from, to) => {
      all += to - from;
      return to > usualHeadBytes && all > limit;
    },
  };
}
