/** How long the public address is up without a request until the window says that the CRM did not call. */
export const callExpectedWithinMs = 3 * 60_000;

/** The first request that is awaited at a public address. */
export interface AwaitedCall {
  readonly url: string;
  /** Since when the address has been up: milliseconds since 1970. `null` while it is down. */
  readonly since: number | null;
  /** Whether a request has arrived there that is not a test message of ours. */
  readonly isReceived: boolean;
}

/**
 * How long it is until the CRM should have called; 0 or less when it should have by now.
 *
 * @param now milliseconds since 1970.
 * @returns `null` when no call is awaited: the address is down, or a request has arrived.
 */
export function msUntilOverdue(awaited: AwaitedCall | null, now: number): number | null {
  if (awaited === null || awaited.since === null || awaited.isReceived) return null;
  return awaited.since + callExpectedWithinMs - now;
}

/**
 * What is awaited once the public address is another one, is back, or is down. An address that comes back has its whole
 * time again; what has arrived there stays known.
 *
 * @param url `null` while there is none.
 */
export function awaitedAt(
  awaited: AwaitedCall | null,
  url: string | null,
  now: number,
): AwaitedCall | null {
  if (url === null) return awaited === null ? null : { ...awaited, since: null };
  if (awaited?.url !== url) return { url, since: now, isReceived: false };
  return { ...awaited, since: awaited.since ?? now };
}
