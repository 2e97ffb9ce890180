import { describe, expect, it } from 'vitest';
import { startCalmClock } from '../support/calm-clock.ts';
import { effort } from '../support/effort.ts';
import { requestThrough } from '../support/request-through.ts';
import { pathToken, runCore } from '../support/running-core.ts';
import { until } from '../support/until.ts';

const path = `/in/${pathToken}`;
const count = effort({ usual: 6, full: 12 });
const long = Buffer.alloc(24 * 1024 ** 2, '[1,2,3]');

describe('many long bodies at once', () => {
  it('are all stored and answered, and delay no short one', async () => {
    const { core, port } = await runCore({ maxInFlightBytes: 32 * 1024 ** 2 });
    const url = `http://127.0.0.1:${port}`;
    const headers = [['Content-Type', 'application/json']] as const;
    const flood = Promise.all(
      Array.from({ length: count }, () => requestThrough(url, { path, headers, body: long })),
    );
    let slowest = 0;
    let ended = false;
    void flood.finally(() => (ended = true));
    while (!ended) {
      const clock = startCalmClock();
      const body = '{"type":"SMS","message":"ordinary"}';
      expect((await requestThrough(url, { path, headers, body })).status).toBe(200);
      slowest = Math.max(slowest, clock());
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await flood).every(({ status }) => status === 200)).toBe(true);
    // The senders share this process with the listener, so part of this time is theirs.
    expect(slowest).toBeLessThan(3_000);
    await until(() => core.store.pending.fresh(0, 1).length === 0);
    expect(core.store.total('all')).toBeGreaterThan(count);
    expect(core.store.total('sms')).toBeGreaterThan(0);
  });

  it('that are strays take 64 kB of the store each, and displace no webhook', async () => {
    const { core, port } = await runCore();
    const url = `http://127.0.0.1:${port}`;
    expect((await requestThrough(url, { path, body: '{"type":"SMS"}' })).status).toBe(200);
    const strays = await Promise.all(
      Array.from({ length: count }, () => requestThrough(url, { path: '/other', body: long })),
    );
    expect(strays.every(({ status }) => status === 404)).toBe(true);
    const bodies = core.store.rows({ show: 'stray', from: 0, count });
    expect(bodies.map(({ bodyBytes }) => bodyBytes)).toEqual(Array(count).fill(64 * 1024));
    expect(bodies.every(({ bodyEnded }) => bodyEnded === 'truncated')).toBe(true);
    expect(core.store.ids('all')).toContain(1);
  });
});
