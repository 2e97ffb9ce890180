import { DataInUse } from '../../core/data-folder/data-lock.ts';
import { openDataFolder } from '../../core/data-folder/open-data-folder.ts';
import type { Sending } from '../../core/send/send-each.ts';
import { storeSending } from '../../core/send/store-sending.ts';
import { capturesPath } from '../../core/store/schema.ts';
import { openStore } from '../../core/store/store.ts';

/** Stores what a command sends. */
export interface DispatchLog {
  readonly add: (sending: Sending) => void;
  /** Resolves once everything is stored. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the captures of a folder for writing.
 *
 * @returns `null` while another process writes to the folder.
 */
export function openDispatchLog(dataDir: string): DispatchLog | null {
  let release: () => void;
  try {
    release = openDataFolder(dataDir);
  } catch (error) {
    if (error instanceof DataInUse) return null;
    throw error;
  }
  const store = openStore(capturesPath(dataDir));
  let stored: Promise<unknown> = Promise.resolve();
  return {
    add: (sending) => {
      // A full disk is reported by the next command that opens the folder; what was sent was sent.
      stored = storeSending(store.dispatches, sending).catch(() => undefined);
    },
    close: async () => {
      await stored;
      store.close();
      release();
    },
  };
}
