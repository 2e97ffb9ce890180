import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  fsyncSync,
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  rmdirSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { renamePatientlySync } from '../files/rename-patiently.ts';
import { syncFolder } from '../files/write-atomically.ts';
import { closeLog } from '../store/copy-captures.ts';
import { capturesPath } from '../store/schema.ts';
import { openDataFolder } from './open-data-folder.ts';
import { explainFolderErrors } from './unusable-folder.ts';
import { writePointer } from './pointer.ts';

/**
 * What is ours in a data folder. The rest is Chromium's, which makes it again, or is for one process alone: the lock, the
 * socket and the index of the search.
 */
const ownNames =
  /^(?:captures\.db(?:\.(?!restored).*)?|settings\.json.*|(?:tunnel|window|told)\.json|keys|ssh|logs|crm-tokens)$/;

/** The data can't be moved there. The message is a sentence for the user. */
export class CannotMove extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CannotMove';
  }
}

export interface MoveOptions {
  /** The folder that is in use. No process may have it. */
  readonly from: string;
  /** An empty folder, or one that is not there yet. */
  readonly to: string;
  /** Where the pointer is written. */
  readonly defaultDir: string;
}

/**
 * Moves the data: everything of ours is copied beside the new place and compared, gets its name by one rename, and only
 * then the pointer leads there. Whatever ends this before leaves the old folder in use; the old files stay.
 *
 * @throws CannotMove, DataInUse, UnusableFolder, or the system's error.
 */
export function moveDataFolder({ from, to: typed, defaultDir }: MoveOptions): void {
  const to = resolve(typed);
  requireFree(realPlace(from), realPlace(to), to);
  const release = openDataFolder(from);
  const unfinished = `${to}.hookscope-moving`;
  try {
    explainFolderErrors(to, () => {
      if (!existsSync(join(from, 'settings.json')))
        throw new CannotMove(
          `There is no data in ${from} yet. Start Hookscope once, then move it.`,
        );
      mkdirSync(dirname(to), { recursive: true });
      requireNoRoot(to);
      rmSync(unfinished, { recursive: true, force: true });
      mkdirSync(unfinished, { mode: 0o700 });
      if (existsSync(capturesPath(from))) closeLog(capturesPath(from));
      const files = readdirSync(from)
        .filter((name) => ownNames.test(name))
        .flatMap((name) => filesIn(from, name));
      requireRoom(
        files.map((file) => join(from, file)),
        dirname(to),
      );
      for (const file of files) copyFile(join(from, file), join(unfinished, file));
      if (existsSync(to)) rmdirSync(to);
      renamePatientlySync(unfinished, to);
      syncFolder(dirname(to));
    });
    writePointer(defaultDir, { path: to, movedFrom: from });
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    release();
  }
}

/** The paths of what is ours in a folder that data was moved from. */
export function ownFilesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => ownNames.test(name))
    .map((name) => join(folder, name));
}

/** @throws CannotMove */
function requireFree(realFrom: string, realTo: string, to: string): void {
  if (isWithin(realFrom, realTo))
    throw new CannotMove(`${to} is the data folder itself, or in it.`);
  if (isWithin(realTo, realFrom))
    throw new CannotMove(`The data folder is in ${to}. Choose an empty folder.`);
  if (!existsSync(to)) return;
  if (!lstatSync(to).isDirectory()) throw new CannotMove(`${to} is not a folder.`);
  if (readdirSync(to).length > 0)
    throw new CannotMove(`${to} is not empty. Choose an empty folder.`);
}

/** The copy is made beside its place, on the same disk. @throws CannotMove */
function requireNoRoot(to: string): void {
  if (existsSync(to) && (dirname(to) === to || statSync(to).dev !== statSync(dirname(to)).dev))
    throw new CannotMove(`${to} is the top of a disk. Make a folder in it, and choose that.`);
}

function isWithin(outer: string, inner: string): boolean {
  const path = relative(outer, inner);
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

/** A path without symbolic links and with the letters of the disk, also where its end is not there yet. */
function realPlace(path: string): string {
  if (existsSync(path)) return realpathSync.native(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPlace(parent), basename(path));
}

/** All files at a name, as paths from the folder. */
function filesIn(folder: string, name: string): readonly string[] {
  const found = lstatSync(join(folder, name));
  if (found.isFile()) return [name];
  if (!found.isDirectory()) return [];
  return readdirSync(join(folder, name)).flatMap((one) => filesIn(folder, join(name, one)));
}

function requireRoom(files: readonly string[], folder: string): void {
  const bytes = files.reduce((sum, file) => sum + lstatSync(file).size, 0);
  const { bavail, bsize } = statfsSync(folder);
  if (bytes > bavail * bsize)
    throw new CannotMove(
      `The data needs ${Math.ceil(bytes / 1024 ** 2)} MB, and ${folder} has less room.`,
    );
}

/** Copies a file, and compares what is then on the disk. */
function copyFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  copyFileSync(from, to);
  const file = openSync(to, 'r+');
  fsyncSync(file);
  closeSync(file);
  if (hashOf(from) !== hashOf(to)) throw new CannotMove(`${from} was not copied whole.`);
}

function hashOf(path: string): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  const piece = Buffer.alloc(1024 ** 2);
  try {
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece))
      hash.update(piece.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
