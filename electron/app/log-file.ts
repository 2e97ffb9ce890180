import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../../shared/failure.ts';

/** Bytes after which a file makes room for the next one, and how many older ones stay. */
const fileBytes = 512 * 1024;
const olderFiles = 2;

/** Entries in a minute at most: something that fails without end would push out what it began with. */
const mostInMinute = 120;
const minuteMs = 60_000;

/** Who failed. */
type Source = 'main' | 'inspector' | 'window';

export interface LogFile {
  /** The newest file. */
  readonly path: string;
  readonly note: (source: Source, failure: Failure) => void;
  /** A sentence of ours. */
  readonly say: (source: Source, words: string) => void;
}

/**
 * A log of what failed, for its user and for those whom they ask for help. It is bounded: three files of half a
 * megabyte. It can't fail itself: where the disk refuses, the log is silent.
 *
 * @param folder is made where it is missing.
 */
export function openLogFile(folder: string, now: () => number = Date.now): LogFile {
  const path = join(folder, 'hookscope.log');
  let began = now();
  let entries = 0;

  function append(text: string): void {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (sizeOf(path) + Buffer.byteLength(text) > fileBytes) makeRoom(path);
      appendFileSync(path, text, { mode: 0o600 });
    } catch {
      // A disk that is full, or a folder that may not be written to.
    }
  }

  function write(source: Source, lines: readonly string[]): void {
    if (now() - began >= minuteMs) {
      if (entries > mostInMinute) append(`… and ${entries - mostInMinute} more within a minute\n`);
      began = now();
      entries = 0;
    }
    entries += 1;
    if (entries > mostInMinute) return;
    append(`${new Date(now()).toISOString()} ${source}: ${lines.join('\n    ')}\n`);
  }

  return {
    path,
    note: (source, { name, message, places }) => write(source, [`${name}: ${message}`, ...places]),
    say: (source, words) => write(source, [words]),
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** `hookscope.log` becomes `hookscope.1.log`, and so on; the oldest goes. */
function makeRoom(path: string): void {
  const numbered = (n: number) => (n === 0 ? path : path.replace(/\.log$/, `.${n}.log`));
  for (let n = olderFiles; n > 0; n -= 1) {
    if (sizeOf(numbered(n - 1)) > 0) renameSync(numbered(n - 1), numbered(n));
  }
}
