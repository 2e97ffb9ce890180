import type { DatabaseSync } from 'node:sqlite';
import { prepareTally, readTally, type Tally } from './tally.ts';

/**
 * A value in memory that belongs to the database. It can only be set within a transaction, and a transaction
 * that is rolled back puts it back.
 */
export interface Remembered<T> {
  readonly get: () => T;
  /** @param value replaces the one before, which must not be changed in place. */
  readonly set: (value: T) => void;
}

/** A database with what it counts. */
export interface Counted {
  readonly database: DatabaseSync;
  readonly tally: Tally;
  readonly remember: <T>(first: T) => Remembered<T>;
  /** Runs `work` in one transaction with the tally and all that is remembered, whole or not at all. */
  readonly transact: (work: () => void) => void;
}

/** Reads the tally; from here on it changes with the database, in the same transactions. */
export function countIn(database: DatabaseSync): Counted {
  const tally = readTally(database);
  const keepTally = prepareTally(database);
  /** Each notes the present value of something remembered. @returns puts it back. */
  const notes: (() => () => void)[] = [];
  let inTransaction = false;
  return {
    database,
    tally,
    remember: (first) => {
      let present = first;
      notes.push(() => {
        const before = present;
        return () => (present = before);
      });
      return {
        get: () => present,
        set: (value) => {
          if (!inTransaction) throw new Error('What belongs to the database changes with it.');
          present = value;
        },
      };
    },
    transact: (work) => {
      const before = { ...tally };
      const putBack = notes.map((note) => note());
      try {
        database.exec('BEGIN IMMEDIATE');
        inTransaction = true;
        work();
        keepTally(tally);
        database.exec('COMMIT');
      } catch (error) {
        Object.assign(tally, before);
        for (const put of putBack) put();
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      } finally {
        inTransaction = false;
      }
    },
  };
}
