import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { renamePatientlySync } from '../files/rename-patiently.ts';

/** The endings of the files that SQLite writes beside a database. */
export const companions = ['-wal', '-shm'] as const;

/**
 * Renames a damaged database and its companions to a dated name. The write-ahead log is copied before the database is
 * closed, because closing may write it into the database and delete it.
 *
 * @param close closes the database. What it throws is ignored: the damage is known.
 * @param at milliseconds since 1970.
 * @returns the new path of the database.
 */
export function setAside(path: string, close: () => void, at: number): string {
  const aside = freeName(
    `${path}.damaged-${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}`,
  );
  for (const end of companions) {
    if (existsSync(path + end)) ignoreFailure(() => copyFileSync(path + end, aside + end));
  }
  ignoreFailure(close);
  renamePatientlySync(path, aside);
  for (const end of companions) {
    if (!existsSync(path + end)) continue;
    if (existsSync(aside + end)) rmSync(path + end);
    else renamePatientlySync(path + end, aside + end);
  }
  return aside;
}

/** A copy that fails, for example on a full disk, must not prevent the new file. */
function ignoreFailure(act: () => void): void {
  try {
    act();
  } catch {
    // What still exists is renamed afterwards.
  }
}

function freeName(wanted: string): string {
  let name = wanted;
  for (let n = 2; existsSync(name); n += 1) name = `${wanted}-${n}`;
  return name;
}
