import type { IncomingMessage } from 'node:http';

/**
 * What of a packet came after the request that ended in it. The parser does not say where that was, so
 * it is counted where the packet starts with the request and its length is known; otherwise it is the
 * whole packet: evidence may be seen twice, but not lost.
 */
export function bytesAfter(message: IncomingMessage, packet: Buffer): Buffer {
  const start = `${message.method ?? ''} ${message.url ?? ''} HTTP/`;
  const head = packet.indexOf('\r\n\r\n');
  const chunked = message.headers['transfer-encoding'] !== undefined;
  if (head === -1 || chunked || packet.toString('latin1', 0, start.length) !== start) return packet;
  const end = head + 4 + Number(message.headers['content-length'] ?? 0);
  return end < packet.length ? packet.subarray(end) : packet;
}
