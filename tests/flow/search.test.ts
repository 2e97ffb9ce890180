import { expect, it, onTestFinished } from 'vitest';
import { createSearch } from '../../electron/core/search/search.ts';
import type { RequestSummary } from '../../shared/summary.ts';
import { pathToken, runCore } from '../support/running-core.ts';

it('finds every request from the moment it is acknowledged, while it is indexed', async () => {
  const { core, dataDir, port } = await runCore();
  const search = createSearch({ dataDir });
  onTestFinished(() => search.close());
  const post = async (n: number) => {
    const response = await fetch(`http://127.0.0.1:${port}/in/${pathToken}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ type: 'SMS', phone: '+34600111222', message: `number <${n}>` }),
    });
    expect(response.status).toBe(200);
  };
  const newest = (): RequestSummary | undefined =>
    core.store.rows({ filter: { text: '', show: 'all' }, from: 0, count: 1 }).rows[0];

  for (let n = 1; n <= 60; n += 1) {
    await post(n);
    const id = newest()?.id ?? 0;
    search.changed(id);
    const one = await search.find({ text: `"number <${n}>"`, show: 'all' }, { from: 0, count: 9 });
    expect(one).toEqual({ is: 'found', total: 1, ids: [id] });
    const all = await search.find({ text: 'message:number', show: 'all' }, { from: 0, count: 1 });
    expect(all).toEqual({ is: 'found', total: n, ids: [id] });
  }
  await search.settled();
  const all = await search.find({ text: 'message:number', show: 'all' }, { from: 0, count: 1 });
  expect(all).toMatchObject({ total: 60 });
});
