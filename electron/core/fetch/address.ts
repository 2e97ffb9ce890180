import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * All that IANA gave out as global unicast (RFC 4291, section 2.4). What is outside of it either carries
 * an IPv4 address (mapped, compatible, translated) or belongs to one network.
 */
const globalUnicast = ipaddr.IPv6.parse('2000::');
const globalUnicastBits = 3;

/** The middle of an ISATAP interface identifier (RFC 5214, section 6.1), an IPv4 address behind it. */
const isatap = 0x5efe;

/**
 * What kind of address it is, where it is one that nobody may be sent to on a stranger's word. Only what
 * is surely public passes: an address of a kind that nobody thought of is refused.
 *
 * @param address as a resolver gives it: four decimals, or IPv6 without brackets.
 * @returns the kind in one word, such as `loopback`; `null` for a public address.
 */
export function whyNotPublic(address: string): string | null {
  const family = isIP(address);
  if (family === 0) return 'no address';
  if (address.includes('%')) return 'zoned';
  return family === 4
    ? unlessUnicast(ipaddr.IPv4.parse(address).range())
    : whyNotPublic6(ipaddr.IPv6.parse(address));
}

function whyNotPublic6(address: ipaddr.IPv6): string | null {
  const why = unlessUnicast(address.range());
  if (why !== null) return why;
  if (!address.match(globalUnicast, globalUnicastBits)) return 'not global';
  const { parts } = address;
  // The universal bit may be set or not.
  if (parts[5] === isatap && (parts[4] === 0 || parts[4] === 0x200)) return 'isatap';
  return null;
}

function unlessUnicast(range: string): string | null {
  return range === 'unicast' ? null : range;
}
