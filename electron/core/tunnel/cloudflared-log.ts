import type { TunnelEnd } from './tunnel.ts';

/** What a line of cloudflared's log tells us. */
export type CloudflaredNews =
  | { readonly is: 'address'; readonly url: string }
  | { readonly is: 'connected' }
  | { readonly is: 'lost'; readonly words: string };

/** The address stands alone in a box of dashes. Others in the log lead to Cloudflare's documents and to its API. */
const address = /(?:^|[\s|])(https:\/\/(?!api\.)[a-z0-9-]+\.trycloudflare\.com)(?=[\s|]|$)/;

/** Before 2022 it read `Connection UUID registered`. */
const connected = /\bRegistered tunnel connection\b|\bConnection [\w-]+ registered\b/;
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
  /no such host|network is unreachable|no route to host|connection refused|x509|dial tcp|server misbehaving/i;

/** A quick tunnel needs no certificate of an account; the program says so all the same. */
const harmless = /Cannot determine default origin certificate path/;

const telling = /\b(?:ERR|FTL)\b|^failed to |^error /i;

/**
 * Why it ended before there was a tunnel.
 *
 * @param lines the last of its log, oldest first.
 */
export function whyCloudflaredEnded(lines: readonly string[]): TunnelEnd {
  const told = lines.filter((line) => telling.test(line) && !harmless.test(line));
  const all = told.join('\n');
  const detail = wordsOf(told.at(-1) ?? lines.at(-1) ?? '');
  const status = /status_code="([^"]+)"/.exec(all)?.[1];
  if (status !== undefined)
    return { fault: status.startsWith('429') ? 'limited' : 'refused', detail: status };
  // A limit is answered with the plain text `error code: 1015`, which older versions try to read as
  // JSON; of that nothing is left but the letter it begins with.
  if (/error code: 1015|invalid character 'e'/.test(all)) return { fault: 'limited', detail };
  if (/timeout|deadline exceeded/i.test(all)) return { fault: 'no-answer', detail };
  if (offline.test(all)) return { fault: 'unreachable', detail };
  if (/unmarshal quick Tunnel|parse quick Tunnel ID/i.test(all))
    return { fault: 'bad-answer', detail };
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
