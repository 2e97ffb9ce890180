import { DatabaseSync } from 'node:sqlite';
import { migrations } from './migrations/index.ts';
import { schemaVersion } from './schema.ts';

/** A database is not as this version writes it. The message is a sentence for the user. */
export class ForeignDatabase extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ForeignDatabase';
  }
}

/**
 * Checks a database that came with a backup before it becomes ours. It must have exactly the tables and indexes that our
 * migrations make: SQL of somebody else, such as a trigger or a view, would run with our next statement. And its pages must
 * be whole.
 *
 * @param schema its version, as the manifest says.
 * @throws ForeignDatabase
 */
export function checkForeign(path: string, schema: number): void {
  if (schema > schemaVersion)
    throw new ForeignDatabase(
      `The backup was written by a newer version of Hookscope (schema ${schema}; this version reads up to ${schemaVersion}). Update Hookscope to restore it.`,
    );
  const database = open(path);
  try {
    const found = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    if (found !== schema || schemaOf(database) !== ownSchema(schema))
      throw new ForeignDatabase('The captures in the backup are not as Hookscope writes them.');
    const [first] = database.prepare('PRAGMA quick_check(1)').all();
    if (first?.['quick_check'] !== 'ok')
      throw new ForeignDatabase('The captures in the backup are damaged.');
  } catch (error) {
    if (error instanceof ForeignDatabase) throw error;
    throw new ForeignDatabase('The captures in the backup are damaged.');
  } finally {
    database.close();
  }
}

function open(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { readOnly: true, defensive: true });
    database.exec('PRAGMA trusted_schema = OFF');
    return database;
  } catch {
    throw new ForeignDatabase('The captures in the backup are damaged.');
  }
}

/** All that a database defines, except what SQLite keeps for itself. */
function schemaOf(database: DatabaseSync): string {
  const rows = database
    .prepare(
      String.raw`SELECT type, name, tbl_name, sql FROM sqlite_schema
                 WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY type, name`,
    )
    .all();
  return JSON.stringify(rows.map((row) => Object.values(row)));
}

/** What our migrations define up to a version. */
function ownSchema(schema: number): string {
  const database = new DatabaseSync(':memory:');
  try {
    for (const { sql } of migrations.slice(0, schema)) database.exec(sql);
    return schemaOf(database);
  } finally {
    database.close();
  }
}
