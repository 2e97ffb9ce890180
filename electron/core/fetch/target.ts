import { isIP } from 'node:net';
import type { FetchFault } from '../../../shared/fetch.ts';
import type { Result } from '../../../shared/result.ts';
import { cutText } from '../../../shared/cut-text.ts';

/** An address that may be looked up. Who it really leads to is judged afterwards. */
export interface Target {
  readonly url: URL;
  /** The user named this very host and port: any address will do. */
  readonly allowed: boolean;
  /** Without the brackets of IPv6. */
  readonly hostname: string;
}

/** Ports from 1024 on that the Fetch Standard blocks ("bad port"): what listens there is no web server. */
const badPorts = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669,
  6679, 6697, 10_080,
]);

/**
 * Top-level names that lead nowhere public: RFC 6761 (`localhost`, `test`, `invalid`), RFC 6762 (`local`),
 * RFC 7686 (`onion`), RFC 8375 (`home.arpa`), RFC 9476 (`alt`), and `internal`, reserved by ICANN.
 */
const localName = /(?:^|\.)(?:localhost|test|invalid|local|onion|home\.arpa|alt|internal)$/;

/**
 * Judges an address by what is written, before anybody is asked. The WHATWG parser has read it, so octal, hex
 * and short forms of IPv4 are four decimals here, and unusual digits and dots are usual ones.
 *
 * @param allowedHost `host` or `host:port` of the settings; without a port it is good for 80 and 443.
 */
export function readTarget(
  written: string,
  allowedHost: string | null,
): Result<Target, FetchFault> {
  const url = URL.parse(written);
  if (url === null) return refused('not-a-url', cutText(written, 200));
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return refused('not-http', url.protocol);
  if (url.username !== '' || url.password !== '') return refused('credentials', url.host);
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  if (isAllowed(url, allowedHost)) {
    return { ok: true, value: { url, allowed: true, hostname } };
  }
  const port = portOf(url);
  if (port !== 80 && port !== 443 && (port < 1024 || badPorts.has(port))) {
    return refused('blocked-port', url.host);
  }
  if (isIP(hostname) === 0) {
    const name = hostname.replace(/\.$/, '');
    if (!name.includes('.') || localName.test(name)) {
      return refused('blocked-address', `${hostname} (local name)`);
    }
  }
  return { ok: true, value: { url, allowed: false, hostname } };
}

function isAllowed(url: URL, allowedHost: string | null): boolean {
  if (allowedHost === null) return false;
  const [, host, port] = /^(.*?)(?::(\d+))?$/.exec(allowedHost) ?? [];
  return (
    url.hostname === host && (port === undefined ? url.port === '' : portOf(url) === Number(port))
  );
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

function refused(fault: FetchFault, detail: string): Result<never, FetchFault> {
  return { ok: false, fault, detail };
}
