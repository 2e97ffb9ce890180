import type { DatabaseSync } from 'node:sqlite';
import type { CapturedRequest, SentReply } from '../../../shared/request.ts';
import type { Result } from '../../../shared/result.ts';
import type { StoreState } from '../../../shared/store-state.ts';
import type { RequestSummary } from '../../../shared/summary.ts';
import type { Capture } from '../capture/capture.ts';
import type { Findings } from '../inspect/findings.ts';
import { isOver, oldest, type Budget } from './budget.ts';
import type { RequestWithShortBody } from './short-requests.ts';
import { createFileReaders, type FileReaders } from './file-readers.ts';
import { giveRoomBack } from './free-room.ts';
import { createGroupCommit } from './group-commit.ts';
import { openLiveFile } from './live-file.ts';
import type { RelationIndex } from './relation-index.ts';
import type { Pending } from './pending.ts';
import type { Choice } from './filter-sql.ts';
import type { Marked } from './removals.ts';
import { createRemoving } from './removing.ts';
import { countByRule } from './reply-row.ts';
import {
  countNewer,
  readIds,
  readRows,
  requestOf,
  type StoredRequest,
  type ListPage,
} from './rows.ts';
import { createUpkeep } from './upkeep.ts';

/** Everything that was captured. Facts are written once and never change. */
export interface Store {
  readonly state: () => StoreState;
  /** Resolves once the capture is on disk. */
  readonly saveCapture: (capture: Capture) => Promise<void>;
  readonly saveReply: (id: number, reply: SentReply) => Promise<void>;
  readonly saveFindings: (id: number, findings: Findings) => Promise<void>;
  /** One more than the last; none is given twice, whatever was deleted. */
  readonly nextId: () => number;
  /** The last one given. */
  readonly lastId: () => number;
  /** How many are listed of a choice. */
  readonly total: (show: Choice) => number;
  readonly rows: (ask: ListPage) => readonly RequestSummary[];
  /** How many of a choice are newer than a request, which need not be there. `near`: about how many there may be. */
  readonly countNewer: (ask: { show: Choice; id: number; near: number }) => number;
  /** Newest first. */
  readonly ids: (show: Choice) => readonly number[];
  readonly summary: (id: number) => RequestSummary | null;
  /** What is stored of a listed request. */
  readonly record: (id: number) => StoredRequest | null;
  /** Requests with their short bodies, removed ones too as long as they are not deleted. */
  readonly withShortBodies: (ids: readonly number[]) => readonly RequestWithShortBody[];
  /** The facts alone, of a removed request too as long as it is not deleted. */
  readonly facts: (id: number) => CapturedRequest | null;
  /** @param length of the body, where it is known: it need not be looked up then. */
  readonly body: (id: number, length?: number) => Uint8Array | null;
  /** Some bytes of a body, without loading the rest of a long one. */
  readonly bodySlice: (id: number, from: number, count: number) => Uint8Array | null;
  /** How many requests each rule answered, by its id. */
  readonly countByRule: () => Readonly<Record<string, number>>;
  /** Everything else that has the file open must be told here. */
  readonly readers: Pick<FileReaders, 'add'>;
  readonly pending: Pending;
  /** What is related to a request. */
  readonly relations: RelationIndex;
  /** A pinned request outlives the budget and the removal of a filter. */
  readonly pin: (id: number, on: boolean) => void;
  readonly isPinned: (id: number) => boolean;
  /** Takes requests out of every list and count, very many one after the other; they are deleted after a grace. @returns how many. */
  readonly remove: (what: Marked) => Promise<number>;
  /** Brings back what was removed last, as long as it is not deleted. @returns how many. */
  readonly undoRemove: () => Promise<number>;
  /** Deletes everything for good, copies of earlier forms and damaged files included. */
  readonly forgetEverything: () => Result<null, 'not-forgotten'>;
  /** Gives free room of the file back to the disk, in short steps. */
  readonly reclaimSpace: () => void;
  /** Resolves once nothing is left to delete or to give back for now. */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
}

export interface StoreOptions {
  readonly onState?: (state: StoreState) => void;
  /** Told of what is not listed any more, and of what came back. */
  readonly onRemoved?: () => void;
  /** Told of requests that were deleted for good. */
  readonly onDeleted?: (ids: readonly number[] | 'everything') => void;
  /** Asked anew after each commit. */
  readonly budget?: () => Budget;
  /** How long a removal can be taken back. Milliseconds. */
  readonly graceMs?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Told of each database that is opened, before it is used. */
  readonly onOpen?: (database: DatabaseSync) => void;
}

/** Requests deleted in one transaction of the upkeep. */
const deletedAtOnce = 128;

/** Over the budget, this long is waited, so that many captures share a commit of the upkeep. Milliseconds. */
const trimPauseMs = 100;

/**
 * Opens or makes the database file. What keeps it from being used is a state, never an exception: a
 * damaged file is put aside, any other fault refuses writes until it is gone.
 */
export function openStore(path: string, options: StoreOptions = {}): Store {
  const { now = Date.now, graceMs = 30_000, onDeleted, onRemoved } = options;
  const budget = options.budget ?? (() => ({ keepRequests: Infinity, keepBytes: Infinity }));
  const readers = createFileReaders();
  const file = openLiveFile(
    { path, readers, onOpen: (database) => options.onOpen?.(database) },
    now,
    (state) => options.onState?.(state),
  );
  const commits = createGroupCommit({
    transact,
    sync: async () => file.current().log?.sync(),
    syncNow: () => file.current().log?.syncNow(),
    onFault: file.fail,
  });
  const upkeep = createUpkeep(tidy, file.fail);
  const removing = createRemoving(file, () => now() + graceMs);
  let roomWanted = false;

  function transact(work: Parameters<typeof file.transact>[0]): void {
    file.transact(work);
    if (isOver(file.current(), budget())) upkeep.wake(trimPauseMs);
  }

  /** One small step of deleting and of giving room back. */
  function tidy(): boolean {
    const { removals, database } = file.current();
    if (removing.isBusy()) return false;
    const removed = removals.due(now(), deletedAtOnce);
    if (removed.length > 0) {
      roomWanted = true;
      return erase(removed, 'overwritten');
    }
    const due = removals.nextDue();
    if (due !== null) upkeep.wake(Math.max(1, due - now()));
    if (isOver(file.current(), budget())) {
      const ids = oldest(file.current(), budget(), deletedAtOnce);
      if (ids.length > 0) return erase(ids, 'reused');
    }
    const more = giveRoomBack(database, roomWanted);
    roomWanted &&= more;
    return more;
  }

  /** @param room what becomes of theirs: the budget's is filled by the next captures anyway. */
  function erase(ids: readonly number[], room: 'overwritten' | 'reused'): true {
    if (room === 'reused') file.current().database.exec('PRAGMA secure_delete = FAST');
    try {
      file.transact(({ writes }) => writes.erase(ids));
    } finally {
      file.current().database.exec('PRAGMA secure_delete = ON');
    }
    onDeleted?.(ids);
    return true;
  }

  /** What the disk refuses becomes the fault that everybody sees. */
  function attempt<T>(otherwise: T, act: () => T): T {
    try {
      return act();
    } catch (error) {
      file.fail(error);
      return otherwise;
    }
  }

  async function relisted(moving: Promise<number>): Promise<number> {
    const moved = await moving;
    upkeep.wake();
    if (moved > 0) onRemoved?.();
    return moved;
  }

  upkeep.wake();

  return {
    state: file.state,
    saveCapture: (capture) =>
      commits.write(({ writes, removals }) => {
        const { id } = capture.request;
        if (file.isForeign(id)) throw new Error('The number was given while the store was closed.');
        removals.admit(id);
        writes.capture(capture);
      }),
    saveReply: (id, reply) => commits.add(({ writes }) => writes.reply(id, reply)),
    saveFindings: (id, findings) => commits.add(({ writes }) => writes.findings(id, findings)),
    nextId: file.nextId,
    lastId: file.lastId,
    total: (show) => file.current().tally[show],
    rows: (ask) =>
      file.read(({ database, tally, removals }) =>
        readRows(database, ask, tally[ask.show], removals.marks()),
      ),
    countNewer: (ask) =>
      file.read(({ database, tally, removals }) =>
        countNewer(database, ask, tally[ask.show], removals.marks()),
      ),
    ids: (show) => file.read(({ database, removals }) => readIds(database, show, removals.marks())),
    summary: (id) => file.read(({ summary }) => summary(id)),
    record: (id) => file.read(({ record }) => record(id)),
    withShortBodies: (ids) => file.read(({ withShortBodies }) => withShortBodies(ids)),
    facts: (id) =>
      file.read(({ selectFacts }) => {
        const row = selectFacts(id);
        return row === undefined ? null : requestOf(row);
      }),
    body: (id, length) => file.read(({ bodies }) => bodies.read(id, length)),
    bodySlice: (id, from, count) => file.read(({ bodies }) => bodies.slice(id, from, count)),
    countByRule: () => file.read(({ database }) => countByRule(database)),
    readers,
    pending: {
      fresh: (after, limit) => file.read(({ pending }) => pending.fresh(after, limit)),
      long: (limit) => file.read(({ pending }) => pending.long(limit)),
      leftOver: (before, limit) => file.read(({ pending }) => pending.leftOver(before, limit)),
      stale: (maker, limit) => file.read(({ pending }) => pending.stale(maker, limit)),
      countStale: (maker) => file.read(({ pending }) => pending.countStale(maker)),
    },
    relations: {
      keys: (id) => file.read(({ relations }) => relations.keys(id)),
      before: (key, id, limit) => file.read(({ relations }) => relations.before(key, id, limit)),
      after: (key, id, limit) => file.read(({ relations }) => relations.after(key, id, limit)),
      requests: (ids) => file.read(({ relations }) => relations.requests(ids)),
    },
    pin: (id, on) => attempt(undefined, () => transact(({ writes }) => writes.pin(id, on))),
    isPinned: (id) =>
      file.read(
        ({ database }) => database.prepare('SELECT 1 FROM pins WHERE id = ?').get(id) !== undefined,
      ),
    remove: (what) => {
      commits.flush();
      return relisted(removing.remove(what));
    },
    undoRemove: () => relisted(removing.undo()),
    forgetEverything: () => {
      commits.flush();
      try {
        file.empty();
      } catch (error) {
        return { ok: false, fault: 'not-forgotten', detail: (error as Error).message };
      }
      onDeleted?.('everything');
      return { ok: true, value: null };
    },
    reclaimSpace: () => {
      roomWanted = true;
      upkeep.wake();
    },
    settled: upkeep.settled,
    close: () => {
      upkeep.stop();
      commits.flush();
      removing.finish();
      file.close();
    },
  };
}
