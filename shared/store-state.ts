/** Why captures can't be stored. The window shows a next step for each code. */
export type StoreFault = 'disk-full' | 'newer-file' | 'no-access' | 'busy' | 'unknown';

/** What the user must know about the store. */
export interface StoreState {
  /** `null` while captures are stored. The first write that succeeds clears it. `detail` is the system's own message. */
  readonly fault: { readonly code: StoreFault; readonly detail: string } | null;
  /** The path of a damaged file that was set aside since the start; a new one replaced it. */
  readonly setAside: string | null;
}

/** How many outdated findings are computed again so far: those of an older version, or made with other keys. */
export interface RecheckProgress {
  readonly done: number;
  readonly total: number;
}
