import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { placeOf } from './file-place.ts';

/** Only the user may read it, and nobody may execute it. */
const privateMode = 0o600;

/**
 * Every file of ours is written by the functions below, whole or not at all: into a neighbour, which is synced and then
 * takes the file's name; the folder is synced last. A crash or a power cut leaves the old file or the new one. A symbolic
 * link stays, and the file that it names is replaced.
 *
 * @returns rejects with the system's error; what stood at `path` is then as it was.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const fill = async (file: FileHandle) => {
    await file.writeFile(bytes);
    return { keep: true };
  };
  await fillWhole(path, { fill, mode: privateMode });
}

/** What `fill` made of a file. */
export interface Filled {
  /** Whether the file takes its place; otherwise nothing is left of it. */
  readonly keep: boolean;
}

/**
 * The same for contents that come in pieces. A pipe or a device takes them directly: it has nothing that could be kept.
 *
 * @param how.mode of the file; when left out, the mode of the file that stands there, else the usual one.
 */
export async function fillWhole<T extends Filled>(
  path: string,
  how: { readonly fill: (file: FileHandle) => Promise<T>; readonly mode?: number },
): Promise<T> {
  const place = placeOf(path);
  if (place.is === 'stream') {
    const stream = await open(place.path, 'w');
    try {
      return await how.fill(stream);
    } finally {
      await stream.close();
    }
  }
  const unfinished = join(dirname(place.path), `.${randomUUID()}.hookscope-file`);
  try {
    const file = await open(unfinished, 'wx', how.mode);
    let filled: T;
    try {
      dress(file.fd, how.mode, place.older);
      filled = await how.fill(file);
      if (filled.keep) await file.sync();
    } finally {
      await file.close();
    }
    if (!filled.keep) return filled;
    await rename(unfinished, place.path);
    syncFolder(dirname(place.path));
    return filled;
  } finally {
    // Whatever keeps the neighbour from going is the failure that is already being told.
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

/**
 * The same at once, for the small files of the data folder, which one process alone writes. The neighbour always has the
 * same name, so that a crash leaves at most one, and the next write takes it away.
 *
 * @param mode `null` keeps the mode of the file that stands there.
 */
export function writeWholeNow(
  path: string,
  content: string | Uint8Array,
  mode: number | null = privateMode,
): void {
  const place = placeOf(path);
  if (place.is === 'stream') {
    writeFileSync(place.path, content);
    return;
  }
  const unfinished = `${place.path}.new`;
  rmSync(unfinished, { force: true });
  const file = openSync(unfinished, 'wx', mode ?? undefined);
  try {
    dress(file, mode ?? undefined, place.older);
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, place.path);
  syncFolder(dirname(place.path));
}

/** Gives a new file the mode that is wanted, else that of the older one, and the older one's owner where that is allowed. */
function dress(file: number, mode: number | undefined, older: Stats | null): void {
  const wanted = mode ?? (older === null ? undefined : older.mode & 0o777);
  if (older?.isFile() === true) {
    try {
      fchownSync(file, older.uid, older.gid);
    } catch {
      // Only root may give files away.
    }
  }
  if (wanted !== undefined) fchmodSync(file, wanted);
}

/** What file systems say that can't sync a folder, and Windows, which can't open one. */
const noFolderSync = new Set(['EPERM', 'EACCES', 'EISDIR', 'EINVAL', 'EBADF', 'ENOTSUP']);

/** A rename is on disk once its folder is (fsync(2)). */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch (error) {
    if (!noFolderSync.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
