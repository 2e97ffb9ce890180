/** Whether the feed may be there: https, or this computer, as in tests. */
export function isFeedAddress(url: URL): boolean {
  return url.protocol === 'https:' || isLoopback(url);
}

/**
 * Whether something may be loaded from there: by https from any server, because the one of releases leads to others, or by
 * http from the server on loopback that the feed is on.
 *
 * @param base the folder of the feed.
 */
export function isSafeAddress(url: URL, base: URL): boolean {
  return url.protocol === 'https:' || (isLoopback(base) && url.origin === base.origin);
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && (hostname === '127.0.0.1' || hostname === '[::1]');
}
