import type { TunnelEnd } from './tunnel.ts';

/** What a line of cloudflared's log tells us. */
export type CloudflaredNews =
  | { readonly is: 'address'; readonly url: string }
  | { readonly is: 'connected' }
  | { readonly is: 'lost'; readonly words: string };

/** The address stands alone in a box of dashes. Others in the log lead to Cloudflare's documents and to its API. */
const address = /(?:^|[\s|])(https:\/\/(?!api\.)[a-z0-9-]+\.trycloudflare\.com)(?=[\s|]|$)/;

/** Before 2022 it read `Connection UUID registered`. */
const connected = /\bRegistered tunnel connection\b|\bConnection \S+ registered\b/;
const lost =
  /\b(?:Lost connection with the edge|Unregistered tunnel connection|Serve tunnel error|Connection terminated|Failed to dial a quic connection|Unable to establish connection with Cloudflare edge)\b/;

/** @returns `null` for a line that changes nothing. */
export function readCloudflaredLine(line: string): CloudflaredNews | null {
  const url = address.exec(line)?.[1];
  if (url !== undefined) return { is: 'address', url };
  if (connected.test(line)) return { is: 'connected' };
  return lost.test(line) ? { is: 'lost', words: wordsOf(line) } : null;
}

/** Go's words for no network, no DNS, and somebody in the middle. */
const offline =
  /no such host|network is unreachable|no route to host|connection refused|connect: |certificate|dial tcp|server misbehaving/i;

/** With a limit on, Cloudflare answers in plain text, which the program then can't read as JSON. */
const limited = /429|too many requests|error code: 1015/i;

/**
 * Why it ended before there was a tunnel.
 *
 * @param lines the last of its log, oldest first.
 */
export function whyCloudflaredEnded(lines: readonly string[]): TunnelEnd {
  const telling = lines.filter((line) => /\b(?:ERR|FTL)\b|^failed to |^error /i.test(line));
  const detail = wordsOf(telling.at(-1) ?? lines.at(-1) ?? '');
  const all = telling.join('\n');
  if (limited.test(all)) return { fault: 'limited', detail: wordsOf(telling[0] ?? detail) };
  if (/timeout|deadline exceeded/i.test(all)) return { fault: 'no-answer', detail };
  if (offline.test(all)) return { fault: 'unreachable', detail };
  if (/unmarshal quick Tunnel|parse quick Tunnel ID/i.test(all)) {
    const status = /status_code="([^"]+)"/.exec(all)?.[1];
    return status === undefined
      ? { fault: 'bad-answer', detail }
      : { fault: 'refused', detail: status };
  }
  return { fault: 'refused', detail };
}

/** A line without its time and level, as short as is worth showing. */
export function wordsOf(line: string): string {
  return line
    .replace(/^\S+Z\s+/, '')
    .replace(/^(?:INF|WRN|ERR|FTL|DBG)\s+/, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
