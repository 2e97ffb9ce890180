import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWriteAheadLog } from '../../../electron/core/store/write-ahead-log.ts';
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

describe.runIf(process.platform === 'linux')('the write-ahead log', () => {
  it('is closed at once, and pending synchronisations are answered', async () => {
    const path = join(tempDir(), 'captures.db');
    const database = new DatabaseSync(path);
    onTestFinished(() => database.close());
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (a)');
    const log = openWriteAheadLog(path);
    const synced = Promise.all([log.sync(), log.sync(), log.sync()]);
    database.close();
    log.close();
    expect(isOpen(`${path}-wal`)).toBe(false);
    await synced;
    log.close();
    database.open();
  });
});
