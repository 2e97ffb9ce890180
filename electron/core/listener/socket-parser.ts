import type { Socket } from 'node:net';

export type ParseError = Error & {
  code?: string;
  reason?: string;
  bytesParsed?: number;
  rawPacket?: Buffer;
};

/** The number of bytes of a packet that were parsed, or the error that ended the parsing. */
export type Parsed = number | ParseError;

/** Where Node's parser has the function that it calls at the first byte of each message. */
const onMessageBegin = 0;

/** Where it has the function that it calls after each packet which it read from the socket by itself. */
const onExecute = 5;

/** Whether it reads the socket by itself, so that packets do not pass through JavaScript. */
const isReading = '_consumed';

/** The parser that Node's HTTP server attaches to a socket. It is undocumented; where something is missing, Node's behaviour stays. */
export interface SocketParser {
  execute: (packet: Buffer) => Parsed;
  /** The packet that is being parsed. */
  getCurrentBuffer: () => Buffer;
  [onMessageBegin]?: (() => void) | null;
  [onExecute]: ((parsed: Parsed) => void) | null;
  readonly [isReading]?: boolean;
  readonly socket?: Socket | null;
  readonly incoming?: { readonly upgrade?: boolean; readonly complete?: boolean } | null;
}

/** @returns `null` where Node's parser is another one than we know. */
export function parserOf(socket: Socket): SocketParser | null {
  const { parser } = socket as { readonly parser?: SocketParser | null };
  return typeof parser?.execute === 'function' ? parser : null;
}

/**
 * Calls `take` after each packet that the parser read from the socket by itself.
 *
 * @returns whether the parser does so.
 */
export function watchParser(
  parser: SocketParser | null,
  take: (parser: SocketParser, parsed: Parsed, report: (parsed: Parsed) => void) => void,
): boolean {
  const report = parser?.[onExecute];
  if (parser?.[isReading] !== true || typeof parser.getCurrentBuffer !== 'function') return false;
  if (typeof report !== 'function') return false;
  parser[onExecute] = (parsed) => take(parser, parsed, report);
  return true;
}

/** Calls `onBegin` at the first byte of each message. Node forgets it with the connection, before it reuses the parser. */
export function watchMessages(parser: SocketParser | null, onBegin: () => void): void {
  if (parser !== null) parser[onMessageBegin] = onBegin;
}
