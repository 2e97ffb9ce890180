import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { FetchFault } from '../../../shared/fetch.ts';
import type { Result } from '../../../shared/result.ts';
import { whyNotPublic } from './address.ts';
import { isOwnNetwork } from './own-network.ts';
import type { FetchTarget } from './target.ts';

/** Resolves a name to all its IPv4 and IPv6 addresses. Rejects when it has none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** The system's resolver, including the hosts file. */
export const systemResolve: Resolve = async (hostname) => {
  const found = await lookup(hostname, { all: true, order: 'verbatim' });
  return found.map(({ address }) => address);
};

/**
 * Resolves and checks the addresses of a target. The connection must use these addresses, since a second lookup may
 * return others.
 *
 * @param networks this machine's networks, which are blocked too.
 * @returns `blocked-address` when any address is not public: an answer that mixes both is an attack.
 */
export async function addressesOf(
  { hostname, allowed }: FetchTarget,
  resolve: Resolve,
  networks: readonly string[],
): Promise<Result<readonly string[], FetchFault>> {
  const addresses = isIP(hostname) === 0 ? await resolve(hostname).catch(() => []) : [hostname];
  if (addresses.length === 0) return { ok: false, fault: 'not-found', detail: hostname };
  for (const address of allowed ? [] : addresses) {
    const why = whyNotPublic(address) ?? (isOwnNetwork(address, networks) ? 'own network' : null);
    if (why === null) continue;
    const named = address === hostname ? address : `${hostname} is ${address}`;
    return { ok: false, fault: 'blocked-address', detail: `${named} (${why})` };
  }
  return { ok: true, value: addresses };
}
