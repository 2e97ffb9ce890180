import { randomUUID } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bounds } from '../../../shared/bounds.ts';

/** At most this many files are taken at once. */
const maxOpen = 4;
/** Milliseconds without a piece after which a file is given up: the page was closed, or stopped. */
const patienceMs = 30_000;

/** Files that the window sends in pieces, because it must not name a path. */
export interface DroppedFiles {
  /** @returns its number; `null` when too many are open. */
  readonly begin: (name: string) => Promise<number | null>;
  /** @returns `false` when the file is too long, the disk is full, or it was given up: it is given up then. */
  readonly add: (number: number, bytes: Uint8Array) => Promise<boolean>;
  /** The complete file, which the caller then closes; `null` when it was given up. */
  readonly take: (number: number) => DroppedFile | null;
  readonly abandon: (number: number) => void;
  readonly close: () => void;
}

export interface DroppedFile {
  readonly name: string;
  readonly file: FileHandle;
  /** Closes it and frees its disk space. */
  readonly discard: () => Promise<void>;
}

interface OpenFile extends DroppedFile {
  bytes: number;
  timer: NodeJS.Timeout;
}

export function createDroppedFiles(): DroppedFiles {
  const files = new Map<number, OpenFile>();
  let lastNumber = 0;
  let opening = 0;

  function abandon(number: number): void {
    const found = files.get(number);
    files.delete(number);
    clearTimeout(found?.timer);
    // Where it can't be closed, the system frees it when this process ends.
    found?.discard().catch(() => undefined);
  }

  function timerFor(number: number): NodeJS.Timeout {
    return setTimeout(() => abandon(number), patienceMs).unref();
  }

  return {
    begin: async (name) => {
      if (files.size + opening >= maxOpen) return null;
      opening += 1;
      try {
        const number = (lastNumber += 1);
        files.set(number, {
          ...(await openTemporary()),
          name,
          bytes: 0,
          timer: timerFor(number),
        });
        return number;
      } finally {
        opening -= 1;
      }
    },
    add: async (number, bytes) => {
      const found = files.get(number);
      if (found === undefined) return false;
      clearTimeout(found.timer);
      found.timer = timerFor(number);
      found.bytes += bytes.length;
      try {
        if (found.bytes > bounds.droppedFile.bytes) throw new Error('too long');
        await found.file.writeFile(bytes);
        return true;
      } catch {
        abandon(number);
        return false;
      }
    },
    take: (number) => {
      const found = files.get(number);
      if (found === undefined) return null;
      files.delete(number);
      clearTimeout(found.timer);
      return found;
    },
    abandon,
    close: () => [...files.keys()].forEach(abandon),
  };
}

/** A file for this user alone. Without a name, it is gone when this process ends; Windows needs the name. */
async function openTemporary(): Promise<Pick<DroppedFile, 'file' | 'discard'>> {
  const path = join(tmpdir(), `.${randomUUID()}.hookscope-import`);
  const file = await open(path, 'wx+', 0o600);
  await rm(path).catch(() => undefined);
  return {
    file,
    discard: async () => {
      await file.close();
      await rm(path, { force: true });
    },
  };
}
