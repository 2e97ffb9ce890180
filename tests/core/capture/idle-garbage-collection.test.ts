import { describe, expect, it } from 'vitest';
import { createIdleGarbageCollection } from '../../../electron/core/capture/idle-garbage-collection.ts';

const soon = { afterStart: 10, afterBurst: 10 };

const heapSize = () => process.memoryUsage().heapTotal;

/** Leaves the heap far larger than its live objects. */
function burst(): void {
  let objects: unknown[] = [];
  for (let i = 0; i < 400_000; i += 1) objects.push({ id: i, text: `request ${i}` });
  objects = [];
}

describe('the memory of a burst', () => {
  it('is returned to the system once all work that follows the captures is done', async () => {
    let idle = false;
    const garbageCollection = createIdleGarbageCollection(() => idle, soon);
    burst();
    const grown = heapSize();
    for (let i = 0; i < 5_000; i += 1) garbageCollection.captured(500);
    const settled = garbageCollection.settled();
    const first = await Promise.race([settled.then(() => 'settled'), quietTurns()]);
    expect(first).toBe('still busy');
    idle = true;
    await settled;
    expect(heapSize()).toBeLessThan(grown - 8 * 1024 ** 2);
  });

  it('of the start is returned too', async () => {
    const garbageCollection = createIdleGarbageCollection(() => true, soon);
    burst();
    const grown = heapSize();
    garbageCollection.started();
    await garbageCollection.settled();
    expect(heapSize()).toBeLessThan(grown - 8 * 1024 ** 2);
  });

  it('of the start is not waited for as long as that of a burst', async () => {
    const garbageCollection = createIdleGarbageCollection(() => true, {
      afterStart: 10,
      afterBurst: 3_600_000,
    });
    garbageCollection.started();
    await garbageCollection.settled();
    garbageCollection.captured(500);
    const settled = garbageCollection.settled().then(() => 'settled');
    expect(await Promise.race([settled, quietTurns()])).toBe('still busy');
    garbageCollection.stop();
    await settled;
  });

  // V8 may collect by itself at any time, but not each time.
  it('is not collected after a few small captures', { retry: 3 }, async () => {
    const garbageCollection = createIdleGarbageCollection(() => true, soon);
    burst();
    const grown = heapSize();
    garbageCollection.captured(500);
    await garbageCollection.settled();
    expect(heapSize()).toBeGreaterThan(grown - 8 * 1024 ** 2);
  });

  it('resolves all waiting calls when it is stopped', async () => {
    const garbageCollection = createIdleGarbageCollection(() => false, soon);
    garbageCollection.captured(500);
    const settled = garbageCollection.settled();
    garbageCollection.stop();
    await settled;
    await garbageCollection.settled();
  });
});

/** Long enough for several checks. */
async function quietTurns(): Promise<string> {
  for (let i = 0; i < 5; i += 1) await new Promise((turn) => setTimeout(turn, 10));
  return 'still busy';
}
