import type { Pace } from './pace.ts';

/** A body that is being read from its socket. */
export interface PausableBody {
  /** Stops reading from the socket; TCP's back-pressure then stops the sender. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Whether all of it was read from the socket, although not all of it was emitted yet. */
  readonly isWhole: () => boolean;
}

/** The bytes of one request that are in memory. */
export interface InFlightRequest {
  /** Counts received bytes, and pauses the body when they exceed its part of the room. */
  readonly add: (bytes: number) => void;
  /** The request is on disk or was dropped, and its bytes are not in memory any more. */
  readonly release: () => void;
}

/** All requests that are in memory: from their head until they are on disk. */
export interface InFlight {
  readonly add: (body: PausableBody) => InFlightRequest;
  /** The bytes of all requests that are in memory now. */
  readonly bytes: () => number;
}

export interface InFlightLimits {
  /** For all requests together. */
  readonly maxInFlightBytes: number;
  /** For the body of one. */
  readonly maxBodyBytes: number;
}

/** How many bodies are read to their end at the same time although the room is full. */
const turnsAtOnce = 4;

/** The maximum number of bytes that a socket delivers at once. */
const packetBytes = 64 * 1024;

/** No event reports that a paused body has arrived whole, so it is checked so often. Milliseconds. */
const checkEveryMs = 50;

interface TrackedBody extends PausableBody {
  /** Its place in the order of arrival. */
  readonly place: number;
  bytes: number;
  /** The part of its bytes that counts for the common room. */
  sharedBytes: number;
  is: 'reading' | 'waiting' | 'in-turn' | 'whole' | 'released';
}

/**
 * Bounds the memory of all requests together. A part of the limit is a common room: a body is read while it is not
 * longer than the free part of the room (dynamic thresholds, with which switches share their buffers: Choudhury and
 * Hahne, 1998). So there is always room for a short body, however many long ones are being received.
 *
 * The rest of the limit is for a few bodies that take turns, the oldest first. They are read to their end even if the
 * room is full. Without turns, unfinished bodies that fill the room together would wait for each other forever. One
 * body has a turn even if it is longer than the limit.
 */
export function createInFlight(limits: () => InFlightLimits, pace: Pace): InFlight {
  /**
   * In the order of arrival. The others are only counted, because V8 links each table of a growing `Set` to the next one:
   * a set to which each request is added keeps all of them in memory until a thorough garbage collection.
   */
  const waiting: TrackedBody[] = [];
  let arrived = 0;
  let inMemory = 0;
  let allBytes = 0;
  let sharedBytes = 0;
  let turns = 0;
  let checking: NodeJS.Timeout | null = null;

  function allowedTurns(): number {
    const { maxInFlightBytes, maxBodyBytes } = limits();
    return Math.max(1, Math.min(turnsAtOnce, Math.floor(maxInFlightBytes / 2 / maxBodyBytes)));
  }

  /** The free part of the common room, when each body that is being read receives one more packet. */
  function freeRoom(): number {
    const { maxInFlightBytes, maxBodyBytes } = limits();
    const forTurns = Math.min(maxInFlightBytes / 2, allowedTurns() * maxBodyBytes);
    const reading = inMemory - waiting.length - turns;
    return maxInFlightBytes - forTurns - sharedBytes - reading * packetBytes;
  }

  function wait(body: TrackedBody): void {
    body.is = 'waiting';
    const before = waiting.findLastIndex(({ place }) => place < body.place);
    waiting.splice(before + 1, 0, body);
    body.pause();
    giveTurns();
    if (waiting.length > 0) checking ??= setInterval(resumeWhole, checkEveryMs).unref();
  }

  function resume(body: TrackedBody, as: Exclude<TrackedBody['is'], 'waiting'>): void {
    body.is = as;
    waiting.splice(waiting.indexOf(body), 1);
    if (as === 'in-turn') turns += 1;
    if (waiting.length === 0 && checking !== null) {
      clearInterval(checking);
      checking = null;
    }
    body.resume();
  }

  function giveTurns(): void {
    for (let [oldest] = waiting; oldest !== undefined; [oldest] = waiting) {
      if (turns >= allowedTurns()) return;
      resume(oldest, 'in-turn');
    }
  }

  function shareRoom(): void {
    if (waiting.length === 0) return;
    let leftBytes = freeRoom();
    for (const body of [...waiting]) {
      if (leftBytes < 0) return;
      if (body.bytes > leftBytes) continue;
      leftBytes -= packetBytes;
      resume(body, 'reading');
    }
  }

  function pauseForTurn(body: TrackedBody): void {
    body.pause();
    pace.later(() => {
      if (body.is !== 'released' && body.is !== 'waiting') body.resume();
    });
  }

  /** A body that has arrived whole is in memory anyway, and waiting would only keep it there longer. */
  function resumeWhole(): void {
    for (const body of waiting.filter((one) => one.isWhole())) resume(body, 'whole');
  }

  return {
    bytes: () => allBytes,
    add: (pausable) => {
      const body: TrackedBody = {
        ...pausable,
        place: arrived,
        bytes: 0,
        sharedBytes: 0,
        is: 'reading',
      };
      arrived += 1;
      inMemory += 1;
      return {
        add: (bytes) => {
          if (body.is === 'released') return;
          allBytes += bytes;
          body.bytes += bytes;
          if (body.is !== 'in-turn') {
            sharedBytes += bytes;
            body.sharedBytes += bytes;
          }
          const isOver = pace.isOver(bytes);
          if (body.isWhole()) return;
          if (body.is === 'reading' && body.bytes > freeRoom()) wait(body);
          else if (isOver) pauseForTurn(body);
        },
        release: () => {
          if (body.is === 'released') return;
          if (body.is === 'in-turn') turns -= 1;
          if (body.is === 'waiting') resume(body, 'whole');
          body.is = 'released';
          inMemory -= 1;
          allBytes -= body.bytes;
          sharedBytes -= body.sharedBytes;
          giveTurns();
          shareRoom();
        },
      };
    },
  };
}
