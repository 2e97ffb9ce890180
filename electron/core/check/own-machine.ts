import { lookup } from 'node:dns/promises';
import { whyNotPublic } from '../fetch/address.ts';
import { isOwnNetworkAddress } from '../fetch/own-network.ts';

/**
 * Whether a host is this computer: all that it resolves to is loopback, or an address of this computer. A name that can't
 * be resolved is not.
 *
 * @param hostname as `URL` has it.
 */
export async function isOwnMachine(hostname: string): Promise<boolean> {
  if (/(?:^|\.)localhost\.?$/i.test(hostname)) return true;
  const found = await lookup(hostname.replaceAll(/^\[|\]$/g, ''), { all: true }).catch(() => []);
  return (
    found.length > 0 &&
    found.every(
      ({ address }) => whyNotPublic(address) === 'loopback' || isOwnNetworkAddress(address),
    )
  );
}
