import {
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openIn } from '../../support/open-files.ts';
import { isLinux } from '../../support/system.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { fill, listed, make, openHere, sms } from './stores.ts';

const at = Date.UTC(2026, 10, 23, 2, 28, 18);
const now = () => at;

/** Overwrites the pages after the first, so that the file opens and fails in use. */
function spoil(path: string, fromByte = 4096): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(statSync(path).size - fromByte, 0xa5), 0, undefined, fromByte);
  closeSync(file);
}

/** Writes the log into the database, where the damage will be. */
function moveLogInto(path: string): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

describe('a damaged file', () => {
  it('that is not a database is set aside under a dated name, with its companions', async () => {
    const path = join(tempDir(), 'captures.db');
    writeFileSync(
      path,
      'this is not a database, and longer than a header of one hundred bytes '.repeat(9),
    );
    writeFileSync(`${path}-wal`, 'log');
    const { store } = openHere(path, { now });
    const aside = `${path}.damaged-20261123T022818Z`;
    expect(store.state()).toEqual({ fault: null, setAside: aside });
    expect(readFileSync(aside, 'utf8')).toContain('this is not a database');
    expect(readFileSync(`${aside}-wal`, 'utf8')).toBe('log');
    await store.saveCapture(make(store.nextId(), 'fresh'));
    expect(listed(store)).toEqual([1]);
  });

  it('that is found on opening is set aside, and numbers go on from what can still be read', async () => {
    const path = join(tempDir(), 'captures.db');
    const first = openHere(path).store;
    await fill(first, [sms('a'), sms('b')]);
    first.close();
    const broken = new DatabaseSync(path);
    // Damages the first page of one table.
    const page = Number(
      broken.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'removals'").get()?.[
        'rootpage'
      ],
    );
    broken.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    broken.close();
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, (page - 1) * 4096);
    closeSync(file);
    const { store } = openHere(path, { now });
    expect(store.state().setAside).toContain('.damaged-');
    expect(store.total('all')).toBe(0);
    expect(store.nextId()).toBe(3);
    if (isLinux)
      expect(openIn(dirname(path))).toEqual(['captures.db', 'captures.db-shm', 'captures.db-wal']);
  });

  it('that is found by reading is replaced, and the reader gets an answer', async () => {
    const { store, path, states } = openHere(undefined, {
      now,
      onOpen: (database) => database.exec('PRAGMA cache_size = 1'),
    });
    await fill(
      store,
      Array.from({ length: 200 }, (_, n) => sms(`${n} ${'x'.repeat(3_000)}`)),
    );
    moveLogInto(path);
    spoil(path);
    expect(store.rows({ show: 'all', from: 0, count: 1_000 })).toEqual([]);
    expect(states.at(-1)?.setAside).toBe(`${path}.damaged-20261123T022818Z`);
    expect(existsSync(states.at(-1)?.setAside ?? '')).toBe(true);
    await fill(store, [sms('after')]);
    expect(listed(store)).toEqual([201]);
  });

  it('that is found by writing is replaced, and the capture is saved in the new one', async () => {
    const { store, path } = openHere(undefined, {
      now,
      onOpen: (database) => database.exec('PRAGMA cache_size = 1'),
    });
    await fill(
      store,
      Array.from({ length: 200 }, (_, n) => sms(`${n} ${'x'.repeat(3_000)}`)),
    );
    moveLogInto(path);
    spoil(path);
    await Promise.all([
      store.saveCapture(make(store.nextId(), 'a')),
      store.saveCapture(make(store.nextId(), 'b')),
    ]);
    expect(listed(store)).toEqual([202, 201]);
    expect(store.state()).toMatchObject({ fault: null, setAside: expect.any(String) });
    store.close();
    expect(listed(openHere(path).store)).toEqual([202, 201]);
    expect(readdirSync(dirname(path)).filter((name) => name.includes('damaged'))).not.toEqual([]);
  });
});
