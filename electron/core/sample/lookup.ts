import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';

/**
 * Finds a host's addresses as the system does, but takes every name below `localhost` as this
 * machine (RFC 6761, section 6.3). Browsers do so, the C library does not, and a tunnel server
 * on one's own machine gives such names.
 */
export const lookup: LookupFunction = (hostname, options, callback) => {
  if (!/(^|\.)localhost\.?$/i.test(hostname)) {
    systemLookup(hostname, options, callback);
    return;
  }
  const here: LookupAddress = { address: '127.0.0.1', family: 4 };
  if (options.all === true) callback(null, [here]);
  else callback(null, here.address, here.family);
};
