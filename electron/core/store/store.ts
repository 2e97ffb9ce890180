import type { DatabaseSync } from 'node:sqlite';
import type { CapturedRequest, SentReply } from '../../../shared/request.ts';
import type { Result } from '../../../shared/result.ts';
import type { StoreState } from '../../../shared/store-state.ts';
import type { RequestSummary } from '../../../shared/summary.ts';
import type { Capture } from '../capture/capture.ts';
import type { Findings } from '../inspect/findings.ts';
import type { StoreBudget } from './budget.ts';
import { createCleanup } from './cleanup.ts';
import { createCrmTries, type CrmTries } from './crm-tries.ts';
import { createDispatches, type Dispatches } from './dispatches.ts';
import { createFileReaders, type FileReaders } from './file-readers.ts';
import { createGroupCommit } from './group-commit.ts';
import type { ListChoice, ListCounts } from '../../../shared/list-filter.ts';
import { isListedNow } from './listed.ts';
import { openLiveFile } from './live-file.ts';
import type { Pending } from './pending.ts';
import type { RelationIndex } from './relation-index.ts';
import { createRemovalQueue } from './removal-queue.ts';
import type { RemovalTarget } from './removals.ts';
import { countsOf } from './tally.ts';
import { createLogShortening } from './shorten-log.ts';
import { createReplyBatch } from './reply-batch.ts';
import { countByRule } from './reply-row.ts';
import {
  countNewer,
  readIds,
  readIdsBetween,
  readRows,
  requestOf,
  type ListPage,
  type StoredRequest,
} from './rows.ts';
import type { RequestWithShortBody } from './short-requests.ts';
import { createOutboxes, type Outboxes } from './outboxes.ts';
import type { CaptureNote } from './writes.ts';

/** Everything that was captured. Facts are written once and never change. */
export interface Store {
  readonly state: () => StoreState;
  /**
   * Resolves once the capture is on disk. Rejects with the reason why it can't be.
   *
   * @param note by default, it is neither forwarded nor imported.
   */
  readonly saveCapture: (capture: Capture, note?: CaptureNote) => Promise<void>;
  /** Resolves once the reply is committed; a power cut may undo that. To be called once its request is stored. */
  readonly saveReply: (id: number, reply: SentReply) => Promise<void>;
  /** Resolves once the findings are committed. A power cut may undo that; they are then computed again. */
  readonly saveFindings: (
    id: number,
    findings: Findings,
    options?: SaveFindingsOptions,
  ) => Promise<void>;
  /** One more than the last number. No number is given twice, whatever was deleted. */
  readonly nextId: () => number;
  /** The last number that was given. */
  readonly lastId: () => number;
  /** How many requests of a choice are listed. */
  readonly total: (show: ListChoice) => number;
  /** The same for every choice. */
  readonly counts: () => ListCounts;
  /** Whether a signed request was ever inspected. */
  readonly hasSigned: () => boolean;
  readonly rows: (page: ListPage) => readonly RequestSummary[];
  /** How many of a choice are newer than a request, which need not be there any more. `near`: about how many that may be. */
  readonly countNewer: (position: { show: ListChoice; id: number; near: number }) => number;
  /** Newest first. */
  readonly ids: (show: ListChoice) => readonly number[];
  readonly summary: (id: number) => RequestSummary | null;
  /** All that is stored of a listed request except its body. */
  readonly record: (id: number) => StoredRequest | null;
  /** Requests with their short bodies, removed ones too as long as they are not deleted. */
  readonly withShortBodies: (ids: readonly number[]) => readonly RequestWithShortBody[];
  /** The facts alone, of a removed request too as long as it is not deleted. */
  readonly facts: (id: number) => CapturedRequest | null;
  /** The facts alone of a listed request: this takes a tenth of the time of its record. */
  readonly listedFacts: (id: number) => CapturedRequest | null;
  /** Whether a request that is stored is listed. Unless some were removed, nothing is read. */
  readonly isListed: (id: number) => boolean;
  /** @param length of the body in bytes, where it is known: that saves a look-up. */
  readonly body: (id: number, length?: number) => Uint8Array | null;
  /** Some bytes of a body, without loading the rest of a long one. */
  readonly bodySlice: (id: number, from: number, count: number) => Uint8Array | null;
  /** How many requests each rule answered, by the rule's id. */
  readonly countByRule: () => Readonly<Record<string, number>>;
  /** Whatever else in this process opens the file must be added here. */
  readonly readers: Pick<FileReaders, 'add'>;
  readonly pending: Pending;
  readonly relations: RelationIndex;
  readonly dispatches: Dispatches;
  readonly crmTries: CrmTries;
  readonly outboxes: Outboxes;
  /** At most `limit` ids of a choice between two of them, both included, in the order from one to the other. */
  readonly idsBetween: (
    span: { show: ListChoice; from: number; to: number },
    limit: number,
  ) => readonly number[];
  /** A pinned request outlives the budget and the removal of a choice. @returns how many were not so before. */
  readonly pin: (ids: readonly number[], isPinned: boolean) => Promise<number>;
  readonly isPinned: (id: number) => boolean;
  /** Those of some requests that were captured here: no import brought them. */
  readonly capturedAmong: (ids: readonly number[]) => readonly number[];
  /** The requests that an import brought and that are not deleted yet, by the time in its mark; the oldest first. */
  readonly importedIds: (at: number) => readonly number[];
  /** Takes requests out of every list and count. They are deleted after a grace period. @returns how many. */
  readonly remove: (target: RemovalTarget) => Promise<number>;
  /** Brings back what was removed last, unless it is deleted. @returns how many. */
  readonly undoRemove: () => Promise<number>;
  /** Deletes everything permanently, with the copies made before migrations and damaged files. */
  readonly forgetEverything: () => Result<null, 'not-forgotten'>;
  /** Gives free space of the file back to the disk, in short steps. */
  readonly reclaimSpace: () => void;
  /** Resolves once nothing is left to delete or to reclaim for now. */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
}

export interface SaveFindingsOptions {
  /** The body as it was received, if it is in memory: it is then not looked up. */
  readonly body?: Uint8Array | null;
  /** By default, other writes of the next milliseconds share the commit. */
  readonly mayWait?: boolean;
}

export interface StoreOptions {
  readonly onState?: (state: StoreState) => void;
  /** Called after requests left the list or came back to it. */
  readonly onRemoved?: () => void;
  /** Called after requests were deleted permanently. */
  readonly onDeleted?: (ids: readonly number[] | 'everything') => void;
  /** Called after each commit, so that a change of the settings counts at once. */
  readonly budget?: () => StoreBudget;
  /** Milliseconds for which a removal can be taken back. */
  readonly graceMs?: number;
  /** Milliseconds without a commit after which the log is shortened. */
  readonly quietMs?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Called with each database that is opened, before it is used. */
  readonly onOpen?: (database: DatabaseSync) => void;
}

/** Requests that are pinned in a few milliseconds, between which captures are answered. */
const pinsAtOnce = 2_000;

const noBudget: StoreBudget = { keepRequests: Infinity, keepBytes: Infinity };

/**
 * Opens or creates the database file. A fault is a state, never an exception: a damaged file is set aside and
 * replaced, and with any other fault writes are refused until it is gone.
 */
export function openStore(path: string, options: StoreOptions = {}): Store {
  const { now = Date.now, graceMs = 30_000, budget = () => noBudget } = options;
  const readers = createFileReaders();
  const file = openLiveFile(
    { path, readers, onOpen: (database) => options.onOpen?.(database) },
    now,
    (state) => options.onState?.(state),
  );
  const removalQueue = createRemovalQueue(file, () => now() + graceMs);
  const cleanup = createCleanup({
    file,
    budget,
    now,
    isRemoving: removalQueue.isBusy,
    onDeleted: (ids) => options.onDeleted?.(ids),
  });
  const shortening = createLogShortening(file, path, options.quietMs ?? 5_000);
  const commits = createGroupCommit({
    transact,
    sync: async () => file.current().log?.sync(),
    syncNow: () => file.current().log?.syncNow(),
    onFault: file.fail,
  });

  function transact(work: Parameters<typeof file.transact>[0]): void {
    file.transact(work);
    cleanup.trim();
    shortening.committed();
  }

  async function afterRemoval(moving: Promise<number>): Promise<number> {
    const moved = await moving;
    cleanup.wake();
    if (moved > 0) options.onRemoved?.();
    return moved;
  }

  cleanup.wake();

  return {
    state: file.state,
    saveCapture: (capture, note = null) =>
      commits.write(({ writes, removals }) => {
        const { id } = capture.request;
        if (file.wasGivenWhileClosed(id))
          throw new Error('The number was given while the store was closed.');
        removals.unhideLateArrival(id);
        writes.capture(capture, note);
      }),
    saveReply: createReplyBatch(commits),
    saveFindings: (id, findings, { body = null, mayWait = true } = {}) =>
      commits[mayWait ? 'gather' : 'add'](({ writes }) => writes.findings(id, findings, body)),
    nextId: file.nextId,
    lastId: file.lastId,
    total: (show) => file.current().tally[show],
    counts: () => countsOf(file.current().tally),
    hasSigned: () => file.current().tally.hasSigned,
    rows: (page) =>
      file.read(({ database, tally, removals }) =>
        readRows(database, page, tally[page.show], removals.hasMarks()),
      ),
    countNewer: (position) =>
      file.read(({ database, tally, removals }) =>
        countNewer(database, position, tally[position.show], removals.hasMarks()),
      ),
    ids: (show) =>
      file.read(({ database, removals }) => readIds(database, show, removals.hasMarks())),
    summary: (id) => file.read(({ summary }) => summary(id)),
    record: (id) => file.read(({ record }) => record(id)),
    withShortBodies: (ids) => file.read(({ withShortBodies }) => withShortBodies(ids)),
    facts: (id) =>
      file.read(({ selectFacts }) => {
        const row = selectFacts(id);
        return row === undefined ? null : requestOf(row);
      }),
    listedFacts: (id) =>
      file.read(({ selectListedFacts }) => {
        const row = selectListedFacts(id);
        return row === undefined ? null : requestOf(row);
      }),
    isListed: (id) => file.read(({ tally, removals }) => isListedNow(id, tally, removals.isMarked)),
    body: (id, length) => file.read(({ bodies }) => bodies.read(id, length)),
    bodySlice: (id, from, count) => file.read(({ bodies }) => bodies.slice(id, from, count)),
    countByRule: () => file.read(({ database }) => countByRule(database)),
    readers,
    pending: {
      fresh: (after, limit) => file.read(({ pending }) => pending.fresh(after, limit)),
      long: (limit) => file.read(({ pending }) => pending.long(limit)),
      leftOver: (before, limit) => file.read(({ pending }) => pending.leftOver(before, limit)),
      stale: (present, limit) => file.read(({ pending }) => pending.stale(present, limit)),
      countStale: (present) => file.read(({ pending }) => pending.countStale(present)),
    },
    relations: {
      keys: (id) => file.read(({ relations }) => relations.keys(id)),
      before: (key, id, limit) => file.read(({ relations }) => relations.before(key, id, limit)),
      after: (key, id, limit) => file.read(({ relations }) => relations.after(key, id, limit)),
      requests: (ids) => file.read(({ relations }) => relations.requests(ids)),
    },
    dispatches: createDispatches(file, commits),
    crmTries: createCrmTries(file, commits),
    outboxes: createOutboxes(file, commits),
    idsBetween: (span, limit) =>
      file.read(({ database, removals }) =>
        readIdsBetween(database, span, limit, removals.hasMarks()),
      ),
    pin: async (ids, isPinned) => {
      let changed = 0;
      try {
        for (let from = 0; from < ids.length; from += pinsAtOnce) {
          if (from > 0) await new Promise(setImmediate);
          transact(({ writes }) => {
            changed += writes.pin(ids.slice(from, from + pinsAtOnce), isPinned);
          });
        }
      } catch (error) {
        file.fail(error);
      }
      return changed;
    },
    isPinned: (id) =>
      file.read(
        ({ database }) => database.prepare('SELECT 1 FROM pins WHERE id = ?').get(id) !== undefined,
      ),
    capturedAmong: (ids) => file.read(({ capturedAmong }) => capturedAmong(ids)),
    importedIds: (at) => file.read(({ importedIds }) => importedIds(at)),
    remove: (target) => {
      commits.flush();
      return afterRemoval(removalQueue.remove(target));
    },
    undoRemove: () => afterRemoval(removalQueue.undo()),
    forgetEverything: () => {
      commits.flush();
      try {
        file.empty();
      } catch (error) {
        return { ok: false, fault: 'not-forgotten', detail: (error as Error).message };
      }
      options.onDeleted?.('everything');
      return { ok: true, value: null };
    },
    reclaimSpace: cleanup.reclaimSpace,
    settled: cleanup.settled,
    close: () => {
      cleanup.stop();
      commits.flush();
      removalQueue.finish();
      shortening.stop();
      file.close();
    },
  };
}
