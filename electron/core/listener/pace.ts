/** Bytes of bodies that are taken from sockets in one turn of the event loop, some 10 ms of work. */
const bytesInTurn = 2 * 1024 ** 2;

/** What one socket brings before it can be paused. */
const packetBytes = 64 * 1024;

/** Spreads the reading from sockets over turns of the event loop. */
export interface Pace {
  /**
   * Counts bytes that came in this turn.
   *
   * @param weight what a byte costs, compared with one of a body.
   * @returns whether they are as many as one turn should bring.
   */
  readonly isOver: (bytes: number, weight?: number) => boolean;
  /** Runs in a later turn, in the order of the calls; so many in a turn as it can bear. */
  readonly later: (goOn: () => void, weight?: number) => void;
}

/**
 * In one turn libuv reads up to 2 MB from each socket that has so much. A hundred senders of long bodies or heads would
 * so hold up everybody else for seconds.
 */
export function createPace(): Pace {
  let bytesNow = 0;
  let ending: NodeJS.Immediate | null = null;
  const resting: { readonly goOn: () => void; readonly bytes: number }[] = [];

  function endTurn(): void {
    ending = null;
    bytesNow = 0;
    let bytes = 0;
    let count = 0;
    for (const one of resting) {
      if (bytes >= bytesInTurn) break;
      bytes += one.bytes;
      count += 1;
    }
    for (const { goOn } of resting.splice(0, count)) goOn();
    if (resting.length > 0) ending ??= setImmediate(endTurn);
  }

  return {
    isOver: (bytes, weight = 1) => {
      bytesNow += bytes * weight;
      ending ??= setImmediate(endTurn);
      return bytesNow > bytesInTurn;
    },
    later: (goOn, weight = 1) => {
      resting.push({ goOn, bytes: packetBytes * weight });
      ending ??= setImmediate(endTurn);
    },
  };
}
