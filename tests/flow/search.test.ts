import { describe, expect, it } from 'vitest';
import { windowHandlers } from '../../electron/core/calls/window-handlers.ts';
import { pathToken, runCore } from '../support/running-core.ts';

describe('a search beside the capture', () => {
  it('finds each request as soon as it is acknowledged, indexed or not', async () => {
    const { core, port } = await runCore();
    const find = (text: string) =>
      windowHandlers(core)['list.rows']({ filter: { text, show: 'all' }, from: 0, count: 100 });
    for (let n = 1; n <= 60; n += 1) {
      const response = await fetch(`http://127.0.0.1:${port}/in/${pathToken}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ type: 'SMS', phone: '+34600111222', message: `number <${n}>` }),
      });
      expect(response.status).toBe(200);
      const id = core.store.lastId();
      expect(await find(`"number <${n}>"`)).toMatchObject({
        total: 1,
        rows: [{ id }],
        fault: null,
      });
      expect(await find('+34600111222')).toMatchObject({ total: n });
    }
    await core.inspection.settled();
    await core.search.settled();
    expect(await find('message:number')).toMatchObject({ total: 60 });
  });

  it('follows removing, undo and pins', async () => {
    const { core, port, nth } = await runCore();
    const window = windowHandlers(core);
    const filter = { text: 'kept', show: 'all' } as const;
    const found = async () => (await window['list.rows']({ filter, from: 0, count: 9 }))?.total;
    for (const n of [1, 2, 3]) {
      await fetch(`http://127.0.0.1:${port}/in/${pathToken}`, {
        method: 'POST',
        body: `kept ${n}`,
      });
    }
    const { request } = await nth(2);
    await nth(3);
    expect(await found()).toBe(3);
    await window['request.pin']({ id: request.id, on: true });
    expect(await window['list.remove']({ filter })).toBe(2);
    expect(await found()).toBe(1);
    expect(await window['list.undoRemove']()).toBe(2);
    expect(await found()).toBe(3);
    expect(await window['list.forget']()).toMatchObject({ ok: true });
    expect(await found()).toBe(0);
  });

  it('reports what is wrong with a query, and where', async () => {
    const { core } = await runCore();
    const rows = await windowHandlers(core)['list.rows']({
      filter: { text: 'hello knd:sms', show: 'all' },
      from: 0,
      count: 9,
    });
    expect(rows).toMatchObject({
      rows: [],
      fault: { code: 'unknown-key', at: { start: 6, end: 10 }, instead: 'kind:' },
    });
  });
});
