import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Where Crashpad puts dumps below its folder, on any system. */
const folders = ['new', 'pending', 'completed', 'reports'];

/** How many dumps stay. */
export const keptDumps = 5;

/** A crash as its dump shows it from outside. The dump itself has parts of our memory, and stays where it is. */
export interface CrashDump {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** The folder of the dumps in a data folder. */
export function crashFolder(dataDir: string): string {
  return join(dataDir, 'Crashpad');
}

/** The dumps in a data folder, the newest first. */
export function listCrashDumps(dataDir: string): readonly CrashDump[] {
  return folders
    .flatMap((folder) => dumpsIn(join(crashFolder(dataDir), folder)))
    .toSorted((a, b) => b.time - a.time);
}

/** Deletes all but the newest dumps. It never throws: what can't be deleted stays. */
export function pruneCrashDumps(dataDir: string): void {
  for (const { path } of listCrashDumps(dataDir).slice(keptDumps)) {
    try {
      rmSync(path, { force: true });
      rmSync(path.replace(/\.dmp$/, '.meta'), { force: true });
    } catch {
      // Another process has it open.
    }
  }
}

function dumpsIn(folder: string): CrashDump[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.dmp'));
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const path = join(folder, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return [];
    return [{ path, name: basename(name), bytes: found.size, time: found.mtimeMs }];
  });
}
