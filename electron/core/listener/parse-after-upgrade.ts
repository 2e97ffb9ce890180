import type { Socket } from 'node:net';
import { parserOf, type Parsed, type ParseError, type SocketParser } from './socket-parser.ts';

const ourSockets = new WeakSet<Socket>();
/** Node reuses its parsers, also for the requests that it sends itself. */
const extended = new WeakSet<SocketParser>();

/**
 * Parses the rest of a packet after a request with `Upgrade` that is answered as HTTP (RFC 9110, section 7.8, allows
 * that). llhttp stops after such a request, and Node drops the rest of the packet: pipelined requests, or bytes that are
 * not HTTP. Node also ignores a parse error in that rest, because it could be another protocol.
 *
 * @param read what became of the packet so far.
 */
export function parseRest(
  parser: SocketParser,
  packet: Buffer,
  read: Parsed,
  execute = (rest: Buffer) => parser.execute(rest),
): Parsed {
  let all = read;
  while (typeof all === 'number' && all < packet.length && parser.incoming?.upgrade !== true) {
    const more = execute(packet.subarray(all));
    if (typeof more !== 'number') return shifted(more, all);
    if (more === 0) return notHttp(all);
    all += more;
  }
  return all;
}

/**
 * Does so with each packet of a connection whose packets pass through JavaScript, as they do after a CONNECT.
 *
 * @param socket a connection whose HTTP parser is already attached.
 */
export function parseAfterUpgrade(socket: Socket): void {
  const parser = parserOf(socket);
  if (parser === null) return;
  ourSockets.add(socket);
  if (extended.has(parser)) return;
  extended.add(parser);
  const execute = parser.execute.bind(parser);
  parser.execute = function executeAll(packet) {
    const read = execute(packet);
    const isOurs = parser.socket && ourSockets.has(parser.socket);
    return isOurs ? parseRest(parser, packet, read, execute) : read;
  };
}

/** `bytesParsed` counts from the start of the packet. */
function shifted(error: ParseError, by: number): ParseError {
  if (error.bytesParsed !== undefined) error.bytesParsed += by;
  return error;
}

/** Node reports no error in what follows a request with `Upgrade`. */
export function notHttp(bytesParsed: number): ParseError {
  const reason = 'Bytes that are not HTTP after a request with Upgrade';
  return parseError('HPE_INVALID_METHOD', reason, bytesParsed);
}

/** Node reports no error in the body of a request with `Upgrade` either. Only chunks can be wrong in a body. */
export function brokenBody(bytesParsed: number): ParseError {
  const reason = 'Broken chunk in a request with Upgrade';
  return parseError('HPE_INVALID_CHUNK_SIZE', reason, bytesParsed);
}

function parseError(code: string, reason: string, bytesParsed: number): ParseError {
  return Object.assign(new Error(`Parse Error: ${reason}`), { code, reason, bytesParsed });
}
