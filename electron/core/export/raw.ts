import type { CapturedRequest, HeaderPairs } from '../../../shared/request.ts';
import { pieces, type Chunk, type Exporter, type ExportEntry } from './exporter.ts';
import { framed } from './framing.ts';

const pieceBytes = 2 ** 20;

/**
 * The HTTP/1.1 message (RFC 9112). The capture removed the chunked coding, so a message that announces it gets its body as one chunk.
 * An incomplete body stays incomplete, without its last chunk: the message must not look complete. Bytes that were not HTTP are
 * written as received.
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
