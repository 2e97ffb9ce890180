import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWriteAheadLog } from '../../../electron/core/store/write-ahead-log.ts';
import { openIn } from '../../support/open-files.ts';
import { isLinux } from '../../support/system.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { until } from '../../support/until.ts';
import { fill, listed, openHere, sms } from './stores.ts';

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
  const many = Array.from({ length: 300 }, (_, n) => sms(`${n} `.repeat(1_500)));

  it('the log is shortened once nothing comes, also after somebody read, and all stays', async () => {
    const { store, path } = openHere(undefined, { quietMs: 50 });
    const size = () => statSync(`${path}-wal`).size;
    const reader = new DatabaseSync(path, { readOnly: true });
    onTestFinished(() => reader.close());
    reader.exec('BEGIN; SELECT count(*) FROM requests');
    await fill(store, many);
    expect(size()).toBeGreaterThan(1024 ** 2);
    reader.exec('COMMIT');
    await until(() => size() === 0);
    await fill(store, [sms('one more')]);
    expect(size()).toBeGreaterThan(0);
    expect(listed(store)).toHaveLength(301);
    store.close();
    expect(listed(openHere(path).store)).toHaveLength(301);
  });
});
