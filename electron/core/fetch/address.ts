import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * The range that IANA assigns as global unicast (RFC 4291, section 2.4). Other addresses contain an IPv4 address (mapped,
 * compatible, translated) or belong to a single network.
 */
const globalUnicast = new ipaddr.IPv6([0x2000, 0, 0, 0, 0, 0, 0, 0]);
const globalUnicastBits = 3;

/** The middle of an ISATAP interface identifier (RFC 5214, section 6.1), followed by an IPv4 address. */
const isatap = 0x5efe;

/**
 * Why an address must not be fetched from for a sender. Only addresses that are certainly public pass; an unknown type
 * is refused.
 *
 * @param address as a resolver returns it: four decimals, or IPv6 without brackets.
 * @returns the kind in one word, such as `loopback`; `null` for a public address.
 */
export function whyNotPublic(address: string): string | null {
  const family = isIP(address);
  if (family === 0) return 'no address';
  if (address.includes('%')) return 'zoned';
  return family === 4
    ? nonUnicastRange(ipaddr.IPv4.parse(address).range())
    : whyNotPublic6(ipaddr.IPv6.parse(address));
}

function whyNotPublic6(address: ipaddr.IPv6): string | null {
  const why = nonUnicastRange(address.range());
  if (why !== null) return why;
  if (!address.match(globalUnicast, globalUnicastBits)) return 'not global';
  const { parts } = address;
  // The universal bit may be set or not.
  if (parts[5] === isatap && (parts[4] === 0 || parts[4] === 0x200)) return 'isatap';
  return null;
}

function nonUnicastRange(range: string): string | null {
  return range === 'unicast' ? null : range;
}
