import type { StoreFault, StoreState } from '../../../shared/store-state.ts';
import { NewerFileError } from './schema.ts';

/** Primary result codes of SQLite (sqlite.org/rescode.html). */
const codes: Readonly<Record<number, StoreFault>> = {
  3: 'no-access', // PERM
  5: 'busy', // BUSY
  6: 'busy', // LOCKED
  8: 'no-access', // READONLY
  13: 'disk-full', // FULL
  14: 'no-access', // CANTOPEN
};

/** SQLITE_IOERR_SHMSIZE: the shared memory of the write-ahead log could not grow because the disk is full. */
const sharedMemoryFull = 4874;

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const damaged = new Set([11, 26]);

const systemCodes: Readonly<Record<string, StoreFault>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'no-access',
  EPERM: 'no-access',
  EROFS: 'no-access',
};

/** What an error of SQLite or of the file system means for the user. */
export function storeFaultOf(error: unknown): NonNullable<StoreState['fault']> {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof NewerFileError) return { code: 'newer-file', detail };
  const code = errcodeOf(error);
  if (code === sharedMemoryFull) return { code: 'disk-full', detail };
  const named = systemCodes[String((error as { code?: unknown } | null)?.code)];
  return { code: (code === null ? named : codes[code & 0xff]) ?? named ?? 'unknown', detail };
}

/** Whether an error means that the database file itself is damaged. */
export function isDamage(error: unknown): boolean {
  const code = errcodeOf(error);
  return code !== null && damaged.has(code & 0xff);
}

/** The extended result code on an error of `node:sqlite`. */
function errcodeOf(error: unknown): number | null {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code : null;
}
