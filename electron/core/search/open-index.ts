import { isDamage } from '../store/fault.ts';
import type { SearchSources } from './evaluation.ts';
import { openIndexFile, removeIndexFile, type IndexFile } from './index-file.ts';
import {
  createBacklog,
  createBackgroundIndexing,
  type Backlog,
  type BackgroundIndexing,
} from './background-indexing.ts';
import { documentReader, indexableReader } from './indexable.ts';
import type { SearchThreadOptions } from './messages.ts';

/** The open index with its captures, and the indexing that goes on. */
export interface OpenIndex extends SearchSources {
  readonly index: IndexFile;
  readonly backlog: Backlog;
  /** Whether the index lacks a stored request. */
  readonly lacks: (id: number) => boolean;
  /** `null` for an index that is only read. */
  readonly indexing: BackgroundIndexing | null;
  /** Closes both files before it returns. */
  readonly close: () => void;
}

export interface IndexEvents {
  /** Called with how many requests wait, and the fault that prevents indexing or `null`. */
  readonly onProgress: (waiting: number, fault: string | null) => void;
  /** Called when the index's file turns out to be damaged. */
  readonly onDamage: () => void;
}

/** Opens the index. One that is damaged is replaced by an empty one. @throws when the captures can't be opened. */
export function openIndex(
  { dataDir, readOnly }: SearchThreadOptions,
  events: IndexEvents,
): OpenIndex {
  try {
    return openOnce(dataDir, readOnly, events);
  } catch (error) {
    if (readOnly || !isDamage(error)) throw error;
    removeIndexFile(dataDir);
    return openOnce(dataDir, readOnly, events);
  }
}

function openOnce(dataDir: string, readOnly: boolean, events: IndexEvents): OpenIndex {
  const index = openIndexFile(dataDir, readOnly);
  try {
    return beginIndexing(index, readOnly, events);
  } catch (error) {
    index.close();
    throw error;
  }
}

/** Compares the index with the captures, and begins to index what it lacks. */
function beginIndexing(index: IndexFile, readOnly: boolean, events: IndexEvents): OpenIndex {
  const { database, captures } = index;
  const { missing, outdated } = captures.compare({
    table: 'entries',
    id: 'id',
    receivedAt: 'received_at',
  });
  const backlog = createBacklog(missing);
  let newest = captures.range().last;

  /** Newer ones than any so far are not looked up: in a burst, that would take as long as to index them. */
  function lacks(id: number): boolean {
    const isNewer = id > newest;
    newest = Math.max(newest, id);
    if (isNewer) return true;
    const receivedAt = captures.receivedAt(id);
    return receivedAt !== null && receivedAt !== index.receivedAt(id);
  }

  if (!readOnly && outdated.length > 0) index.remove(outdated);
  const indexing = readOnly
    ? null
    : createBackgroundIndexing(
        index,
        backlog,
        indexableReader(captures),
        (fault) => events.onProgress(backlog.size(), fault),
        events.onDamage,
      );
  if (backlog.size() > 0) setImmediate(() => indexing?.wake());
  return {
    index,
    backlog,
    lacks,
    indexing,
    database,
    captures,
    readDocument: documentReader(captures),
    waiting: backlog.ids,
    close: () => {
      void indexing?.stop();
      index.close();
    },
  };
}
