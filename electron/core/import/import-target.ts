import type { ImportFormat, ImportMark } from '../../../shared/import.ts';
import { capture } from '../capture/capture.ts';
import type { Core } from '../core.ts';
import type { Imported } from './importer.ts';

/** Requests are stored in batches, which share a commit. A capture that comes meanwhile waits for one, so batches are small. */
const batchCount = 250;
const batchBytes = 4 * 1024 ** 2;

/** The store refused a request, or the file was changed meanwhile. The requests before it stay. */
export class ImportStopped extends Error {
  readonly imported: number;
  readonly why: string;
  constructor(imported: number, total: number, why: string) {
    super(`${imported} of ${total} requests were imported, then the import stopped: ${why}.`);
    this.name = 'ImportStopped';
    this.imported = imported;
    this.why = why;
  }
}

export interface ImportStart {
  readonly source: string;
  readonly format: ImportFormat;
  readonly total: number;
}

/** Where imported requests are stored: in this process, or in another one that has the data folder. */
export interface ImportTarget {
  /** To be called once, before everything else. */
  readonly begin: (start: ImportStart) => Promise<void>;
  /** @param rank the place among all, by time. @throws ImportStopped */
  readonly add: (imported: Imported, rank: number) => Promise<void>;
  /** Resolves once all are stored. @returns how many. @throws ImportStopped */
  readonly finish: () => Promise<number>;
}

export interface StoreTargetOptions {
  /** The time of the import, by which its requests are found again. */
  readonly at: number;
  /** Called with how many are stored so far. */
  readonly onStored?: (count: number) => void;
}

/** Stores imported requests here. They get new ids in the order of their times and keep everything else. */
export function storeTarget(
  core: Pick<Core, 'store' | 'inspection'>,
  { at, onStored }: StoreTargetOptions,
): ImportTarget {
  let mark: ImportMark = { at, source: '', format: 'payload' };
  let total = 0;
  let firstId = 0;
  let batch: Promise<unknown>[] = [];
  let bytes = 0;
  let stored = 0;

  /** A file that got longer meanwhile has more requests than were counted. */
  function idFor(rank: number): number {
    return rank < total ? firstId + rank : core.store.nextId();
  }

  /** @throws ImportStopped after the first batch in which the store refused a request. */
  async function flush(): Promise<void> {
    const refusals = (await Promise.all(batch)).filter((refusal) => refusal !== null);
    stored += batch.length - refusals.length;
    batch = [];
    bytes = 0;
    if (stored > 0) onStored?.(stored);
    const [refusal] = refusals;
    if (refusals.length === 0) return;
    throw new ImportStopped(
      stored,
      total,
      refusal instanceof Error ? refusal.message : 'it gave no reason',
    );
  }

  return {
    begin: async (start) => {
      mark = { at, source: start.source, format: start.format };
      total = start.total;
      // Numbers follow each other, because nothing else runs in between.
      for (let rank = 0; rank < total; rank += 1) {
        const id = core.store.nextId();
        if (rank === 0) firstId = id;
      }
    },
    add: async (imported, rank) => {
      batch.push(storeOne(imported, idFor(rank), mark, core));
      bytes += imported.body.length;
      if (batch.length >= batchCount || bytes >= batchBytes) await flush();
    },
    finish: async () => {
      await flush();
      return stored;
    },
  };
}

/** @returns the store's error, `null` when the request is stored. It does not reject, since others of its batch are being written too. */
async function storeOne(
  { arrival, body, reply }: Imported,
  id: number,
  mark: ImportMark,
  { store, inspection }: Pick<Core, 'store' | 'inspection'>,
): Promise<unknown> {
  try {
    await store.saveCapture(capture({ ...arrival, id }, body), mark);
    if (reply !== null) await store.saveReply(id, reply);
  } catch (refusal) {
    return refusal;
  }
  inspection.add(id);
  return null;
}
