import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmdirSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { renamePatientlySync } from '../files/rename-patiently.ts';
import { syncFolder } from '../files/write-atomically.ts';
import { closeLog } from '../store/copy-captures.ts';
import { capturesPath } from '../store/schema.ts';
import { openDataFolder } from './open-data-folder.ts';
import { explainAsyncFolderErrors } from './unusable-folder.ts';
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
  /** Stops it until the copy gets its name. */
  readonly signal: AbortSignal;
  /** How much is copied and compared: from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Moves the data: everything of ours is copied beside the new place and compared, gets its name by one rename, and only
 * then the pointer leads there. Whatever ends this before leaves the old folder in use; the old files stay.
 *
 * @throws CannotMove, DataInUse, UnusableFolder, the signal's reason, or the system's error.
 */
export async function moveDataFolder(options: MoveOptions): Promise<void> {
  const { from, defaultDir, signal, onProgress } = options;
  const to = resolve(options.to);
  requireFree(realPlace(from), realPlace(to), to);
  const release = openDataFolder(from);
  const unfinished = `${to}.hookscope-moving`;
  try {
    await explainAsyncFolderErrors(to, async () => {
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
      const bytes = files.reduce((sum, file) => sum + lstatSync(join(from, file)).size, 0);
      requireRoom(bytes, dirname(to));
      let done = 0;
      const onBytes = (count: number) => {
        signal.throwIfAborted();
        done += count;
        // Each byte is copied, and then compared.
        onProgress?.(Math.min(1, done / (2 * bytes)));
      };
      for (const file of files) await copyFile(join(from, file), join(unfinished, file), onBytes);
      signal.throwIfAborted();
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

function requireRoom(bytes: number, folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bytes > bavail * bsize)
    throw new CannotMove(
      `The data needs ${Math.ceil(bytes / 1024 ** 2)} MB, and ${folder} has less room.`,
    );
}

/** The most bytes of a file in memory. */
const pieceBytes = 1024 ** 2;

/** Copies a file, and compares what is then on the disk. @param onBytes called with the bytes of each piece, copied or compared. */
async function copyFile(from: string, to: string, onBytes: (bytes: number) => void): Promise<void> {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  const source = await open(from);
  try {
    const copy = await open(to, 'wx+', (await source.stat()).mode);
    try {
      const sent = createHash('sha256');
      for await (const piece of piecesOf(source)) {
        onBytes(piece.length);
        sent.update(piece);
        await copy.writeFile(piece);
      }
      await copy.sync();
      const arrived = createHash('sha256');
      for await (const piece of piecesOf(copy)) {
        onBytes(piece.length);
        arrived.update(piece);
      }
      if (!sent.digest().equals(arrived.digest()))
        throw new CannotMove(`${from} was not copied whole.`);
    } finally {
      await copy.close();
    }
  } finally {
    await source.close();
  }
}

async function* piecesOf(file: FileHandle): AsyncGenerator<Buffer, void, void> {
  const piece = Buffer.alloc(pieceBytes);
  for (let at = 0; ;) {
    const { bytesRead } = await file.read(piece, 0, piece.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield piece.subarray(0, bytesRead);
  }
}
