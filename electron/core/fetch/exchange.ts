import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { FetchFault } from '../../../shared/fetch.ts';

/** The User-Agent, without version, system or user. */
const userAgent = 'Hookscope';

export interface FetchExchange {
  readonly url: URL;
  /** The checked addresses to connect to; the name is not resolved again. */
  readonly addresses: readonly string[];
  readonly method: 'GET' | 'HEAD';
  /** Requests only the first bytes, without a content coding; a server may ignore it. */
  readonly first?: number | undefined;
  readonly signal: AbortSignal;
}

/**
 * Sends one request over a new connection, without cookies, credentials, referrer or proxy. Follows no redirect. The
 * certificate must match the name in the URL.
 *
 * @returns the response, whose body is not read yet. Rejects with the system's error.
 */
export function exchange(request: FetchExchange): Promise<IncomingMessage> {
  const { url, addresses, method, first, signal } = request;
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
        // The size or a range of encoded bytes would not be that of the content.
        'Accept-Encoding': plain ? 'identity' : 'gzip, br',
        ...(first === undefined ? {} : { Range: `bytes=0-${first - 1}` }),
      },
    });
    sent.once('response', resolve);
    sent.on('error', reject);
    sent.end();
  });
}

/** Resolves every name to the checked addresses. */
export function pinnedTo(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_hostname, options, callback) => {
    const [first] = found;
    if (options.all === true) callback(null, [...found]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

/** Error codes of OpenSSL and Node for certificates and handshakes (https://nodejs.org/api/tls.html). */
const tlsCode =
  /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|INVALID_CA|HOSTNAME_MISMATCH|PATH_LENGTH)/;

/** The fault of a failed exchange, by the code of the error, with its message. */
export function faultOf(error: unknown): { readonly fault: FetchFault; readonly detail: string } {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const detail = message === '' ? code : message;
  if (tlsCode.test(code)) return { fault: 'tls', detail };
  // llhttp's codes: the response is not HTTP, or its head is too long.
  if (code.startsWith('HPE_')) return { fault: 'bad-answer', detail };
  return { fault: 'unreachable', detail };
}
