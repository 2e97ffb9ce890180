import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { attachCaptures, type AttachedCaptures } from '../store/attached-captures.ts';
import { coverage } from './column-coverage.ts';
import { learnCommonTrigrams } from './common-trigrams.ts';
import { documentVersion } from './document.ts';
import { fold } from './fold.ts';
import type { Indexable } from './indexable.ts';
import { prepareLandmarks } from './landmarks.ts';
import { prepareTrigrams, trigramSeparator } from './trigrams.ts';

/** Goes up with every change of the tables below, or of the numbers in `coverage`. */
const tablesVersion = 7;

/**
 * The index has a version of its own: it depends on the facts of requests alone, so a new version of the inspection does
 * not concern it. An index of another version is rebuilt, because it holds nothing that the captures do not.
 */
export const indexVersion = tablesVersion * 1_000_000 + documentVersion;

/** An index with more requests is not made again once something is common. */
const mostIndexedAgain = 2_000;

/** Every ASCII character but letters, digits and the separator can be part of a trigram; characters beyond ASCII always are. */
const tokenCharacters = Array.from({ length: 0x7f }, (_, n) => String.fromCharCode(n + 1))
  .filter((character) => !/[a-z0-9]/i.test(character) && character !== trigramSeparator)
  .join('')
  .replace("'", "''")
  .replace('"', '""');

/**
 * `entries` has the indexed requests, and how much of each SQL can judge (`reach`, see `column-coverage.ts`). `texts` has
 * their trigrams and landmarks without positions (https://www.sqlite.org/fts5.html#the_detail_option), and no row for a long
 * one. `common` has those that are left out of `texts`. They are folded before they are indexed, so the tokenizer only splits
 * them.
 */
const schema = `
  PRAGMA auto_vacuum = INCREMENTAL;
  PRAGMA journal_mode = WAL;
  BEGIN;
  CREATE TABLE entries (
    id          INTEGER PRIMARY KEY,
    received_at INTEGER NOT NULL,
    reach       INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX long_entries ON entries (id) WHERE reach = ${coverage.long};
  CREATE TABLE common (trigram TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE VIRTUAL TABLE texts USING fts5 (trigrams,
    content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '${tokenCharacters}'");
  CREATE VIRTUAL TABLE trigrams USING fts5vocab (texts, row);
  PRAGMA user_version = ${indexVersion};
  COMMIT;
`;

export interface IndexFile {
  /**
   * The index with the captures attached, a temporary table `candidates` that a search fills and reads within one turn, and
   * `fold` as the function `folded`.
   */
  readonly database: DatabaseSync;
  readonly captures: AttachedCaptures;
  /**
   * Indexes requests in one transaction. An entry with the same id is replaced.
   *
   * @returns ids that are to be indexed again: the first requests are indexed before it is known what is common.
   */
  readonly add: (requests: readonly Indexable[]) => readonly number[];
  readonly remove: (ids: readonly number[]) => void;
  /** The time of arrival of an indexed request, `null` where the id is not indexed. */
  readonly receivedAt: (id: number) => number | null;
  /** Gives unused pages and the space of the write-ahead log back to the disk. Somebody who reads just then is not waited for. */
  readonly tidy: () => void;
  readonly close: () => void;
}

/**
 * Opens the index of a data folder, or an empty one where there is none, it is damaged, or it has another version.
 *
 * @param readOnly leaves the file alone. Where it can't be used, an empty index in memory takes its place.
 * @throws when the captures can't be opened.
 */
export function openIndexFile(dataDir: string, readOnly: boolean): IndexFile {
  const path = join(dataDir, 'search.db');
  const database = readOnly ? openForReading(path) : openForWriting(path);
  try {
    const captures = attachCaptures(database, dataDir);
    database.exec(`
      PRAGMA temp_store = MEMORY;
      CREATE TEMP TABLE candidates (id INTEGER PRIMARY KEY);
    `);
    database.function('folded', { deterministic: true }, (text) => fold(String(text ?? '')));
    return createIndexFile(database, captures);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Deletes the files of an index. */
export function removeIndexFile(dataDir: string): void {
  removeFiles(join(dataDir, 'search.db'));
}

function removeFiles(path: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
}

function createIndexFile(database: DatabaseSync, captures: AttachedCaptures): IndexFile {
  const insertEntry = database.prepare('INSERT INTO entries VALUES (?, ?, ?)');
  const insertTexts = database.prepare('INSERT INTO texts (rowid, trigrams) VALUES (?, ?)');
  const deleteEntry = database.prepare('DELETE FROM entries WHERE id = ? RETURNING reach');
  const deleteTexts = database.prepare('DELETE FROM texts WHERE rowid = ?');
  const insertCommon = database.prepare('INSERT OR IGNORE INTO common VALUES (?)');
  const selectReceivedAt = database.prepare('SELECT received_at FROM entries WHERE id = ?');
  const selectIndexed = database.prepare(
    `SELECT id FROM entries WHERE reach <> ${coverage.long} LIMIT ?`,
  );
  const stored = database.prepare('SELECT trigram FROM common').all();
  const indexed = database.prepare('SELECT count(*) AS n FROM entries').get()?.['n'];
  const common = learnCommonTrigrams(stored.length, Number(indexed));
  const trigrams = prepareTrigrams();
  const landmarks = prepareLandmarks();
  leaveOut(stored.map((row) => String(row['trigram'])));

  function leaveOut(tokens: readonly string[]): void {
    trigrams.leaveOut(tokens);
    landmarks.leaveOut(tokens);
  }

  function remove(id: number): void {
    const entry = deleteEntry.get(id);
    if (entry !== undefined && entry['reach'] !== coverage.long) deleteTexts.run(id);
  }

  function add(request: Indexable): void {
    remove(request.id);
    insertEntry.run(request.id, request.receivedAt, request.coverage);
    if (request.coverage === coverage.long) return;
    const { borders, digits } = landmarks.collect(request.texts);
    const found = [...trigrams.collect(request.texts), ...borders];
    insertTexts.run(request.id, [...found, ...digits].join(trigramSeparator));
    common.add(found);
  }

  /** Empties an index of a few requests, which is smaller without what is common. @returns what was in it. */
  function takeOutFirst(): readonly number[] {
    const ids = selectIndexed.all(mostIndexedAgain + 1).map((row) => Number(row['id']));
    if (ids.length > mostIndexedAgain) return [];
    database.exec(`DELETE FROM entries WHERE reach <> ${coverage.long};
      INSERT INTO texts (texts) VALUES ('delete-all')`);
    return ids;
  }

  function transact(write: () => void): void {
    database.exec('BEGIN IMMEDIATE');
    try {
      write();
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }

  return {
    database,
    captures,
    add: (requests) => {
      let learned: readonly string[] = [];
      let again: readonly number[] = [];
      transact(() => {
        requests.forEach(add);
        learned = common.takeLearned();
        for (const trigram of learned) insertCommon.run(trigram);
        if (learned.length > 0) again = takeOutFirst();
      });
      leaveOut(learned);
      return again;
    },
    remove: (ids) => {
      transact(() => ids.forEach(remove));
      database.exec('PRAGMA incremental_vacuum');
    },
    receivedAt: (id) => {
      const receivedAt = selectReceivedAt.get(id)?.['received_at'];
      return receivedAt === undefined ? null : Number(receivedAt);
    },
    tidy: () => {
      database.exec('PRAGMA busy_timeout = 0');
      try {
        database.exec('PRAGMA main.incremental_vacuum; PRAGMA main.wal_checkpoint(TRUNCATE)');
      } finally {
        database.exec('PRAGMA busy_timeout = 5000');
      }
    },
    close: () => database.close(),
  };
}

function openForWriting(path: string): DatabaseSync {
  const found = openUsable(path, false);
  if (found !== null) return found;
  removeFiles(path);
  const database = new DatabaseSync(path, { timeout: 5_000 });
  database.exec(schema);
  database.exec('PRAGMA synchronous = NORMAL');
  return database;
}

function openForReading(path: string): DatabaseSync {
  const found = openUsable(path, true);
  if (found !== null) return found;
  const database = new DatabaseSync(':memory:');
  database.exec(schema);
  return database;
}

/** `null` where the file does not exist, is damaged, or has another version. */
function openUsable(path: string, readOnly: boolean): DatabaseSync | null {
  if (!existsSync(path)) return null;
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path, { readOnly, timeout: 5_000 });
    const version = database.prepare('PRAGMA user_version').get()?.['user_version'];
    database.exec(
      'PRAGMA synchronous = NORMAL; SELECT rowid FROM texts LIMIT 1; SELECT 1 FROM entries LIMIT 1;',
    );
    if (version === indexVersion) return database;
  } catch {
    // Damaged. Its content is read from the captures again.
  }
  database?.close();
  return null;
}
