import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { renamePatientlySync } from '../files/rename-patiently.ts';
import { migrations } from './migrations/index.ts';

/** The captures' file in a data folder. */
export function capturesPath(dataDir: string): string {
  return join(dataDir, 'captures.db');
}

/** The version of the schema, stored in `PRAGMA user_version`. */
export const schemaVersion = migrations.length;

/** The file was written by a newer version of the app. It is left unchanged. */
export class NewerFileError extends Error {
  constructor(found: number) {
    super(
      `The data was written by a newer version (schema ${found}; this version reads up to ${schemaVersion}). Update Hookscope to read it.`,
    );
    this.name = 'NewerFileError';
  }
}

/**
 * The schema version of a file, 0 for a new file.
 *
 * @throws NewerFileError when the version is newer than this code.
 */
export function knownVersion(database: DatabaseSync): number {
  const found = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (found > schemaVersion) throw new NewerFileError(found);
  return found;
}

/**
 * Brings a file to the current schema, one version and one transaction at a time. Before a migration that rewrites
 * facts, the file is copied to `captures.db.before-N`, which replaces the copy of an earlier migration.
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

/** The copies that were made of a file before its migrations. */
function backupsOf(path: string): readonly string[] {
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
  renamePatientlySync(beside, `${path}.before-${schemaVersion}`);
}
