import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRequestReader } from '../../../electron/core/body-reader/request-reader.ts';
import { createComparer } from '../../../electron/core/compare/comparer.ts';
import { createDetails } from '../../../electron/core/views/details.ts';
import { effort } from '../../support/effort.ts';
import { context } from '../../support/keys.ts';
import { make, openHere } from '../store/stores.ts';

async function comparing(...bodies: readonly string[]) {
  const { store } = openHere();
  for (const body of bodies) await store.saveCapture(make(store.nextId(), body));
  const reader = createRequestReader(store, () => context);
  const details = createDetails(store, (request) => reader.read('inspection', request, 'view'));
  const comparer = createComparer(store, details);
  onTestFinished(async () => {
    await comparer.close();
    await reader.close();
  });
  return comparer;
}

describe('two stored requests', () => {
  it('are compared by what is stored, and are nothing when one is missing', async () => {
    const comparer = await comparing('{"a":1}', '{"a":2}');
    expect(await comparer.requests(1, 2)).toMatchObject({
      isSame: false,
      difference: { code: 'fields', names: ['a'] },
    });
    expect(await comparer.requests(1, 1)).toMatchObject({ isSame: true });
    expect(await comparer.requests(1, 3)).toBeNull();
  });

  const size = effort({ usual: 3_000_000, full: 25_000_000 });
  const fill = (piece: string) => piece.repeat(Math.floor(size / piece.length));

  it.each([
    ['fields without end', (end: string) => `{${fill('"a":1,')}"b":${end}}`],
    ['an endless text', (end: string) => JSON.stringify({ message: `${fill('A')}${end}` })],
    ['an endless list', (end: string) => `[${end},${fill('0,')}${end}]`],
  ])('do not block the event loop while they are compared: %s', async (_, body) => {
    const comparer = await comparing(body('1'), body('2'));
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const found = await comparer.requests(1, 2);
    delay.disable();
    expect(found).toMatchObject({ isSame: false });
    expect(JSON.stringify(found).length).toBeLessThan(2_000_000);
    // A busy machine may delay single turns for longer, so the 99th percentile counts.
    expect(delay.percentile(99) / 1e6).toBeLessThan(50);
  });
});
