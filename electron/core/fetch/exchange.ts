import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

/** Our name for servers. It says nothing of the version, the system or the user. */
const userAgent = 'Hookscope';

export interface Exchange {
  readonly url: URL;
  /** Where the connection goes, whatever the name in the URL leads to by now. */
  readonly addresses: readonly string[];
  readonly method: 'GET' | 'HEAD';
  /** Asks for the first bytes only, as they are; a server need not obey. */
  readonly first?: number | undefined;
  readonly signal: AbortSignal;
}

/**
 * Asks once, over a connection of its own, and follows nothing. No cookie, no credentials, no referrer
 * and no proxy. The certificate is checked against the name in the URL.
 *
 * @returns the answer with its body still to be read. Rejects with the system's error.
 */
export function exchange(ask: Exchange): Promise<IncomingMessage> {
  const { url, addresses, method, first, signal } = ask;
  const send = url.protocol === 'https:' ? tlsRequest : plainRequest;
  const plain = method === 'HEAD' || first !== undefined;
  return new Promise((resolve, reject) => {
    const sent = send(url, {
      method,
      signal,
      agent: false,
      lookup: pinnedTo(addresses),
      headers: {
        'User-Agent': userAgent,
        Accept: '*/*',
        // A size or a range of coded bytes would say nothing of the content.
        'Accept-Encoding': plain ? 'identity' : 'gzip, br',
        ...(first === undefined ? {} : { Range: `bytes=0-${first - 1}` }),
      },
    });
    sent.once('response', resolve);
    sent.on('error', reject);
    sent.end();
  });
}

/** Answers every question for a name with the addresses that were judged. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_hostname, options, callback) => {
    const [first] = found;
    if (options.all === true) callback(null, [...found]);
    else callback(null, first?.address ?? '', first?.family);
  };
}
