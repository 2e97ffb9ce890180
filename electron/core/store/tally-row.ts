import type { DatabaseSync } from 'node:sqlite';
import {
  countAfter,
  prepareTally,
  readTallyRow,
  tallyNumbers,
  type Tally,
  type TallyNumbers,
} from './tally.ts';

/** This many requests are captured until the row is written at the latest: a start counts no more than these. */
const mostUncounted = 1_000;

/**
 * The counts in memory, and their row in the database. To write the row with each capture would cost a page of the log. So
 * the row counts the requests up to a number, and what newer ones add is counted at the next start. That is right as long as
 * every other change is in the row: a change that was not made by `about` writes it.
 */
export interface TallyRow {
  readonly tally: Tally;
  /** Runs a write that is about one request and changes the counts by nothing else. To be called within a transaction. */
  readonly about: (id: number, write: () => void) => void;
  /** Writes the row if it must be written. To be called at the end of each transaction. */
  readonly end: () => void;
  /** @returns a function that restores everything after a rollback. */
  readonly snapshot: () => () => void;
}

export function openTallyRow(database: DatabaseSync): TallyRow {
  const write = prepareTally(database);
  const tally = readTallyRow(database);
  /** The row counts the requests up to this number. */
  let countedTo = tally.lastId;
  const newer = countAfter(database, countedTo);
  for (const name of tallyNumbers) tally[name] += newer[name];
  /** The counts as the row and the requests after `countedTo` have them. */
  let known = { ...tally };
  /** Something else than a newer request changed the counts; what follows may bring them to what they were. */
  let hasOther = false;

  function isKnown(): boolean {
    return tally.hasSigned === known.hasSigned && areSame(tally, known);
  }

  return {
    tally,
    about: (id, change) => {
      hasOther ||= !isKnown();
      change();
      if (id > countedTo && !hasOther) copyNumbers(tally, known);
    },
    end: () => {
      if (!hasOther && isKnown() && tally.lastId - countedTo < mostUncounted) return;
      write(tally);
      countedTo = tally.lastId;
      known = { ...tally };
      hasOther = false;
    },
    snapshot: () => {
      const before = { tally: { ...tally }, known: { ...known }, countedTo, hasOther };
      return () => {
        Object.assign(tally, before.tally);
        ({ known, countedTo, hasOther } = before);
      };
    },
  };
}

/** Compares all of `tallyNumbers`. Each write does that twice, and reading properties by names in a list takes ten times as long. */
function areSame(one: TallyNumbers, other: TallyNumbers): boolean {
  return (
    one.all === other.all &&
    one.sms === other.sms &&
    one.email === other.email &&
    one.problem === other.problem &&
    one.other === other.other &&
    one.stray === other.stray &&
    one.lastId === other.lastId &&
    one.bytes === other.bytes &&
    one.noiseBytes === other.noiseBytes &&
    one.noise === other.noise &&
    one.clearedTo === other.clearedTo
  );
}

/** Copies all of `tallyNumbers`. */
function copyNumbers(from: TallyNumbers, to: TallyNumbers): void {
  to.all = from.all;
  to.sms = from.sms;
  to.email = from.email;
  to.problem = from.problem;
  to.other = from.other;
  to.stray = from.stray;
  to.lastId = from.lastId;
  to.bytes = from.bytes;
  to.noiseBytes = from.noiseBytes;
  to.noise = from.noise;
  to.clearedTo = from.clearedTo;
}
