import type { DispatchFault } from '../../../shared/dispatches.ts';
import { describeNetworkError } from '../tunnel/network-error.ts';

/** Faults by the codes of the system (errno), of getaddrinfo, of llhttp and of undici. */
const faults: readonly (readonly [codes: RegExp, fault: DispatchFault])[] = [
  [/^ECONNREFUSED$/, 'refused'],
  [/^(?:ENOTFOUND|ENODATA|EAI_\w+)$/, 'dns'],
  [/^(?:E(?:HOST|NET)(?:UNREACH|DOWN)|EADDRNOTAVAIL|EACCES|EPERM|EINVAL)$/, 'unreachable'],
  [/^(?:ETIMEDOUT|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT)$/, 'timeout'],
  [
    /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|PATH_LENGTH)/,
    'tls',
  ],
  [/^(?:HPE_INVALID_EOF_STATE|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/, 'reset'],
  [/^(?:HPE_|UND_ERR_HEADERS_OVERFLOW$)/, 'not-http'],
  [/^UND_ERR_(?:DESTROYED|CLOSED|ABORTED)$/, 'stopped'],
  [/^UND_ERR_(?:INVALID_ARG|NOT_SUPPORTED)$/, 'not-sendable'],
];

/** undici's messages for an answer that HTTP does not allow, such as `100 Continue` without having been asked for it. */
const notAllowed = /^bad (?:response|upgrade)$/;

/** llhttp's message when the connection was closed within an answer. undici does not always give its code. */
const endedEarly = /invalid EOF state/i;

/** The fault of an attempt that failed, by the error's code. Every other error means that the connection broke. */
export function faultOf(error: unknown): {
  readonly fault: DispatchFault;
  readonly detail: string;
} {
  const { code, message } = describeNetworkError(error);
  if (notAllowed.test(message) || code === 'ERR_ASSERTION')
    return { fault: 'not-http', detail: 'Its answer is not allowed in HTTP/1.1.' };
  const detail = message.slice(0, 500);
  if (code === 'HTTPParserError')
    return { fault: endedEarly.test(message) ? 'reset' : 'not-http', detail };
  return { fault: faults.find(([codes]) => codes.test(code))?.[1] ?? 'reset', detail };
}
