import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { Indexable } from './captured.ts';
import { commonTrigrams } from './common-trigrams.ts';
import { documentVersion } from './document.ts';
import { fold } from './fold.ts';
import { reach } from './reach.ts';
import { prepareTrigrams, separator } from './trigrams.ts';

/** Goes up with every change of the form below, or of `reach`. */
const indexVersion = 4;

/** Made by other code, an index is made anew: it holds nothing that the captures do not. */
const formVersion = indexVersion * 1_000_000 + documentVersion;

/** Every ASCII sign but letters, digits and what stands between two trigrams is part of a trigram; all beyond ASCII is anyway. */
const signs = Array.from({ length: 0x7f }, (_, n) => String.fromCharCode(n + 1))
  .filter((sign) => !/[a-z0-9]/i.test(sign) && sign !== separator)
  .join('')
  .replace("'", "''")
  .replace('"', '""');

/**
 * `entries` says what is indexed and how far SQL can judge it, `texts` holds its trigrams without their places
 * (https://www.sqlite.org/fts5.html#the_detail_option), `common` those that are left out of `texts`.
 * Trigrams come folded, so the tokenizer only takes them apart. Long ones have no row in `texts`.
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
  CREATE INDEX long_entries ON entries (id) WHERE reach = ${reach.long};
  CREATE TABLE common (trigram TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE VIRTUAL TABLE texts USING fts5 (trigrams,
    content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '${signs}'");
  CREATE VIRTUAL TABLE trigrams USING fts5vocab (texts, row);
  PRAGMA user_version = ${formVersion};
  COMMIT;
`;

export interface IndexFile {
  /** The index with the captures attached, a temporary table `candidates` that a search fills within one turn, and `fold` as the function `folded`. */
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
    database.exec(`
      PRAGMA temp_store = MEMORY;
      CREATE TEMP TABLE candidates (id INTEGER PRIMARY KEY);
    `);
    database.function('folded', { deterministic: true }, (text) => fold(String(text ?? '')));
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
  const insertTexts = database.prepare('INSERT INTO texts (rowid, trigrams) VALUES (?, ?)');
  const deleteEntry = database.prepare('DELETE FROM entries WHERE id = ? RETURNING reach');
  const deleteTexts = database.prepare('DELETE FROM texts WHERE rowid = ?');
  const insertCommon = database.prepare('INSERT OR IGNORE INTO common VALUES (?)');
  const stored = database.prepare('SELECT trigram FROM common').all();
  const indexed = database.prepare('SELECT count(*) AS n FROM entries').get()?.['n'];
  const common = commonTrigrams(stored.length, Number(indexed));
  const trigrams = prepareTrigrams();
  trigrams.leaveOut(stored.map((row) => String(row['trigram'])));

  function remove(id: number): void {
    const entry = deleteEntry.get(id);
    if (entry !== undefined && entry['reach'] !== reach.long) deleteTexts.run(id);
  }

  function add({ id, receivedAt, reach: reached, texts }: Indexable): void {
    remove(id);
    insertEntry.run(id, receivedAt, reached);
    if (reached === reach.long) return;
    const found = trigrams.of(texts);
    insertTexts.run(id, found.join(separator));
    common.count(found);
  }

  function addAll(requests: readonly Indexable[]): void {
    let learned: readonly string[] = [];
    atOnce(() => {
      requests.forEach(add);
      learned = common.learned();
      for (const trigram of learned) insertCommon.run(trigram);
    });
    trigrams.leaveOut(learned);
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
    add: addAll,
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
