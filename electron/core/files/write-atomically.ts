import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { renamePatiently, renamePatientlySync } from './rename-patiently.ts';

/** Only the user may read and write the file. */
const privateMode = 0o600;

/**
 * Writes a file atomically. Every file of ours is written by one of the three functions of this module: into a new file in
 * the same folder, which is synced and then renamed to the final name; the folder is synced last. A crash or a power cut
 * leaves either the old file or the new one. A symbolic link stays, and the file that it names is replaced.
 *
 * @returns rejects with the system's error; the old file is then unchanged.
 */
export async function writeAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const fill = async (file: FileHandle) => {
    await file.writeFile(bytes);
    return { isComplete: true };
  };
  await fillAtomically(path, { fill, mode: privateMode });
}

export interface FillResult {
  /** Whether the new file replaces the old one; otherwise it is deleted. */
  readonly isComplete: boolean;
}

/**
 * The same for contents that are written in pieces. A pipe or a device is written directly.
 *
 * @param options.mode of the file; when left out, the mode of the old file, else the system's default.
 */
export async function fillAtomically<T extends FillResult>(
  path: string,
  options: { readonly fill: (file: FileHandle) => Promise<T>; readonly mode?: number },
): Promise<T> {
  const place = placeOf(path);
  if (place.is === 'stream') {
    const stream = await open(place.path, 'w');
    try {
      return await options.fill(stream);
    } finally {
      await stream.close();
    }
  }
  const unfinished = join(dirname(place.path), `.${randomUUID()}.hookscope-file`);
  try {
    const file = await open(unfinished, 'wx', options.mode);
    let filled: T;
    try {
      setModeAndOwner(file.fd, options.mode, place.old);
      filled = await options.fill(file);
      if (filled.isComplete) await file.sync();
    } finally {
      await file.close();
    }
    if (!filled.isComplete) return filled;
    await renamePatiently(unfinished, place.path);
    syncFolder(dirname(place.path));
    return filled;
  } finally {
    // An error here would hide the one that is being thrown.
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

/**
 * The same synchronously, for the small files of the data folder, which only one process writes. The new file always has
 * the same temporary name, so that a crash leaves at most one, which the next write deletes.
 *
 * @param mode `null` takes the mode of the old file.
 */
export function writeAtomicallySync(
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
    setModeAndOwner(file, mode ?? undefined, place.old);
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renamePatientlySync(unfinished, place.path);
  syncFolder(dirname(place.path));
}

/** Gives a new file the requested mode, else that of the old file, and the old file's owner where that is allowed. */
function setModeAndOwner(file: number, mode: number | undefined, old: Stats | null): void {
  const newMode = mode ?? (old === null ? undefined : old.mode & 0o777);
  if (old?.isFile() === true) {
    try {
      fchownSync(file, old.uid, old.gid);
    } catch {
      // Only root may change the owner.
    }
  }
  if (newMode !== undefined) fchmodSync(file, newMode);
}

/** The errors of file systems that can't sync a folder, and of Windows, which can't open one. */
const noFolderSync = new Set(['EPERM', 'EACCES', 'EISDIR', 'EINVAL', 'EBADF', 'ENOTSUP']);

/** A rename is on disk once its folder is synced (fsync(2)). */
export function syncFolder(path: string): void {
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

/** What is at a path that is to be written. */
type FilePlace =
  | {
      readonly is: 'file';
      /** The path of the file itself, behind all symbolic links. */
      readonly path: string;
      /** The present file, `null` for none. */
      readonly old: Stats | null;
    }
  /** A pipe or a device. It is written directly and never replaced. */
  | { readonly is: 'stream'; readonly path: string };

/** The same limit as in Linux (path_resolution(7)). */
const maxLinks = 40;

/** @throws the system's error, for example when symbolic links form a loop. */
function placeOf(path: string): FilePlace {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile() && !found.isDirectory()) return { is: 'stream', path };
  return { is: 'file', path: resolveLinks(path), old: found ?? null };
}

/** The path that a link names, even if there is no file yet: `realpath` requires an existing file. */
function resolveLinks(path: string): string {
  let at = path;
  for (let links = 0; links < maxLinks; links += 1) {
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() !== true) break;
    at = resolve(dirname(at), readlinkSync(at));
  }
  return at;
}
