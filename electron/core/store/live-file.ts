import type { StoreState } from '../../../shared/store-state.ts';
import type { Connection } from './connection.ts';
import { isDamage, storeFaultOf } from './fault.ts';
import {
  emptyFile,
  openFile,
  openNothing,
  replaceFile,
  type FileOptions,
  type OpenedFile,
} from './file.ts';

/** How long a file that can't be opened is left alone before the next try. Milliseconds. */
const retryMs = 1_000;

/**
 * The file that is in use, whichever it is: a damaged one is replaced on the spot, one that can't be
 * opened is tried again, and all the while there is something to read from, if it be empty.
 */
export interface LiveFile {
  readonly current: () => Connection;
  readonly state: () => StoreState;
  /** Reads; when the file turns out to be damaged, reads again from the fresh one. */
  readonly read: <T>(ask: (live: Connection) => T) => T;
  /** Writes, whole or not at all; a damaged file is replaced and the write done on the fresh one. @throws why it can't be done. */
  readonly transact: (work: (live: Connection) => void) => void;
  /** One more than the last number; a file that could not be opened is tried again first. */
  readonly nextId: () => number;
  readonly lastId: () => number;
  /** Whether a number was given before the file could be opened, so that it may be taken there. */
  readonly isForeign: (id: number) => boolean;
  readonly fail: (error: unknown) => void;
  /** Puts an empty file in the place of the present one. @throws why it can't be done. */
  readonly empty: () => void;
  readonly close: () => void;
}

export function openLiveFile(
  options: FileOptions,
  now: () => number,
  onState: (state: StoreState) => void,
): LiveFile {
  let state: StoreState = { fault: null, setAside: null };
  let refusal: { readonly error: unknown; readonly at: number } | null = null;
  let live = open(() => openFile(options, now()));
  let lastId = live.tally.lastId;
  let foreignTo = 0;

  function become(next: StoreState): void {
    const same = next.fault?.detail === state.fault?.detail && next.setAside === state.setAside;
    state = next;
    if (!same) onState(state);
  }

  function open(make: () => OpenedFile): Connection {
    let opened: OpenedFile;
    try {
      opened = make();
      refusal = null;
      become({ fault: null, setAside: opened.aside ?? state.setAside });
    } catch (error) {
      refusal = { error, at: now() };
      opened = { connection: openNothing(), aside: null };
      become({ ...state, fault: storeFaultOf(error) });
    }
    return opened.connection;
  }

  function reopen(): void {
    if (refusal === null || now() - refusal.at < retryMs) return;
    live.database.close();
    foreignTo = lastId;
    live = open(() => openFile(options, now()));
    lastId = Math.max(lastId, live.tally.lastId);
    if (refusal === null) foreignTo = live.tally.lastId;
  }

  function onFresh<T>(act: (live: Connection) => T): T {
    try {
      return act(live);
    } catch (error) {
      if (refusal !== null || !isDamage(error)) throw error;
      live.log?.close();
      live = open(() => replaceFile(options, live.database, lastId, now()));
      return act(live);
    }
  }

  function assertOpen(): void {
    if (refusal !== null) throw refusal.error;
  }

  return {
    current: () => live,
    state: () => state,
    read: onFresh,
    transact: (work) => {
      assertOpen();
      onFresh((file) => {
        assertOpen();
        file.transact(() => work(file));
      });
      become({ ...state, fault: null });
    },
    nextId: () => {
      reopen();
      return (lastId += 1);
    },
    lastId: () => lastId,
    isForeign: (id) => id <= foreignTo,
    fail: (error) => become({ ...state, fault: storeFaultOf(error) }),
    empty: () => {
      assertOpen();
      options.readers.whileClosed(() => {
        try {
          emptyFile(options.path, live);
        } finally {
          // What is there now is opened: the empty file, or the old one where it could not be replaced.
          if (!live.database.isOpen) live = open(() => openFile(options, now()));
        }
      });
      become({ ...state, setAside: null });
    },
    close: () => {
      live.log?.close();
      live.database.close();
    },
  };
}
