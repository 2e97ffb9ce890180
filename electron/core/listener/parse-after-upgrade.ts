import type { Socket } from 'node:net';

/** The parser that Node's HTTP server attaches to a socket. It is undocumented; where it is missing, Node's behaviour stays. */
interface Parser {
  /** @returns how many bytes of the packet were parsed, or the error that ended the parsing. */
  execute: (packet: Buffer) => number | Error;
  readonly socket?: Socket | null;
  readonly incoming?: { readonly upgrade?: boolean } | null;
}

type ParseError = Error & { code?: string; reason?: string; bytesParsed?: number };

const ourSockets = new WeakSet<Socket>();
/** Node reuses its parsers, also for the requests that it sends itself. */
const extended = new WeakSet<Parser>();

/**
 * Parses the rest of a packet after a request with `Upgrade` that is answered as HTTP (RFC 9110, section 7.8, allows
 * that). llhttp stops after such a request, and Node drops the rest of the packet: pipelined requests, or bytes that are
 * not HTTP. Node also ignores a parse error in that rest, because it could be another protocol.
 *
 * @param socket a connection whose HTTP parser is already attached.
 */
export function parseAfterUpgrade(socket: Socket): void {
  const { parser } = socket as { readonly parser?: Parser | null };
  if (typeof parser?.execute !== 'function') return;
  ourSockets.add(socket);
  if (extended.has(parser)) return;
  extended.add(parser);
  const { execute } = parser;
  parser.execute = function executeAll(packet) {
    let read = execute.call(parser, packet);
    if (!(parser.socket && ourSockets.has(parser.socket))) return read;
    while (typeof read === 'number' && read < packet.length && parser.incoming?.upgrade !== true) {
      const more = execute.call(parser, packet.subarray(read));
      if (typeof more !== 'number') return shifted(more, read);
      if (more === 0) return notHttp(read);
      read += more;
    }
    return read;
  };
}

/** `bytesParsed` counts from the start of the packet. */
function shifted(error: ParseError, by: number): ParseError {
  if (error.bytesParsed !== undefined) error.bytesParsed += by;
  return error;
}

function notHttp(bytesParsed: number): ParseError {
  const reason = 'Bytes that are not HTTP after a request with Upgrade';
  return Object.assign(new Error(`Parse Error: ${reason}`), {
    code: 'HPE_INVALID_METHOD',
    reason,
    bytesParsed,
  });
}
