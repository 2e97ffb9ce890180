/** Characters of `\u0000`, the longest escape. */
const unicodeEscape = 6;

/** Bytes of a piece. Larger strings would be garbage that is collected late. */
const pieceBytes = 16 * 1024;

/**
 * Decodes a JSON string piece by piece. No piece ends between the halves of a surrogate pair.
 *
 * @param parts its bytes in UTF-8, without the quotes. They must be valid.
 */
export async function* decodeString(parts: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let written = '';
  let half = '';
  for await (const part of parts) {
    for (let at = 0; at < part.length; at += pieceBytes) {
      written += decoder.decode(part.subarray(at, at + pieceBytes), { stream: true });
      const end = endOfEscapes(written);
      const text = half + (JSON.parse(`"${written.slice(0, end)}"`) as string);
      written = written.slice(end);
      half = isHighSurrogate(text.charCodeAt(text.length - 1)) ? text.slice(-1) : '';
      yield half === '' ? text : text.slice(0, -1);
    }
  }
  yield half + (JSON.parse(`"${written}"`) as string);
}

/** The index behind the last escape that is complete, or the whole length. */
function endOfEscapes(written: string): number {
  for (let at = written.indexOf('\\'); at !== -1;) {
    const end = at + (written[at + 1] === 'u' ? unicodeEscape : 2);
    if (end > written.length) return at;
    at = written.indexOf('\\', end);
  }
  return written.length;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
