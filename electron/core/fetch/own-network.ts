import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';

/** The networks of this machine, each as its own address with the prefix length: `2001:db8::7/64`. */
export type OwnNetworks = () => readonly string[];

export const systemNetworks: OwnNetworks = () =>
  Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.flatMap(({ cidr }) => cidr ?? []),
  );

/** Whether an address is one of this machine's own. */
export function isOwnNetworkAddress(address: string): boolean {
  const wanted = ipaddr.parse(address).toString();
  return systemNetworks().some((cidr) => ipaddr.parseCIDR(cidr)[0].toString() === wanted);
}

/** The shortest prefix of a local network. A shorter one is that of a provider, or of a VPN that takes all traffic. */
const shortestLocalPrefix = { ipv4: 16, ipv6: 48 } as const;

/**
 * Whether an address belongs to this machine or its local network. Such IPv6 addresses are usually public, and a
 * firewall protects them from outside, but not from this machine.
 *
 * @param address as a resolver returns it, in a public range.
 */
export function isOwnNetwork(address: string, networks: readonly string[]): boolean {
  if (isIP(address) === 0) return false;
  const asked = ipaddr.parse(address);
  return networks.some((network) => {
    const [own, bits] = ipaddr.parseCIDR(network);
    if (own.kind() !== asked.kind()) return false;
    const whole = own.kind() === 'ipv4' ? 32 : 128;
    return asked.match(own, bits < shortestLocalPrefix[own.kind()] ? whole : bits);
  });
}
