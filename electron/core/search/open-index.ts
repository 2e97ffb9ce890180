import { compare, type Backlog } from './backlog.ts';
import { readCapturedFrom, type ReadCaptured } from './captured.ts';
import type { Sources } from './evaluation.ts';
import { openIndexFile, removeIndexFile, type IndexFile } from './index-file.ts';
import { indexLater, isDamage, type LaterIndex } from './index-later.ts';
import type { IndexerOptions } from './messages.ts';

/** The index and the captures, open, and what is put into the index later. */
export interface OpenIndex extends Sources {
  readonly index: IndexFile;
  readonly backlog: Backlog;
  readonly readCaptured: ReadCaptured;
  readonly later: LaterIndex | null;
  /** Closes both files at once. */
  readonly close: () => void;
}

/** Told while what waits is indexed. */
export interface IndexEvents {
  /** Requests that wait, and the fault that keeps the index from growing or `null`. */
  readonly onProgress: (waiting: number, fault: string | null) => void;
  /** The index's file can't be used any more. */
  readonly onDamage: () => void;
}

/** An index that turns out to be damaged as soon as it is read is made anew. @throws when the captures can't be opened. */
export function openIndex({ dataDir, readOnly }: IndexerOptions, events: IndexEvents): OpenIndex {
  const index = openIndexFile(dataDir, readOnly);
  try {
    return openWith(index, readOnly, events);
  } catch (error) {
    index.close();
    if (readOnly || !isDamage(error)) throw error;
    removeIndexFile(dataDir);
    return openWith(openIndexFile(dataDir, readOnly), readOnly, events);
  }
}

function openWith(index: IndexFile, readOnly: boolean, events: IndexEvents): OpenIndex {
  const { backlog, stale } = compare(index.database);
  const { readCaptured, readIndexable } = readCapturedFrom(index.database);
  if (!readOnly && stale.length > 0) index.remove(stale);
  const later = readOnly
    ? null
    : indexLater(
        index,
        backlog,
        readIndexable,
        (fault) => events.onProgress(backlog.size(), fault),
        events.onDamage,
      );
  if (backlog.size() > 0) setImmediate(() => later?.wake());
  return {
    index,
    backlog,
    readCaptured,
    later,
    database: index.database,
    waiting: backlog.ids,
    close: () => {
      void later?.stop();
      index.close();
    },
  };
}
