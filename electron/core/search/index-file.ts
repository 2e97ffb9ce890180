import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { Indexable } from './captured.ts';
import { documentVersion } from './document.ts';
import type { TextPlace } from './query/query.ts';

/** Made by other code, an index is made anew: it holds nothing that the captures do not. */
const formVersion = documentVersion * 1_000;

/** The index's column for each place. */
export const columnOf: Readonly<Record<TextPlace, string>> = {
  anywhere: 'anywhere',
  from: 'sender',
  to: 'recipient',
  subject: 'subject',
  contact: 'contact',
  message: 'message',
};

const columns = Object.entries(columnOf) as [TextPlace, string][];

/**
 * `entries` says what is indexed, `texts` holds the trigrams (https://www.sqlite.org/fts5.html#the_trigram_tokenizer).
 * Texts come folded, so the tokenizer folds nothing. `long` ones have no row in `texts`.
 */
const schema = `
  PRAGMA auto_vacuum = INCREMENTAL;
  PRAGMA journal_mode = WAL;
  BEGIN;
  CREATE TABLE entries (
    id          INTEGER PRIMARY KEY,
    received_at INTEGER NOT NULL,
    long        INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX long_entries ON entries (id) WHERE long = 1;
  CREATE VIRTUAL TABLE texts USING fts5 (${Object.values(columnOf).join(', ')},
    content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1');
  CREATE VIRTUAL TABLE trigrams USING fts5vocab (texts, row);
  PRAGMA user_version = ${formVersion};
  COMMIT;
`;

/** Two more characters at the end of a text let its last ones begin a trigram, too. */
const ending = '\u001f\u001f';

export interface IndexFile {
  /** The index with the captures attached. */
  readonly database: DatabaseSync;
  /** Puts requests in, all or none; what stood under their ids is replaced. */
  readonly add: (requests: readonly Indexable[]) => void;
  readonly remove: (ids: readonly number[]) => void;
  readonly close: () => void;
}

/**
 * Opens the index of a data folder, or an empty one when there is none, none that can be used, or it was made by other code.
 *
 * @param readOnly leaves the file alone; without one that fits, an empty index in memory takes its place.
 * @throws when the captures can't be opened.
 */
export function openIndexFile(dataDir: string, readOnly: boolean): IndexFile {
  const path = join(dataDir, 'search.db');
  const database = readOnly ? openForReading(path) : openForWriting(path);
  try {
    database
      .prepare('ATTACH ? AS captures')
      .run(`${pathToFileURL(join(dataDir, 'captures.db')).href}?mode=ro`);
    database.exec('PRAGMA temp_store = MEMORY');
    return withDatabase(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Takes the index's files away. */
export function removeIndexFile(dataDir: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(join(dataDir, `search.db${end}`), { force: true });
}

function withDatabase(database: DatabaseSync): IndexFile {
  const insertEntry = database.prepare('INSERT INTO entries VALUES (?, ?, ?)');
  const insertTexts = database.prepare(
    `INSERT INTO texts (rowid, ${columns.map(([, name]) => name).join(', ')}) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const deleteEntry = database.prepare('DELETE FROM entries WHERE id = ? RETURNING long');
  const deleteTexts = database.prepare('DELETE FROM texts WHERE rowid = ?');

  function remove(id: number): void {
    const entry = deleteEntry.get(id);
    if (entry?.['long'] === 0) deleteTexts.run(id);
  }

  function add({ id, receivedAt, places }: Indexable): void {
    remove(id);
    insertEntry.run(id, receivedAt, places === null ? 1 : 0);
    if (places === null) return;
    insertTexts.run(
      id,
      ...columns.map(([place]) => (places[place] === '' ? '' : places[place] + ending)),
    );
  }

  function atOnce(write: () => void): void {
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
    add: (requests) => atOnce(() => requests.forEach(add)),
    remove: (ids) => {
      atOnce(() => ids.forEach(remove));
      database.exec('PRAGMA incremental_vacuum');
    },
    close: () => database.close(),
  };
}

function openForWriting(path: string): DatabaseSync {
  const found = openAt(path, false);
  if (found !== null) return found;
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  const database = new DatabaseSync(path, { timeout: 5_000 });
  database.exec(schema);
  database.exec('PRAGMA synchronous = NORMAL');
  return database;
}

function openForReading(path: string): DatabaseSync {
  const found = existsSync(path) ? openAt(path, true) : null;
  if (found !== null) return found;
  const database = new DatabaseSync(':memory:');
  database.exec(schema);
  return database;
}

/** The database of a file that is there and of our form, else `null`. */
function openAt(path: string, readOnly: boolean): DatabaseSync | null {
  if (!existsSync(path)) return null;
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path, { readOnly, timeout: 5_000 });
    const version = database.prepare('PRAGMA user_version').get()?.['user_version'];
    database.exec(
      'PRAGMA synchronous = NORMAL; SELECT rowid FROM texts LIMIT 1; SELECT 1 FROM entries LIMIT 1;',
    );
    if (version === formVersion) return database;
  } catch {
    // Damaged: what it held is read from the captures again.
  }
  database?.close();
  return null;
}
