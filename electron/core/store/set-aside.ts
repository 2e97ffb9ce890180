import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';

/** What SQLite keeps beside a database file. */
export const companions = ['-wal', '-shm'] as const;

/**
 * Puts a damaged database aside with all its companions, under a dated name. The write-ahead log is copied
 * before the file is closed, for closing may fold it into the file and delete it.
 *
 * @param close closes the file; what it throws says nothing new.
 * @param at milliseconds since 1970.
 * @returns the new name of the file.
 */
export function setAside(path: string, close: () => void, at: number): string {
  const aside = freeName(
    `${path}.damaged-${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}`,
  );
  for (const end of companions) {
    if (existsSync(path + end)) tolerate(() => copyFileSync(path + end, aside + end));
  }
  tolerate(close);
  renameSync(path, aside);
  for (const end of companions) {
    if (!existsSync(path + end)) continue;
    if (existsSync(aside + end)) rmSync(path + end);
    else renameSync(path + end, aside + end);
  }
  return aside;
}

/** A copy that fails, on a full disk say, must not keep the fresh file from being made. */
function tolerate(act: () => void): void {
  try {
    act();
  } catch {
    // The companion itself is moved below when it is still there.
  }
}

function freeName(wanted: string): string {
  let name = wanted;
  for (let n = 2; existsSync(name); n += 1) name = `${wanted}-${n}`;
  return name;
}
