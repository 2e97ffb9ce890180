import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';

/** The networks that this machine stands in, each as its address there and the bits of the prefix: `2001:db8::7/64`. */
export type OwnNetworks = () => readonly string[];

export const systemNetworks: OwnNetworks = () =>
  Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.flatMap(({ cidr }) => cidr ?? []),
  );

/** Bits of a prefix that is still a neighbourhood. A shorter one is a provider's, or a tunnel's that takes everything. */
const neighbourhood = { ipv4: 16, ipv6: 48 } as const;

/**
 * Whether an address is this machine's or a neighbour's. In IPv6 these are public as a rule, and a firewall stands
 * before them, but not between them and us.
 *
 * @param address as a resolver gives it, and public by its kind.
 */
export function isOwnNetwork(address: string, networks: readonly string[]): boolean {
  if (isIP(address) === 0) return false;
  const asked = ipaddr.parse(address);
  return networks.some((network) => {
    const [own, bits] = ipaddr.parseCIDR(network);
    if (own.kind() !== asked.kind()) return false;
    const whole = own.kind() === 'ipv4' ? 32 : 128;
    return asked.match(own, bits < neighbourhood[own.kind()] ? whole : bits);
  });
}
