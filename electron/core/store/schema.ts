import { readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { migrations } from './migrations/index.ts';

/** The version of the file's form, kept in `PRAGMA user_version`. */
export const schemaVersion = migrations.length;

/** The file was made by a newer version of the app and is left untouched. */
export class NewerFileError extends Error {
  constructor(found: number) {
    super(
      `The data was written by a newer version (form ${found}, this one knows ${schemaVersion}).`,
    );
    this.name = 'NewerFileError';
  }
}

/**
 * The version of a file's form, 0 for a fresh one.
 *
 * @throws NewerFileError when this code does not know it.
 */
export function knownVersion(database: DatabaseSync): number {
  const found = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (found > schemaVersion) throw new NewerFileError(found);
  return found;
}

/**
 * Brings a file to the present form, one version at a time, each whole or not at all. Before facts are written
 * anew, the file is copied to `captures.db.before-N`; the copy of an earlier time goes.
 *
 * @throws NewerFileError
 */
export function migrate(database: DatabaseSync, path: string): void {
  const found = knownVersion(database);
  if (found > 0 && migrations.slice(found).some(({ writesFacts }) => writesFacts))
    backUp(database, path);
  for (const [index, { sql }] of migrations.slice(found).entries()) {
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(`${sql} PRAGMA user_version = ${found + index + 1};`);
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}

/** The copies that were made of a file before its form changed. */
export function backupsOf(path: string): readonly string[] {
  const start = `${basename(path)}.before-`;
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(start))
    .map((name) => join(dirname(path), name));
}

function backUp(database: DatabaseSync, path: string): void {
  const earlier = backupsOf(path);
  const beside = `${path}.before-new`;
  rmSync(beside, { force: true });
  database.prepare('VACUUM INTO ?').run(beside);
  for (const file of earlier) rmSync(file, { force: true });
  renameSync(beside, `${path}.before-${schemaVersion}`);
}
