import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tempDir } from '../../support/temp-dir.ts';
import { fill, listed, make, openHere, sms } from './stores.ts';

/** What the file has, by number: bodies of different lengths, some of them not inspected. */
const bodies: Readonly<Record<number, string>> = {
  1: sms('hello you 1'),
  2: '',
  3: sms('x'.repeat(2_000)),
  4: sms('y'.repeat(70_000)),
  5: sms('z'.repeat(1_500_000)),
  6: 'hi',
  7: sms('hello you 7'),
  8: sms('hello you 8'),
  9: 'coded',
};
const numbers = Object.keys(bodies).map(Number);

/** A copy of a file that the code of version 12 of the schema wrote. */
function writeFile(): string {
  const path = join(tempDir(), 'captures.db');
  const packed = readFileSync(join(import.meta.dirname, '../../fixtures/stores/schema-12.db.gz'));
  writeFileSync(path, gunzipSync(packed));
  return path;
}

function read(path: string, sql: string): unknown {
  const database = new DatabaseSync(path);
  onTestFinished(() => database.close());
  return database
    .prepare(sql)
    .all()
    .map((row) => Object.values(row));
}

const text = (bytes: Uint8Array | null | undefined) => bytes && Buffer.from(bytes).toString();

describe('a file of version 12', () => {
  it('has all of its bodies, and its new requests have theirs', async () => {
    const { store } = openHere(writeFile());
    await fill(store, [sms('new'), '', sms('n'.repeat(2_000))]);
    const expected = { ...bodies, 10: sms('new'), 11: '', 12: sms('n'.repeat(2_000)) };
    for (const [id, body] of Object.entries(expected)) {
      expect(text(store.body(Number(id))), id).toBe(body);
      expect(text(store.bodySlice(Number(id), 1, 40)), id).toBe(body.slice(1, 41));
    }
    expect(store.withShortBodies([...numbers, 10, 11, 12]).map(({ body }) => text(body))).toEqual(
      Object.values(expected).map((body) => (body.length > 65_536 ? null : body)),
    );
  });

  it('lists its requests with their previews', async () => {
    const { store } = openHere(writeFile());
    await fill(store, [sms('hello you 10')]);
    expect(listed(store)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(listed(store, 'sms')).toEqual([10, 8, 3, 1]);
    expect(listed(store, 'other')).toEqual([9, 7, 5, 4, 2]);
    expect(listed(store, 'stray')).toEqual([6]);
    expect([1, 8, 10].map((id) => store.summary(id)?.preview)).toEqual([
      'hello you 1',
      'hello you 8',
      'hello you 10',
    ]);
  });

  it('has the same requests that wait for their inspection', () => {
    const { store } = openHere(writeFile());
    expect(store.pending.fresh(0, 9)).toEqual([6, 7]);
    expect(store.pending.leftOver(10, 9)).toEqual([7, 6]);
    expect(store.pending.long(9)).toEqual([4, 5, 9]);
    expect(store.outboxes.inspectedAmong(numbers)).toEqual([1, 2, 3, 8]);
  });

  it('deletes its requests with their bodies, and nothing is left', async () => {
    const path = writeFile();
    const { store } = openHere(path, { graceMs: 0 });
    await fill(store, [sms('new'), sms('n'.repeat(2_000))]);
    expect(read(path, 'SELECT id FROM bodies ORDER BY id')).toEqual(
      [1, 2, 3, 4, 6, 7, 8, 9, 11].map((id) => [id]),
    );
    await store.remove({ ids: [...numbers, 10, 11] });
    await store.settled();
    expect(listed(store)).toEqual([]);
    for (const table of ['requests', 'bodies', 'body_parts', 'findings', 'uninspected', 'heads'])
      expect(read(path, `SELECT 1 FROM ${table}`), table).toEqual([]);
    expect(read(path, 'SELECT bytes, all_count, other_count FROM tally')).toEqual([[0, 0, 0]]);
    await store.saveCapture(make(store.nextId(), sms('next')));
    expect(listed(store)).toEqual([12]);
  });
});
