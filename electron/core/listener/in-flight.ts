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

/** The most bytes that a socket delivers at once. */
const packetBytes = 64 * 1024;

/** No event reports that a paused body has arrived whole, so it is checked so often. Milliseconds. */
const checkEveryMs = 50;

interface Member extends PausableBody {
  bytes: number;
  /** The part of its bytes that counts for the common room. */
  shared: number;
  is: 'reading' | 'waiting' | 'in-turn' | 'whole';
}

/**
 * Bounds the memory of all requests together. A part of the limit is a common room: a body is read while it is not
 * longer than the free part of the room (dynamic thresholds, with which switches share their buffers: Choudhury and
 * Hahne, 1998). So there is always room for a short body, however many long ones are being received.
 *
 * The rest of the limit is for a few bodies that take turns, the oldest first. They are read to their end even if the
 * room is full. Without turns, unfinished bodies that fill the room together would wait for each other for ever. One
 * body has a turn even if it is longer than the limit.
 */
export function createInFlight(limits: () => InFlightLimits, pace: Pace): InFlight {
  /** In the order of arrival. */
  const members = new Set<Member>();
  let all = 0;
  let shared = 0;
  let turns = 0;
  let waiting = 0;
  let checking: NodeJS.Timeout | null = null;

  function allowedTurns(): number {
    const { maxInFlightBytes, maxBodyBytes } = limits();
    return Math.max(1, Math.min(turnsAtOnce, Math.floor(maxInFlightBytes / 2 / maxBodyBytes)));
  }

  /** The free part of the common room, when each body that is being read receives one more packet. */
  function freeRoom(): number {
    const { maxInFlightBytes, maxBodyBytes } = limits();
    const forTurns = Math.min(maxInFlightBytes / 2, allowedTurns() * maxBodyBytes);
    const reading = members.size - waiting - turns;
    return maxInFlightBytes - forTurns - shared - reading * packetBytes;
  }

  function wait(member: Member): void {
    member.is = 'waiting';
    waiting += 1;
    member.pause();
    giveTurns();
    if (waiting > 0) checking ??= setInterval(resumeWhole, checkEveryMs).unref();
  }

  function resume(member: Member, as: Exclude<Member['is'], 'waiting'>): void {
    member.is = as;
    waiting -= 1;
    if (as === 'in-turn') turns += 1;
    if (waiting === 0 && checking !== null) {
      clearInterval(checking);
      checking = null;
    }
    member.resume();
  }

  function giveTurns(): void {
    for (const member of members) {
      if (waiting === 0 || turns >= allowedTurns()) return;
      if (member.is === 'waiting') resume(member, 'in-turn');
    }
  }

  function shareRoom(): void {
    let left = freeRoom();
    for (const member of members) {
      if (waiting === 0 || left < 0) return;
      if (member.is !== 'waiting' || member.bytes > left) continue;
      left -= packetBytes;
      resume(member, 'reading');
    }
  }

  function pauseForTurn(member: Member): void {
    member.pause();
    pace.later(() => {
      if (members.has(member) && member.is !== 'waiting') member.resume();
    });
  }

  /** A body that has arrived whole is in memory anyway, and waiting would only keep it there longer. */
  function resumeWhole(): void {
    for (const member of members) {
      if (member.is === 'waiting' && member.isWhole()) resume(member, 'whole');
    }
  }

  return {
    bytes: () => all,
    add: (body) => {
      const member: Member = { ...body, bytes: 0, shared: 0, is: 'reading' };
      members.add(member);
      return {
        add: (bytes) => {
          if (!members.has(member)) return;
          all += bytes;
          member.bytes += bytes;
          if (member.is !== 'in-turn') {
            shared += bytes;
            member.shared += bytes;
          }
          const isOver = pace.isOver(bytes);
          if (member.isWhole()) return;
          if (member.is === 'reading' && member.bytes > freeRoom()) wait(member);
          else if (isOver) pauseForTurn(member);
        },
        release: () => {
          if (!members.delete(member)) return;
          all -= member.bytes;
          shared -= member.shared;
          if (member.is === 'in-turn') turns -= 1;
          if (member.is === 'waiting') resume(member, 'whole');
          giveTurns();
          shareRoom();
        },
      };
    },
  };
}
