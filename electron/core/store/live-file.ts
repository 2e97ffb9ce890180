import type { StoreState } from '../../../shared/store-state.ts';
import type { StoreConnection } from './connection.ts';
import { isDamage, storeFaultOf } from './fault.ts';
import {
  emptyFile,
  openFile,
  openEmpty,
  replaceFile,
  type FileOptions,
  type OpenedFile,
} from './file.ts';

/** Milliseconds between two attempts to open a file that could not be opened. */
const retryMs = 1_000;

/**
 * The database file in use. A damaged file is set aside and replaced at once. A file that can't be opened is tried again
 * before the next request; until then reads fall back to an empty in-memory database, and writes are refused.
 */
export interface LiveFile {
  readonly current: () => StoreConnection;
  readonly state: () => StoreState;
  /** Reads. When the file turns out to be damaged, it is replaced and read again. */
  readonly read: <T>(query: (live: StoreConnection) => T) => T;
  /** Writes in one transaction. When the file turns out to be damaged, it is replaced and the write is done there. @throws why it can't be done. */
  readonly transact: (work: (live: StoreConnection) => void) => void;
  /** One more than the last number. A file that could not be opened is tried again first. */
  readonly nextId: () => number;
  readonly lastId: () => number;
  /** Whether a number was given before the file could be opened. Another request may have it in the file. */
  readonly wasGivenWhileClosed: (id: number) => boolean;
  /** Makes an error the store's fault. */
  readonly fail: (error: unknown) => void;
  /** Replaces the file with an empty one. @throws why it can't be done. */
  readonly empty: () => void;
  readonly close: () => void;
}

export function openLiveFile(
  options: FileOptions,
  now: () => number,
  onState: (state: StoreState) => void,
): LiveFile {
  let state: StoreState = { fault: null, setAside: null };
  let openFault: { readonly error: unknown; readonly at: number } | null = null;
  let live = open(() => openFile(options, now()));
  let lastId = live.tally.lastId;
  let lastIdWhileClosed = 0;

  function setState(next: StoreState): void {
    const isSame = next.fault?.detail === state.fault?.detail && next.setAside === state.setAside;
    state = next;
    if (!isSame) onState(state);
  }

  function open(make: () => OpenedFile): StoreConnection {
    let opened: OpenedFile;
    try {
      opened = make();
      openFault = null;
      setState({ fault: null, setAside: opened.aside ?? state.setAside });
    } catch (error) {
      openFault = { error, at: now() };
      opened = { connection: openEmpty(), aside: null };
      setState({ ...state, fault: storeFaultOf(error) });
    }
    return opened.connection;
  }

  function reopen(): void {
    if (openFault === null || now() - openFault.at < retryMs) return;
    live.database.close();
    lastIdWhileClosed = lastId;
    live = open(() => openFile(options, now()));
    lastId = Math.max(lastId, live.tally.lastId);
    if (openFault === null) lastIdWhileClosed = live.tally.lastId;
  }

  function withReplacement<T>(act: (live: StoreConnection) => T): T {
    try {
      return act(live);
    } catch (error) {
      if (openFault !== null || !isDamage(error)) throw error;
      live.log?.close();
      live = open(() => replaceFile(options, live.database, lastId, now()));
      return act(live);
    }
  }

  function assertOpen(): void {
    if (openFault !== null) throw openFault.error;
  }

  return {
    current: () => live,
    state: () => state,
    read: withReplacement,
    transact: (work) => {
      assertOpen();
      withReplacement((file) => {
        assertOpen();
        file.transact(() => work(file));
      });
      setState({ ...state, fault: null });
    },
    nextId: () => {
      reopen();
      return (lastId += 1);
    },
    lastId: () => lastId,
    wasGivenWhileClosed: (id) => id <= lastIdWhileClosed,
    fail: (error) => setState({ ...state, fault: storeFaultOf(error) }),
    empty: () => {
      assertOpen();
      options.readers.whileClosed(() => {
        try {
          emptyFile(options.path, live);
        } finally {
          // Opens the empty file, or the old one where it could not be replaced.
          if (!live.database.isOpen) live = open(() => openFile(options, now()));
        }
      });
      setState({ ...state, setAside: null });
    },
    close: () => {
      live.log?.close();
      live.database.close();
    },
  };
}
