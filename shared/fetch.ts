/**
 * Why something that a message names was not fetched. The first group was refused by us, before
 * anything was sent to it; the second is the world's; `cancelled` is the user's.
 */
export type FetchFault =
  | 'not-a-url'
  | 'not-http'
  | 'credentials'
  | 'blocked-port'
  | 'blocked-address'
  | 'downgrade'
  | 'not-found'
  | 'unreachable'
  | 'tls'
  | 'bad-answer'
  | 'bad-encoding'
  | 'too-many-redirects'
  | 'too-large'
  | 'too-slow'
  | 'cancelled';

/** What holds for everything that is fetched for a message. */
export const fetchLimits = {
  /** Milliseconds for all of it: names, redirects and the body. */
  deadlineMs: 10_000,
  redirects: 5,
  /** Bytes of a body, after its content coding was taken off. */
  bytes: 20 * 1024 ** 2,
} as const;
