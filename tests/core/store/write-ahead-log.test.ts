import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWriteAheadLog } from '../../../electron/core/store/write-ahead-log.ts';
import { openIn } from '../../support/open-files.ts';
import { isLinux } from '../../support/system.ts';
import { tempDir } from '../../support/temp-dir.ts';

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
