import { headerValue, type HeaderPairs } from './request.ts';

/**
 * Header fields without the pseudo-header fields of HTTP/2 and HTTP/3 (`:authority` and others; RFC 9113, section 8.3),
 * which HTTP/1.1 does not allow. `:authority` becomes `Host` when there is none.
 */
export function withoutPseudoHeaders(headers: HeaderPairs): HeaderPairs {
  if (!headers.some(([name]) => isPseudo(name))) return headers;
  const plain = headers.filter(([name]) => !isPseudo(name));
  const authority = headerValue(headers, ':authority') ?? '';
  return authority === '' || headerValue(plain, 'host') !== null
    ? plain
    : [['Host', authority], ...plain];
}

function isPseudo(name: string): boolean {
  return name.startsWith(':');
}
