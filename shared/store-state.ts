/** Why captures can't be kept, as a code that the window turns into a next step. */
export type StoreFault = 'disk-full' | 'newer-file' | 'no-access' | 'busy' | 'unknown';

/** How the store is, as far as its user must know. */
export interface StoreState {
  /** `null` while captures are kept. It clears by itself with the first write that succeeds. `detail` is the system's own words. */
  readonly fault: { readonly code: StoreFault; readonly detail: string } | null;
  /** The damaged file that was put aside since the start, by its full name; a fresh one took its place. */
  readonly setAside: string | null;
}

/** How far stale findings are computed again: those of an older version, or made with other keys. */
export interface RecheckProgress {
  readonly done: number;
  readonly total: number;
}
