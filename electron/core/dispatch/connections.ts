import { X509Certificate } from 'node:crypto';
import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { CertificateCheck } from '../../../shared/destinations.ts';
import type { DispatchFault } from '../../../shared/dispatches.ts';
import type { Result } from '../../../shared/result.ts';
import { faultOf } from './fault-of.ts';
import { createServerPool, type ServerPool } from './server-pool.ts';

/** How the certificate of a server is checked. */
export interface CertificateRoute {
  readonly certificate: CertificateCheck;
  /** PEM; used when `certificate` is `own`. */
  readonly authority: string | null;
}

/** Keep-alive connections to servers that are kept; the one that was used longest ago is closed. */
const maxPools = 100;

/** The head of an answer. A longer one counts as no HTTP. */
const maxHeadBytes = 256 * 1024;

/** How long a server's first address is tried before its next one is tried too. Milliseconds. */
const nextAddressMs = 1_000;

/** The client library, loaded with the first sending: it is longer than all else that is loaded at the start. */
export const loadUndici = () => import('undici');

/** Options of Node's `tls.connect` and `net.connect`. */
interface ConnectOptions {
  readonly lookup: LookupFunction;
  readonly autoSelectFamilyAttemptTimeout: number;
  readonly rejectUnauthorized?: boolean;
  readonly ca?: string[];
}

/** Connections to servers: they are kept for each origin and certificate check, and speak HTTP/1.1. */
export interface Connections {
  /** @param origin as `URL` writes it. @returns `tls` when the authority is not a certificate; at once where there are connections. */
  readonly to: (
    origin: string,
    route: CertificateRoute,
  ) => Promise<Result<ServerPool, 'tls'>> | Result<ServerPool, 'tls'>;
  /** Opens a connection and closes it without sending anything. */
  readonly tryOnce: (
    origin: string,
    route: CertificateRoute,
    timeoutMs: number,
  ) => Promise<Result<null, DispatchFault>>;
  readonly close: () => Promise<void>;
}

/** Requests with the same share their connections. */
interface PoolKey extends CertificateRoute {
  readonly origin: string;
}

function writtenKey({ origin, certificate, authority }: PoolKey): string {
  return `${origin} ${certificate} ${authority ?? ''}`;
}

function isSamePool(one: PoolKey, other: PoolKey): boolean {
  return (
    one.origin === other.origin &&
    one.certificate === other.certificate &&
    one.authority === other.authority
  );
}

export function createConnections(): Connections {
  const pools = new Map<string, ServerPool>();
  /** The pool that was used last, which is also the last one of the map: a run sends thousands of requests to one server. */
  let newest: { readonly key: PoolKey; readonly pool: ServerPool } | null = null;
  let isClosed = false;

  /** A Map keeps the order of insertion, so the first pool is the one that was used longest ago. */
  function use(key: PoolKey, pool: ServerPool): ServerPool {
    const written = writtenKey(key);
    pools.delete(written);
    pools.set(written, pool);
    newest = { key, pool };
    // Its requests fail as those that were being sent.
    if (isClosed) void pool.destroy();
    const [oldest] = pools;
    if (pools.size > maxPools && oldest !== undefined) {
      pools.delete(oldest[0]);
      // Its requests go on to their ends.
      void oldest[1].close();
    }
    return pool;
  }

  async function connect(
    key: PoolKey,
    route: CertificateRoute,
  ): Promise<Result<ServerPool, 'tls'>> {
    const options = connectOptions(route);
    if (!options.ok) return options;
    const undici = await loadUndici();
    const open = () => openPool(undici, key.origin, options.value);
    // Another sending may have opened it meanwhile.
    return { ok: true, value: use(key, pools.get(writtenKey(key)) ?? open()) };
  }

  return {
    to: (origin, route) => {
      const { certificate } = route;
      const authority = certificate === 'own' ? route.authority : null;
      const key = { origin, certificate, authority };
      if (newest !== null && isSamePool(newest.key, key) && !isClosed)
        return { ok: true, value: newest.pool };
      const known = pools.get(writtenKey(key));
      return known === undefined ? connect(key, route) : { ok: true, value: use(key, known) };
    },
    tryOnce: async (origin, route, timeoutMs) => {
      const options = connectOptions(route);
      return options.ok ? connectOnce(new URL(origin), options.value, timeoutMs) : options;
    },
    close: async () => {
      isClosed = true;
      const all = [...pools.values()];
      pools.clear();
      await Promise.all(all.map((pool) => pool.destroy()));
    },
  };
}

function openPool(
  { Pool, buildConnector }: Awaited<ReturnType<typeof loadUndici>>,
  origin: string,
  options: ConnectOptions,
): ServerPool {
  const rest = {
    allowH2: false,
    pipelining: 1,
    // Each sending has one timeout of its own, from its start to the end of the answer.
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: maxHeadBytes,
  };
  return createServerPool(
    (connect) => new Pool(origin, { ...rest, connect }),
    buildConnector({ ...options, timeout: 0, allowH2: false }),
  );
}

async function connectOnce(
  { hostname, host, protocol, port }: URL,
  options: ConnectOptions,
  timeoutMs: number,
): Promise<Result<null, DispatchFault>> {
  const { buildConnector } = await loadUndici();
  const connect = buildConnector({ ...options, timeout: timeoutMs, allowH2: false });
  return new Promise((resolve) => {
    const target = { hostname: hostname.replace(/^\[|\]$/g, ''), host, protocol, port };
    connect(target, (error, socket) => {
      socket?.destroy();
      resolve(error === null ? { ok: true, value: null } : { ok: false, ...faultOf(error) });
    });
  });
}

/** @returns `tls` when the user's authority is not a certificate; Node itself would ignore it silently. */
function connectOptions({
  certificate,
  authority,
}: CertificateRoute): Result<ConnectOptions, 'tls'> {
  const common = { lookup, autoSelectFamilyAttemptTimeout: nextAddressMs };
  if (certificate === 'none') return { ok: true, value: { ...common, rejectUnauthorized: false } };
  if (certificate === 'system') return { ok: true, value: common };
  const certificates = certificatesIn(authority ?? '');
  if (certificates === null)
    return {
      ok: false,
      fault: 'tls',
      detail:
        'The own authority is not a certificate in PEM. Paste it again, or check with the system’s authorities.',
    };
  return { ok: true, value: { ...common, ca: certificates } };
}

/** The certificates of a PEM text; `null` when there is none, or one can't be read. */
function certificatesIn(pem: string): string[] | null {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  if (found === null) return null;
  try {
    return found.map((one) => new X509Certificate(one).toString());
  } catch {
    return null;
  }
}

/** The server name of TLS (RFC 6066); an address has none. */
export function serverName(hostname: string): string | undefined {
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? hostname : undefined;
}

/**
 * Resolves names like the system, but every name below `localhost` is this computer (RFC 6761, section 6.3), with both of
 * its addresses: a server in development often listens on one of them only.
 */
const lookup: LookupFunction = (hostname, options, callback) => {
  if (!/(^|\.)localhost\.?$/i.test(hostname)) {
    systemLookup(hostname, options, callback);
    return;
  }
  const here: LookupAddress[] = [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ];
  if (options.all === true) callback(null, here);
  else callback(null, '127.0.0.1', 4);
};
