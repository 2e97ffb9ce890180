import { describe, expect, it } from 'vitest';
import { createBackgroundIndexing } from '../../../electron/core/search/background-indexing.ts';

/** An error of SQLite with a result code (https://www.sqlite.org/rescode.html). */
const sqliteError = (errcode: number) => Object.assign(new Error(`code ${errcode}`), { errcode });

/** An index with a backlog, and captures that can't be read. */
function withUnreadable(waiting: Set<number>, error: Error) {
  const faults: (string | null)[] = [];
  let reads = 0;
  let damages = 0;
  const readIndexable = () => {
    reads += 1;
    return Promise.reject(error);
  };
  const later = createBackgroundIndexing(
    { add: () => [], tidy: () => undefined },
    {
      add: (id) => void waiting.add(id),
      remove: (ids) => ids.forEach((id) => waiting.delete(id)),
      next: () => [...waiting],
      ids: () => [...waiting],
      size: () => waiting.size,
    },
    readIndexable,
    (fault) => faults.push(fault),
    () => (damages += 1),
  );
  return { later, faults, reads: () => reads, damages: () => damages };
}

describe('captures that cannot be read', () => {
  it('because they are damaged are reported once and not read again', async () => {
    const { later, reads, damages } = withUnreadable(new Set([1, 2, 3]), sqliteError(11));
    later.wake();
    await later.settled();
    expect({ reads: reads(), damages: damages() }).toEqual({ reads: 1, damages: 1 });
  });

  it('for another reason are reported as a fault and stay in the backlog', async () => {
    const waiting = new Set([1]);
    const { later, faults, reads, damages } = withUnreadable(waiting, sqliteError(10));
    later.wake();
    await new Promise(setImmediate);
    expect({ faults, reads: reads(), damages: damages() }).toEqual({
      faults: ['code 10'],
      reads: 1,
      damages: 0,
    });
    expect(waiting.size).toBe(1);
    await later.stop();
  });
});
