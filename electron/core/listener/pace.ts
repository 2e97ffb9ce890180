/** Bytes that are taken from sockets in one turn of the event loop, some 10 ms of work. */
const bytesInTurn = 2 * 1024 ** 2;

/** What one socket brings before it can be paused. */
const packetBytes = 64 * 1024;

/** Spreads the reading of bodies over turns of the event loop. */
export interface Pace {
  /** Counts bytes that came in this turn. @returns whether they are as many as one turn should bring. */
  readonly isOver: (bytes: number) => boolean;
  /** Runs in a later turn, in the order of the calls. */
  readonly later: (goOn: () => void) => void;
}

/**
 * In one turn libuv reads up to 2 MB from each socket that has so much. A hundred senders of long bodies would so
 * hold up everybody else for seconds.
 */
export function createPace(): Pace {
  let bytesNow = 0;
  let ending: NodeJS.Immediate | null = null;
  const resting: (() => void)[] = [];

  function endTurn(): void {
    ending = null;
    bytesNow = 0;
    for (const goOn of resting.splice(0, bytesInTurn / packetBytes)) goOn();
    if (resting.length > 0) ending ??= setImmediate(endTurn);
  }

  return {
    isOver: (bytes) => {
      bytesNow += bytes;
      ending ??= setImmediate(endTurn);
      return bytesNow > bytesInTurn;
    },
    later: (goOn) => {
      resting.push(goOn);
      ending ??= setImmediate(endTurn);
    },
  };
}
