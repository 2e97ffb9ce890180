const blankLine = '\r\n\r\n';
const requestLine = /^[^\r\n]* HTTP\/\d\.\d\r\n/;
const contentLength = /\r\ncontent-length:[ \t]*(\d+)/i;
const transferEncoding = /\r\ntransfer-encoding:/i;

/**
 * The bytes of a packet behind the whole requests that it starts with. The parser does not report where they end, so that
 * is computed from their lengths. Where that is not possible (behind a chunked body, or in a packet that starts within a
 * request), more is returned, since evidence may be captured twice but not lost.
 *
 * @param parsedBytes how much of the packet the parser accepted.
 */
export function bytesBehindRequests(packet: Buffer, parsedBytes = packet.length): Buffer {
  let start = 0;
  for (;;) {
    const end = endOfRequest(packet, start);
    if (end === null || end > parsedBytes || end === packet.length) return packet.subarray(start);
    start = end;
  }
}

/** @returns `null` when no request of a known length starts there. */
function endOfRequest(packet: Buffer, start: number): number | null {
  const blank = packet.indexOf(blankLine, start);
  if (blank === -1) return null;
  // An empty line may come before a request (RFC 9112, section 2.2).
  const head = packet.toString('latin1', start, blank + 2).replace(/^[\r\n]+/, '');
  if (!requestLine.test(head) || transferEncoding.test(head)) return null;
  return blank + blankLine.length + Number(contentLength.exec(head)?.[1] ?? 0);
}
