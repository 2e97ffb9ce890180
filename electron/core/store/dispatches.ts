import type { DispatchReads } from './dispatch-rows.ts';
import type { DispatchEnd, DispatchWrites, NewDispatch } from './dispatch-writes.ts';
import type { GroupCommit } from './group-commit.ts';
import type { LiveFile } from './live-file.ts';
import type { StoreConnection } from './connection.ts';
import type { Dispatch } from '../../../shared/dispatches.ts';

/**
 * Everything that was sent, is being sent or waits to be sent: a dispatch for each attempt. Writes share the commits of
 * captures without a synchronisation of their own: they survive the end of the process, and a power cut may undo the last
 * ones. Each write rejects when it can't be committed; the store's state says why.
 */
export interface Dispatches extends DispatchReads {
  /** @returns its id; `null` when its request is not stored any more. */
  readonly add: (dispatch: NewDispatch) => Promise<number | null>;
  /** One that has already ended, in a single write. @returns its id; `null` when its request is not stored any more. */
  readonly addEnded: (dispatch: NewDispatch, end: DispatchEnd) => Promise<number | null>;
  /** The same for many in one write, which are asked for when it is made. */
  readonly addAllEnded: (
    all: () => readonly (readonly [dispatch: NewDispatch, end: DispatchEnd])[],
  ) => Promise<void>;
  /** A waiting one is sent from now on. @returns `false` when it does not wait any more, or was deleted with its request. */
  readonly start: (...args: Parameters<DispatchWrites['start']>) => Promise<boolean>;
  /** Ignored for one that is not being sent, or was deleted with its request. */
  readonly finish: (id: number, end: DispatchEnd) => Promise<void>;
  /** It waits again, as before, or as a later attempt. @returns `false` when it was deleted with its request. */
  readonly putBack: (...args: Parameters<DispatchWrites['putBack']>) => Promise<boolean>;
  /** A failed one ends, and waits again as another dispatch with the next number of an attempt. @returns its id. */
  readonly tryAgain: (failed: Dispatch, end: DispatchEnd) => Promise<number | null>;
  /** Skips all that wait for a destination. @returns how many. */
  readonly skip: (destinationId: string) => Promise<number>;
}

/** Dispatches that are skipped in one transaction: captures are stored in between. */
const skippedAtOnce = 500;

export function createDispatches(
  file: Pick<LiveFile, 'read'>,
  commits: Pick<GroupCommit<StoreConnection>, 'add' | 'gather'>,
): Dispatches {
  const reads = <Name extends keyof DispatchReads>(name: Name) =>
    ((...args: never[]) =>
      file.read(({ dispatches }) =>
        (dispatches[name] as (...given: never[]) => unknown)(...args),
      )) as unknown as DispatchReads[Name];

  async function write<Value>(
    work: (writes: DispatchWrites) => Value,
    otherwise: Value,
    way: 'add' | 'gather' = 'add',
  ): Promise<Value> {
    let value = otherwise;
    await commits[way](({ writes }) => (value = work(writes.dispatches)));
    return value;
  }

  return {
    of: reads('of'),
    one: reads('one'),
    answer: reads('answer'),
    sent: reads('sent'),
    recent: reads('recent'),
    waiting: reads('waiting'),
    countWaiting: reads('countWaiting'),
    interrupted: reads('interrupted'),
    has: reads('has'),
    add: (dispatch) => write<number | null>(({ add }) => add(dispatch), null),
    addEnded: (dispatch, end) =>
      write<number | null>(({ addEnded }) => addEnded(dispatch, end), null, 'gather'),
    addAllEnded: (all) => commits.gather(({ writes }) => writes.dispatches.addAllEnded(all())),
    start: (...args) => write(({ start }) => start(...args), false),
    finish: (id, end) => write(({ finish }) => finish(id, end), undefined),
    putBack: (...args) => write(({ putBack }) => putBack(...args), false),
    tryAgain: (failed, end) =>
      write<number | null>(({ add, finish }) => {
        finish(failed.id, end);
        const { attempt, at } = { attempt: failed.attempt + 1, at: Date.now() };
        return add({ ...failed, attempt, at, mayBeTwice: true, isWaiting: true, sent: null });
      }, null),
    skip: async (destinationId) => {
      for (let total = 0; ;) {
        const skipped = await write(({ skip }) => skip(destinationId, skippedAtOnce), 0);
        total += skipped;
        if (skipped < skippedAtOnce) return total;
      }
    },
  };
}
