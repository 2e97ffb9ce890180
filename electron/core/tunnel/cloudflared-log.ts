import type { ProgramEvent } from './program/open-by-program.ts';
import type { TunnelEnd } from './tunnel.ts';

/** The address is alone on its line, in a box of dashes. Other addresses of the log lead to Cloudflare's documents and to its API. */
const address = /(?:^|[\s|])(https:\/\/(?!api\.)[a-z0-9-]+\.trycloudflare\.com)(?=[\s|]|$)/;

/** Before 2022 the line was `Connection UUID registered`. */
const connected = /\bRegistered tunnel connection\b|\bConnection [\w-]+ registered\b/;
const lost =
  /\b(?:Lost connection with the edge|Unregistered tunnel connection|Serve tunnel error|Connection terminated|Failed to dial a quic connection|Unable to establish connection with Cloudflare edge)\b/;

/** @returns `null` for a line that changes nothing. */
export function readCloudflaredLine(line: string): ProgramEvent | null {
  const url = address.exec(line)?.[1];
  if (url !== undefined) return { is: 'address', url };
  if (connected.test(line)) return { is: 'connected' };
  return lost.test(line) ? { is: 'lost' } : null;
}

/** Go's messages for no network, no DNS, and a proxy that intercepts TLS. */
const offline =
  /no such host|network is unreachable|no route to host|connection refused|x509|dial tcp|server misbehaving/i;

/** A quick tunnel needs no certificate of an account, but the program reports that it has none. */
const harmless = /Cannot determine default origin certificate path/;

const errorLine = /\b(?:ERR|FTL)\b|^failed to |^error /i;

/**
 * Why the program ended before there was a tunnel.
 *
 * @param lines the last lines of its log, oldest first.
 */
export function whyCloudflaredEnded(lines: readonly string[]): TunnelEnd {
  const errors = lines.filter((line) => errorLine.test(line) && !harmless.test(line));
  const all = errors.join('\n');
  const detail = logMessage(errors.at(-1) ?? lines.at(-1) ?? '');
  const status = /status_code="([^"]+)"/.exec(all)?.[1];
  if (status !== undefined)
    return { fault: status.startsWith('429') ? 'limited' : 'refused', detail: status };
  // Over its rate limit Cloudflare answers with the plain text `error code: 1015`. Older versions parse that as JSON,
  // and their log names only its first letter.
  if (/error code: 1015|invalid character 'e'/.test(all)) return { fault: 'limited', detail };
  if (/timeout|deadline exceeded/i.test(all)) return { fault: 'no-answer', detail };
  if (offline.test(all)) return { fault: 'unreachable', detail };
  if (/unmarshal quick Tunnel|parse quick Tunnel ID/i.test(all))
    return { fault: 'bad-answer', detail };
  return { fault: 'refused', detail };
}

/** A line without its time and level, on one line and at most 300 characters long. */
export function logMessage(line: string): string {
  return line
    .replace(/^\S+Z\s+/, '')
    .replace(/^(?:INF|WRN|ERR|FTL|DBG)\s+/, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
