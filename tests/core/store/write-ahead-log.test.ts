import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWriteAheadLog } from '../../../electron/core/store/write-ahead-log.ts';
import { openIn } from '../../support/open-files.ts';
import { isLinux } from '../../support/system.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { until } from '../../support/until.ts';
import { listed, make, openHere } from './stores.ts';

describe.runIf(isLinux)('the write-ahead log', () => {
  it('is closed at once, and pending synchronisations are answered', async () => {
    const path = join(tempDir(), 'captures.db');
    const database = new DatabaseSync(path);
    onTestFinished(() => database.close());
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (a)');
    const log = openWriteAheadLog(path);
    const synced = Promise.all([log.sync(), log.sync(), log.sync()]);
    database.close();
    log.close();
    expect(openIn(dirname(path)).filter((name) => name.includes('-wal'))).toEqual([]);
    await synced;
    log.close();
    database.open();
  });
});

describe('after a burst', () => {
  const long = 'long '.repeat(10_000);

  it('the log is shortened once nothing comes, also after somebody read, and all stays', async () => {
    const { store, path } = openHere(undefined, { quietMs: 50 });
    const size = () => statSync(`${path}-wal`).size;
    const reader = new DatabaseSync(path, { readOnly: true });
    onTestFinished(() => reader.close());
    reader.exec('BEGIN; SELECT count(*) FROM requests');
    for (let n = 0; n < 30; n += 1) await store.saveCapture(make(store.nextId(), long));
    expect(size()).toBeGreaterThan(1024 ** 2);
    reader.exec('COMMIT');
    await until(() => size() === 0);
    await store.saveCapture(make(store.nextId(), 'one more'));
    expect(size()).toBeGreaterThan(0);
    expect(listed(store)).toHaveLength(31);
    store.close();
    expect(listed(openHere(path).store)).toHaveLength(31);
  });
});
