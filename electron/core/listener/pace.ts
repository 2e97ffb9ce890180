/** Bytes of bodies that are read from sockets in one turn of the event loop: about 10 ms of work. */
const bytesPerTurn = 2 * 1024 ** 2;

/** The maximum number of bytes that one socket delivers before it can be paused. */
const packetBytes = 64 * 1024;

/** Spreads the reading from sockets over several turns of the event loop. */
export interface Pace {
  /**
   * Counts bytes that were read in this turn.
   *
   * @param weight the work for one byte, compared with a byte of a body.
   * @returns whether the turn has read more than it should.
   */
  readonly isOver: (bytes: number, weight?: number) => boolean;
  /** Calls `resume` in a later turn, in the order of the calls, and only as many in one turn as `bytesPerTurn` allows. */
  readonly later: (resume: () => void, weight?: number) => void;
}

/**
 * In one turn libuv reads up to 2 MB from each socket. So a hundred senders of long bodies or heads would delay all other
 * work for seconds.
 */
export function createPace(): Pace {
  let bytesNow = 0;
  let ending: NodeJS.Immediate | null = null;
  const waiting: { readonly resume: () => void; readonly bytes: number }[] = [];

  function endTurn(): void {
    ending = null;
    bytesNow = 0;
    let bytes = 0;
    let count = 0;
    for (const one of waiting) {
      if (bytes >= bytesPerTurn) break;
      bytes += one.bytes;
      count += 1;
    }
    for (const { resume } of waiting.splice(0, count)) resume();
    if (waiting.length > 0) ending ??= setImmediate(endTurn);
  }

  return {
    isOver: (bytes, weight = 1) => {
      bytesNow += bytes * weight;
      ending ??= setImmediate(endTurn);
      return bytesNow > bytesPerTurn;
    },
    later: (resume, weight = 1) => {
      waiting.push({ resume, bytes: packetBytes * weight });
      ending ??= setImmediate(endTurn);
    },
  };
}
