import type { CapturedRequest, HeaderPairs } from '../../../shared/request.ts';

interface Framed {
  readonly headers: HeaderPairs;
  readonly isChunked: boolean;
  readonly version: '1.0' | '1.1';
}

/**
 * Frames a message so that any HTTP/1 parser finds its end (RFC 9112, section 6). A message from our own sockets keeps its framing;
 * archives have requests of other versions, and bodies that were unpacked. An incomplete message keeps what it announced.
 */
export function framed({ headers, httpVersion, body, broken }: CapturedRequest): Framed {
  const version = httpVersion === '1.0' ? '1.0' : '1.1';
  const isChunked = version === '1.1' && endsChunked(headers);
  const isWhole = body.ended === 'complete' && broken === null;
  return {
    version,
    isChunked,
    headers: isWhole ? withLength(headers, isChunked, body.bytes) : headers,
  };
}

function withLength(headers: HeaderPairs, isChunked: boolean, bytes: number): HeaderPairs {
  const lengths = headers.filter(([name]) => isLength(name));
  if (isChunked)
    return lengths.length === 0 ? headers : headers.filter(([name]) => !isLength(name));
  const rest = headers.filter(([name]) => name.toLowerCase() !== 'transfer-encoding');
  const [first] = lengths;
  if (first === undefined) return bytes === 0 ? rest : [...rest, ['Content-Length', String(bytes)]];
  return rest.flatMap((pair) => {
    if (!isLength(pair[0])) return [pair];
    return pair === first ? [[pair[0], String(bytes)] as const] : [];
  });
}

function isLength(name: string): boolean {
  return name.toLowerCase() === 'content-length';
}

/** Whether the last transfer coding is chunked (RFC 9112, section 6.1). */
function endsChunked(headers: HeaderPairs): boolean {
  const codings = headers
    .filter(([name]) => name.toLowerCase() === 'transfer-encoding')
    .map(([, value]) => value);
  return /(?:^|,)[ \t]*chunked[ \t]*$/i.test(codings.join(','));
}
