/** The encoding of a text file, by its name in the Encoding Standard. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * The encoding of a text file, from its byte order mark. Without one it is UTF-16 when every second byte of the first ASCII
 * characters is zero (some shells write redirected output so), and UTF-8 otherwise.
 *
 * @param start at least the first four bytes of a file that has as many.
 * @returns `null` for UTF-32, which `TextDecoder` can't decode.
 */
export function encodingOf(start: Uint8Array): TextEncoding | null {
  const [a = -1, b = -1, c = -1, d = -1] = start;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe)) {
    return null;
  }
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a > 0 && b === 0 && (c > 0 || c === -1)) return 'utf-16le';
  if (a === 0 && b > 0) return 'utf-16be';
  return 'utf-8';
}

/** Decodes a whole text file, without its byte order mark. Invalid bytes become U+FFFD. */
export function decodeTextFile(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes) ?? 'utf-8').decode(bytes);
}
