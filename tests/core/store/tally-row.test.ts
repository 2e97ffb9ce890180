import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../../electron/core/store/schema.ts';
import { openTallyRow } from '../../../electron/core/store/tally-row.ts';
import { readTallyRow, tallyNumbers } from '../../../electron/core/store/tally.ts';

function openHere() {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  migrate(database, '');
  return { row: openTallyRow(database), stored: () => readTallyRow(database) };
}

describe.each(tallyNumbers)('the count %s', (name) => {
  it('is written when something else than a write about one request changed it', () => {
    const { row, stored } = openHere();
    row.tally[name] += 1;
    row.end();
    expect(stored()[name]).toBe(1);
  });

  it('is not written when only writes about new requests changed it', () => {
    const { row, stored } = openHere();
    row.about(1, () => (row.tally[name] += 1));
    row.about(2, () => (row.tally[name] += 1));
    row.end();
    expect(stored()[name]).toBe(0);
    row.tally.all += 1;
    row.end();
    expect(stored()[name]).toBe(name === 'all' ? 3 : 2);
  });
});
