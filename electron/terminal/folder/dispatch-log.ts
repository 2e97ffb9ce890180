import { openRemoteSendings } from '../../core/channel/remote-sendings.ts';
import type { Result } from '../../../shared/result.ts';
import { DataInUse } from '../../core/data-folder/data-lock.ts';
import { openDataFolder } from '../../core/data-folder/open-data-folder.ts';
import { UnusableFolder } from '../../core/data-folder/unusable-folder.ts';
import type { Sending } from '../../core/send/send-each.ts';
import { storeSending } from '../../core/send/store-sending.ts';
import { capturesPath } from '../../core/store/schema.ts';
import { openStore } from '../../core/store/store.ts';

/** Stores what a command sends. */
export interface DispatchLog {
  /** Resolves once the next one may be added. */
  readonly add: (sending: Sending) => Promise<void>;
  /** Resolves once everything that can be is stored. @returns how many are. */
  readonly close: () => Promise<number>;
}

/**
 * Opens the captures of a folder for writing, or finds the process that writes to it.
 *
 * @returns why nothing can be stored: another process writes to the folder and takes nothing, or it can only be read.
 */
export async function openDispatchLog(dataDir: string): Promise<Result<DispatchLog, 'read-only'>> {
  let release: () => void;
  try {
    release = openDataFolder(dataDir);
  } catch (error) {
    if (error instanceof UnusableFolder) return readOnly(error.message);
    if (!(error instanceof DataInUse)) throw error;
    const remote = error.channel === null ? null : await openRemoteSendings(error.channel);
    return remote === null ? readOnly(error.message) : { ok: true, value: remote };
  }
  return { ok: true, value: logInto(dataDir, release) };
}

function readOnly(detail: string): Result<never, 'read-only'> {
  return { ok: false, fault: 'read-only', detail };
}

/** @param release gives the folder back. */
function logInto(dataDir: string, release: () => void): DispatchLog {
  const store = openStore(capturesPath(dataDir));
  let stored = 0;
  let last: Promise<void> = Promise.resolve();
  return {
    add: (sending) => {
      last = storeSending(store.dispatches, sending).then(
        (id) => void (stored += id === null ? 0 : 1),
        () => undefined,
      );
      return Promise.resolve();
    },
    close: async () => {
      await last;
      store.close();
      release();
      return stored;
    },
  };
}
