import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { FetchFault } from '../../../shared/fetch.ts';
import type { Result } from '../../../shared/result.ts';
import { whyNotPublic } from './address.ts';
import { isOwnNetwork } from './own-network.ts';
import type { Target } from './target.ts';

/** Finds every address of a name, of both families. Rejects when it has none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** As the system does, its hosts file included. */
export const systemResolve: Resolve = async (hostname) => {
  const found = await lookup(hostname, { all: true, order: 'verbatim' });
  return found.map(({ address }) => address);
};

/**
 * The addresses that a target may be reached at. The name is asked for once, and who connects must use
 * these and not ask again, for the second answer may be another.
 *
 * @param networks our own, where nobody is sent either.
 * @returns `blocked-address` when a single one of them is not public: an answer that mixes both is an attempt.
 */
export async function addressesOf(
  { hostname, allowed }: Target,
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
