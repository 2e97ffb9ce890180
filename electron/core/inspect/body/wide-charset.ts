/**
 * Detects UTF-16 and UTF-32 by the zero bytes between ASCII characters (the first two characters of a JSON text are
 * ASCII; RFC 4627, section 3), or UTF-32 by its byte order mark.
 *
 * @returns the charset's name, `null` for any other bytes.
 */
export function wideCharset(bytes: Uint8Array): string | null {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  if (bytes.length >= 4 && bytes.length % 4 === 0) {
    if (isMark(a, b) && c === 0 && d === 0) return 'utf-32le';
    if (a === 0 && b === 0 && isMark(d, c)) return 'utf-32be';
    if (isPlain(a) && b === 0 && c === 0 && d === 0) return 'utf-32le';
    if (a === 0 && b === 0 && c === 0 && isPlain(d)) return 'utf-32be';
  }
  if (bytes.length < 4) return null;
  if (isPlain(a) && b === 0 && isPlain(c) && d === 0) return 'utf-16le';
  return a === 0 && isPlain(b) && c === 0 && isPlain(d) ? 'utf-16be' : null;
}

/** Decodes UTF-32, which is not in the Encoding Standard, so that the text can be shown with an issue. */
export function decodeUtf32(bytes: Uint8Array, charset: 'utf-32le' | 'utf-32be'): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const pieces: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, charset === 'utf-32le');
    const isCharacter = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    if (at > 0 || point !== 0xfeff)
      pieces.push(isCharacter ? String.fromCodePoint(point) : '\ufffd');
  }
  return pieces.join('');
}

function isMark(first: number, second: number): boolean {
  return first === 0xff && second === 0xfe;
}

function isPlain(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
