import type { DatabaseSync } from 'node:sqlite';
import { prepareTally, readTally, type Tally } from './tally.ts';

/** A database with what it counts. */
export interface Counted {
  readonly database: DatabaseSync;
  readonly tally: Tally;
  /** Runs `work` in one transaction with the tally, whole or not at all. */
  readonly transact: (work: () => void) => void;
}

/** Reads the tally; from here on it changes with the database, in the same transactions. */
export function countIn(database: DatabaseSync): Counted {
  const tally = readTally(database);
  const keepTally = prepareTally(database);
  return {
    database,
    tally,
    transact: (work) => {
      const before = { ...tally };
      try {
        database.exec('BEGIN IMMEDIATE');
        work();
        keepTally(tally);
        database.exec('COMMIT');
      } catch (error) {
        Object.assign(tally, before);
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
  };
}
