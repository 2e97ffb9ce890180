/** How long forwarding waits, in milliseconds. */
export interface ForwardTiming {
  /** The first pause before a destination that is down is tried again; each further one is twice as long. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** Between two attempts at a request that may have arrived. */
  readonly retryPauseMs: number;
  /** How long a connection may take that only shows whether a destination is back. */
  readonly connectMs: number;
  /** How long answers are waited for when the inspector closes. */
  readonly graceMs: number;
}

export const forwardTiming: ForwardTiming = {
  firstPauseMs: 1_000,
  longestPauseMs: 30_000,
  retryPauseMs: 1_000,
  connectMs: 5_000,
  graceMs: 1_500,
};

/** The pause after the store could not be read or written, or the search could not be asked. */
export const faultPauseMs = 1_000;
