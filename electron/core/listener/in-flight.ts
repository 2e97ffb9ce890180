import type { Pace } from './pace.ts';

/** A body that is being read from its socket. */
export interface Reading {
  /** Stops reading from the socket; the sender then meets TCP's own back-pressure. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Whether all of it has left the socket, although not all of it was given out yet. */
  readonly isWhole: () => boolean;
}

/** What one request holds in memory. */
export interface Held {
  /** Counts bytes that came, and pauses the reading when they are more than its part of the room. */
  readonly add: (bytes: number) => void;
  /** The request is on disk, or given up. */
  readonly release: () => void;
}

/** Requests that are in memory: from their head until they are on disk. */
export interface InFlight {
  readonly hold: (reading: Reading) => Held;
  /** All that is held now. */
  readonly bytes: () => number;
}

export interface InFlightLimits {
  /** For all requests together. */
  readonly maxInFlightBytes: number;
  /** For the body of one. */
  readonly maxBodyBytes: number;
}

/** Bodies that are read to their end at once although the room is used up. */
const turnsAtOnce = 4;

/** What a socket gives at once, at most. */
const packetBytes = 64 * 1024;

/** Nothing tells that a paused body has come whole, so it is looked at. Milliseconds. */
const lookEveryMs = 50;

interface Member extends Reading {
  bytes: number;
  /** Those of its bytes that count for the common room. */
  shared: number;
  is: 'reading' | 'waiting' | 'in-turn' | 'whole';
}

/**
 * Bounds the memory of all requests together. A part of the limit is a common room: a body may be read on while it
 * is not longer than what is left of the room (dynamic thresholds, as switches share their buffers: Choudhury and
 * Hahne, 1998). So however many long bodies fill it, each of them leaves room for a short one that comes later.
 *
 * The rest of the limit is for a few bodies that take turns, the oldest first: they are read to their end whatever
 * the room. Without turns, bodies that fill the room together and are all unfinished would wait for one another for
 * ever. One body has a turn even where the limit is smaller than it.
 */
export function createInFlight(limits: () => InFlightLimits, pace: Pace): InFlight {
  /** In the order of arrival. */
  const members = new Set<Member>();
  let all = 0;
  let shared = 0;
  let turns = 0;
  let waiting = 0;
  let looking: NodeJS.Timeout | null = null;

  function turnsNow(): number {
    const { maxInFlightBytes, maxBodyBytes } = limits();
    return Math.max(1, Math.min(turnsAtOnce, Math.floor(maxInFlightBytes / 2 / maxBodyBytes)));
  }

  /** What is left of the common room, should each body that is being read bring one packet more. */
  function room(): number {
    const { maxInFlightBytes, maxBodyBytes } = limits();
    const forTurns = Math.min(maxInFlightBytes / 2, turnsNow() * maxBodyBytes);
    const reading = members.size - waiting - turns;
    return maxInFlightBytes - forTurns - shared - reading * packetBytes;
  }

  function wait(member: Member): void {
    member.is = 'waiting';
    waiting += 1;
    member.pause();
    giveTurns();
    if (waiting > 0) looking ??= setInterval(look, lookEveryMs).unref();
  }

  function goOn(member: Member, as: Exclude<Member['is'], 'waiting'>): void {
    member.is = as;
    waiting -= 1;
    if (as === 'in-turn') turns += 1;
    if (waiting === 0 && looking !== null) {
      clearInterval(looking);
      looking = null;
    }
    member.resume();
  }

  function giveTurns(): void {
    for (const member of members) {
      if (waiting === 0 || turns >= turnsNow()) return;
      if (member.is === 'waiting') goOn(member, 'in-turn');
    }
  }

  function shareRoom(): void {
    let left = room();
    for (const member of members) {
      if (waiting === 0 || left < 0) return;
      if (member.is !== 'waiting' || member.bytes > left) continue;
      left -= packetBytes;
      goOn(member, 'reading');
    }
  }

  function rest(member: Member): void {
    member.pause();
    pace.later(() => {
      if (members.has(member) && member.is !== 'waiting') member.resume();
    });
  }

  /** What has come whole is in memory anyway: to wait would only keep it there longer. */
  function look(): void {
    for (const member of members) {
      if (member.is === 'waiting' && member.isWhole()) goOn(member, 'whole');
    }
  }

  return {
    bytes: () => all,
    hold: (reading) => {
      const member: Member = { ...reading, bytes: 0, shared: 0, is: 'reading' };
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
          if (member.is === 'reading' && member.bytes > room()) wait(member);
          else if (isOver) rest(member);
        },
        release: () => {
          if (!members.delete(member)) return;
          all -= member.bytes;
          shared -= member.shared;
          if (member.is === 'in-turn') turns -= 1;
          if (member.is === 'waiting') goOn(member, 'whole');
          giveTurns();
          shareRoom();
        },
      };
    },
  };
}
