import { expect, it, onTestFinished, vi } from 'vitest';
import { createBackgroundInspection } from '../../../electron/core/inspect/background-inspection.ts';
import { createRequestReader } from '../../../electron/core/body-reader/request-reader.ts';
import { keys } from '../../support/keys.ts';
import { make, openHere, sms } from '../store/stores.ts';

/** An inspection of a real store, with whether each request's findings were allowed to wait for the commit of others. */
async function startInspecting() {
  const { store } = openHere();
  const waited = new Map<number, boolean>();
  const reader = createRequestReader(store, () => ({ keys }));
  const inspect = (request: Parameters<typeof reader.read>[1]) =>
    reader.read('inspection', request, 'background');
  const inspection = createBackgroundInspection(
    {
      ...store,
      saveFindings: (id, findings, options) => {
        waited.set(id, options?.mayWait ?? false);
        return store.saveFindings(id, findings, options);
      },
    },
    {
      inspect,
      inspectNow: inspect,
      keyring: () => keys.fingerprint,
      onFindings: () => undefined,
      onProgress: () => undefined,
      onRechecked: () => undefined,
      onBug: (error) => {
        throw error;
      },
    },
  );
  onTestFinished(async () => {
    await inspection.stop();
    await reader.close();
  });
  // It begins with what an earlier run left.
  await new Promise(setImmediate);
  await inspection.settled();
  return { store, inspection, waited };
}

it('the findings of a lone request are stored at once, because the list is drawn after them', async () => {
  const { store, inspection, waited } = await startInspecting();
  await store.saveCapture(make(1, sms('alone')));
  inspection.add(1);
  await inspection.settled();
  expect(waited).toEqual(new Map([[1, false]]));
});

it('those of a few among many captures wait for the commit of others', async () => {
  const { store, inspection, waited } = await startInspecting();
  // However long this process waits for a processor, the captures come within a few milliseconds.
  let ms = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (ms += 0.1));
  onTestFinished(() => clock.mockRestore());
  const ids = Array.from({ length: 20 }, (_, at) => at + 1);
  await Promise.all(ids.map((id) => store.saveCapture(make(id, sms('one of many')))));
  for (const id of ids) inspection.add(id);
  await inspection.settled();
  expect(waited.get(1)).toBe(true);
});
