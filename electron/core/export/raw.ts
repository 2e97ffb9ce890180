import type { CapturedRequest, HeaderPairs } from '../../../shared/request.ts';
import type { ExportEntry } from './entry.ts';
import type { Chunk, Exporter } from './exporter.ts';
import { pieces } from './pieces.ts';

const pieceBytes = 2 ** 20;

/**
 * The HTTP/1.1 message (RFC 9112). The chunked coding was removed at capture, so a message that announces
 * it gets its body back as one chunk. A body that was cut short stays cut short, without its last chunk:
 * the message must not look whole when it never was. Bytes that were not HTTP come as they are.
 */
export const raw: Exporter = {
  extension: 'http',
  mediaType: 'message/http',
  before: () => '',
  between: '',
  after: '',
  entry: rawMessage,
};

function* rawMessage({ request, body }: ExportEntry): Generator<Chunk, void, void> {
  if (request.method === null) {
    yield* pieces(body, pieceBytes);
    return;
  }
  const requestLine = `${request.method} ${request.url} HTTP/${request.httpVersion}\r\n`;
  yield Buffer.from(`${requestLine}${fieldLines(request.headers)}\r\n`, 'latin1');
  yield* isChunked(request.headers) ? chunked(request, body) : pieces(body, pieceBytes);
}

function* chunked(
  { body: { ended }, trailers }: CapturedRequest,
  body: Uint8Array,
): Generator<Chunk, void, void> {
  if (body.length > 0) {
    yield `${body.length.toString(16)}\r\n`;
    yield* pieces(body, pieceBytes);
    yield '\r\n';
  }
  if (ended === 'complete') {
    yield Buffer.from(`0\r\n${fieldLines(trailers)}\r\n`, 'latin1');
  }
}

function fieldLines(fields: HeaderPairs): string {
  return fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
}

/** Chunked is the last transfer coding there is (RFC 9112, section 6.1). */
function isChunked(headers: HeaderPairs): boolean {
  const codings = headers
    .filter(([name]) => name.toLowerCase() === 'transfer-encoding')
    .map(([, value]) => value);
  return /(?:^|,)[ \t]*chunked[ \t]*$/i.test(codings.join(','));
}
