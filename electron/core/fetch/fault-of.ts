import type { FetchFault } from '../../../shared/fetch.ts';

/** Codes of OpenSSL's and Node's complaints about a certificate or a handshake (https://nodejs.org/api/tls.html). */
const tlsCode =
  /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|INVALID_CA|HOSTNAME_MISMATCH|PATH_LENGTH)/;

/** What a failed exchange was, by the system's code, with the system's words. */
export function faultOf(error: unknown): { readonly fault: FetchFault; readonly detail: string } {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const detail = message === '' ? code : message;
  if (tlsCode.test(code)) return { fault: 'tls', detail };
  // llhttp's own codes: what came is not HTTP, or its head is too long.
  if (code.startsWith('HPE_')) return { fault: 'bad-answer', detail };
  return { fault: 'unreachable', detail };
}
