import type { DatabaseSync } from 'node:sqlite';
import type { Tally } from './tally.ts';
import { openTallyRow, type TallyRow } from './tally-row.ts';

/** A value in memory that changes with the database: only within a transaction, and back when that is rolled back. */
export interface TransactionalValue<T> {
  readonly get: () => T;
  /** @param value replaces the present one, which must not be changed in place. */
  readonly set: (value: T) => void;
}

/** A database with its counts. */
export interface CountedDatabase {
  readonly database: DatabaseSync;
  readonly tally: Tally;
  readonly about: TallyRow['about'];
  readonly transactional: <T>(initial: T) => TransactionalValue<T>;
  /** Runs `work` in one transaction, with the counts and all transactional values: whole or not at all. */
  readonly transact: (work: () => void) => void;
}

/** Reads the counts. From here on they change in the same transactions as the database. */
export function countDatabase(database: DatabaseSync): CountedDatabase {
  const { tally, about, end, snapshot: snapshotTally } = openTallyRow(database);
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  /** One for each transactional value: remembers the present value. @returns a function that restores it. */
  const snapshots: (() => () => void)[] = [snapshotTally];
  let inTransaction = false;
  return {
    database,
    tally,
    about,
    transactional: (initial) => {
      let present = initial;
      snapshots.push(() => {
        const before = present;
        return () => (present = before);
      });
      return {
        get: () => present,
        set: (value) => {
          if (!inTransaction) throw new Error('A transactional value changes in a transaction.');
          present = value;
        },
      };
    },
    transact: (work) => {
      const restores = snapshots.map((snapshot) => snapshot());
      try {
        begin.run();
        inTransaction = true;
        work();
        end();
        commit.run();
      } catch (error) {
        for (const restore of restores) restore();
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      } finally {
        inTransaction = false;
      }
    },
  };
}
