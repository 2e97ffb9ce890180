import type { CapturedRequest, HeaderPairs } from '../../../shared/request.ts';
import type { ExportEntry } from './exporter.ts';
import type { Chunk, Exporter } from './exporter.ts';
import { framed } from './framing.ts';
import { pieces } from './exporter.ts';

const pieceBytes = 2 ** 20;

/**
 * The HTTP/1.1 message (RFC 9112). The chunked coding was removed at capture, so a message that announces
 * it gets its body back as one chunk. A body that was cut short stays cut short, without its last chunk:
 * the message must not look whole when it never was. Bytes that were not HTTP come as they are.
 */
export const raw: Exporter = {
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
  const { headers, isChunked, version } = framed(request);
  const target = request.url === null || request.url === '' ? '/' : request.url;
  const requestLine = `${request.method} ${target} HTTP/${version}\r\n`;
  yield Buffer.from(`${requestLine}${fieldLines(headers)}\r\n`, 'latin1');
  yield* isChunked ? chunked(request, body) : pieces(body, pieceBytes);
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
