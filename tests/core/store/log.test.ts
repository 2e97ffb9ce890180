import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLog } from '../../../electron/core/store/log.ts';
import { tempDir } from '../../support/temp-dir.ts';

function isOpen(path: string): boolean {
  return readdirSync('/proc/self/fd').some((fd) => {
    try {
      return readlinkSync(join('/proc/self/fd', fd)) === path;
    } catch {
      return false;
    }
  });
}

describe.runIf(process.platform === 'linux')('the log of a database', () => {
  it('is closed at once, and what waits for the disk is answered', async () => {
    const path = join(tempDir(), 'captures.db');
    const database = new DatabaseSync(path);
    onTestFinished(() => database.close());
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (a)');
    const log = openLog(path);
    const synced = Promise.all([log.sync(), log.sync(), log.sync()]);
    database.close();
    log.close();
    expect(isOpen(`${path}-wal`)).toBe(false);
    await synced;
    log.close();
    database.open();
  });
});
