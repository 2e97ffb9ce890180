/**
 * Why a resource of a message was not fetched. The first six were refused before anything was sent; the others happened
 * on the network, except `cancelled`, which is the user's choice.
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

/** The limits of everything that is fetched for a message. */
export const fetchLimits = {
  /** Milliseconds for the lookup, redirects and the body together. */
  deadlineMs: 10_000,
  redirects: 5,
  /** Bytes of the decoded body. */
  bytes: 20 * 1024 ** 2,
} as const;
