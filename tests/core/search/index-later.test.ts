import { describe, expect, it } from 'vitest';
import { indexLater } from '../../../electron/core/search/index-later.ts';

/** What SQLite throws, by its code (https://www.sqlite.org/rescode.html). */
const sqliteError = (errcode: number) => Object.assign(new Error(`code ${errcode}`), { errcode });

/** An index to which `waiting` wait, and captures that can't be read. */
function withUnreadable(waiting: Set<number>, error: Error) {
  const told: (string | null)[] = [];
  let reads = 0;
  let damages = 0;
  const readIndexable = () => {
    reads += 1;
    return Promise.reject(error);
  };
  const later = indexLater(
    { add: () => undefined },
    {
      add: (id) => void waiting.add(id),
      remove: (ids) => ids.forEach((id) => waiting.delete(id)),
      next: () => [...waiting],
      ids: () => [...waiting],
      size: () => waiting.size,
    },
    readIndexable,
    (fault) => told.push(fault),
    () => (damages += 1),
  );
  return { later, told, reads: () => reads, damages: () => damages };
}

describe('captures that can not be read', () => {
  it('because they are damaged are said once, and not read over and over', async () => {
    const { later, reads, damages } = withUnreadable(new Set([1, 2, 3]), sqliteError(11));
    later.wake();
    await later.settled();
    expect({ reads: reads(), damages: damages() }).toEqual({ reads: 1, damages: 1 });
  });

  it('for another reason are a fault that is told, and wait', async () => {
    const waiting = new Set([1]);
    const { later, told, reads, damages } = withUnreadable(waiting, sqliteError(10));
    later.wake();
    await new Promise(setImmediate);
    expect({ told, reads: reads(), damages: damages() }).toEqual({
      told: ['code 10'],
      reads: 1,
      damages: 0,
    });
    expect(waiting.size).toBe(1);
    await later.stop();
  });
});
