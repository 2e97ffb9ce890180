import type { Socket } from 'node:net';

/** What Node's HTTP server hangs on a socket. It is not documented; without it everything stays as Node does it. */
interface Parser {
  /** @returns how many bytes of the packet were read, or the error that ended the reading. */
  execute: (packet: Buffer) => number | Error;
  readonly socket?: Socket | null;
  readonly incoming?: { readonly upgrade?: boolean } | null;
}

type ParseError = Error & { code?: string; reason?: string; bytesParsed?: number };

const served = new WeakSet<Socket>();
/** Node uses its parsers again, also for requests that it sends itself. */
const extended = new WeakSet<Parser>();

/**
 * Lets a connection be read on after a request with `Upgrade` that is answered as HTTP (RFC 9110, section 7.8, allows
 * that). llhttp stops after such a request, and Node drops what else was in the packet: pipelined requests, or bytes
 * that are no HTTP. An error that follows it keeps to itself, since the next request could have been another protocol.
 *
 * @param socket a connection whose HTTP parser is already attached.
 */
export function readOnAfterUpgrade(socket: Socket): void {
  const { parser } = socket as { readonly parser?: Parser | null };
  if (typeof parser?.execute !== 'function') return;
  served.add(socket);
  if (extended.has(parser)) return;
  extended.add(parser);
  const { execute } = parser;
  parser.execute = function executeAll(packet) {
    let read = execute.call(parser, packet);
    if (!(parser.socket && served.has(parser.socket))) return read;
    while (typeof read === 'number' && read < packet.length && parser.incoming?.upgrade !== true) {
      const more = execute.call(parser, packet.subarray(read));
      if (typeof more !== 'number') return shifted(more, read);
      if (more === 0) return notHttp(read);
      read += more;
    }
    return read;
  };
}

/** Places in a packet count from its start. */
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
