import { copyFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyLog, openWriteAheadLog } from '../../../electron/core/store/write-ahead-log.ts';
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
    const log = openWriteAheadLog(path, () => undefined);
    const synced = Promise.all([log.sync(), log.sync(), log.sync()]);
    database.close();
    log.close();
    expect(openIn(dirname(path)).filter((name) => name.includes('-wal'))).toEqual([]);
    await synced;
    log.close();
    database.open();
  });
});

/** A log whose synchronisation fails: Linux refuses that of a device. `mend` makes it a file. */
function brokenLog(empty: () => void) {
  const path = join(tempDir(), 'captures.db');
  symlinkSync('/dev/null', `${path}-wal`);
  const log = openWriteAheadLog(path, empty);
  onTestFinished(log.close);
  return {
    log,
    mend: () => {
      rmSync(`${path}-wal`);
      writeFileSync(`${path}-wal`, '');
    },
  };
}

describe.runIf(isLinux)('a synchronisation that failed', () => {
  it('is followed by none until everything is in the database itself', async () => {
    let emptied = 0;
    let isRead = true;
    const { log, mend } = brokenLog(() => {
      if (isRead) throw new Error('being read');
      emptied += 1;
    });
    const refused = await Promise.allSettled([log.sync(), log.sync(), log.sync()]);
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    mend();
    await expect(log.sync()).rejects.toThrow('being read');
    expect(() => log.syncNow()).toThrow('being read');
    isRead = false;
    await Promise.all([log.sync(), log.sync()]);
    log.syncNow();
    await log.sync();
    expect(emptied).toBe(1);
  });

  it('that blocks is one as well', async () => {
    let emptied = 0;
    const { log, mend } = brokenLog(() => (emptied += 1));
    expect(() => log.syncNow()).toThrow('EINVAL');
    mend();
    await log.sync();
    expect(emptied).toBe(1);
  });

  it('leaves a file that holds every commit without its log', async () => {
    const { store, path } = openHere();
    for (let n = 0; n < 3; n += 1) await store.saveCapture(make(store.nextId(), 'kept'));
    const database = new DatabaseSync(path);
    onTestFinished(() => database.close());
    expect(emptyLog(database)).toBe(true);
    expect(statSync(`${path}-wal`).size).toBe(0);
    const copy = join(tempDir(), 'copy.db');
    copyFileSync(path, copy);
    expect(listed(openHere(copy).store)).toHaveLength(3);
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
