import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { migrate } from '../../../electron/core/store/schema.ts';
import { openTallyRow } from '../../../electron/core/store/tally-row.ts';
import { readTallyRow, tallyNumbers } from '../../../electron/core/store/tally.ts';
import { context } from '../../support/keys.ts';
import { make, openHere, sms } from './stores.ts';

function openRow() {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  migrate(database, '');
  return { row: openTallyRow(database), stored: () => readTallyRow(database) };
}

describe.each(tallyNumbers)('the count %s', (name) => {
  it('is written when something else than a write about one request changed it', () => {
    const { row, stored } = openRow();
    row.tally[name] += 1;
    row.end();
    expect(stored()[name]).toBe(1);
  });

  it('is not written when only writes about new requests changed it', () => {
    const { row, stored } = openRow();
    row.about(1, () => (row.tally[name] += 1));
    row.about(2, () => (row.tally[name] += 1));
    row.end();
    expect(stored()[name]).toBe(0);
    row.tally.all += 1;
    row.end();
    expect(stored()[name]).toBe(name === 'all' ? 3 : 2);
  });
});

it('counts right at the next start what changed by as much as newer requests brought in the same commit', async () => {
  const { store, path } = openHere();
  const findingsOf = async (id: number, errors: number) => {
    const captured = make(id, sms(`${id}`));
    const { findings } = await inspect(captured.request, Buffer.from(sms(`${id}`)), context);
    return { ...findings, errors, warnings: 0 };
  };
  for (const id of [1, 2]) {
    await store.saveCapture(make(store.nextId(), sms(`${id}`)));
    await store.saveFindings(id, await findingsOf(id, 1));
  }
  await store.remove({ ids: [2] });
  await store.saveCapture(make(store.nextId(), sms('3')));
  expect(store.total('problem')).toBe(1);
  await store.saveFindings(3, await findingsOf(3, 0));
  const recomputed = await findingsOf(1, 0);
  await Promise.all([
    store.saveFindings(1, recomputed),
    store.saveReply(3, { status: 500, ms: 1 }),
  ]);
  const before = store.counts();
  store.close();
  expect(openHere(path).store.counts()).toEqual(before);
});
