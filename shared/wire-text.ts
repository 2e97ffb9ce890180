import type { HeaderPairs } from './request.ts';

/**
 * What the bytes of a request line or a header field mean, for eyes, copies, exports and the search. They are kept
 * with one character for each byte (Latin-1), which loses nothing. RFC 9110, section 5.5, leaves the meaning of bytes
 * over 127 open, and today's senders mean UTF-8.
 *
 * @returns the text that they are in UTF-8; where they are not valid UTF-8, Latin-1.
 */
export function wireText(value: string): string {
  if (!/[\u0080-\u00ff]/.test(value) || /[\u0100-\uffff]/.test(value)) return value;
  try {
    return decodeURIComponent(value.replace(/[%\u0080-\u00ff]/g, percentEncoded));
  } catch {
    return value;
  }
}

/** The same for each name and value. */
export function wireTexts(pairs: HeaderPairs): HeaderPairs {
  return pairs.map(([name, value]) => [wireText(name), wireText(value)]);
}

/** Text as it goes over the wire, one character for each byte: as UTF-8 where a character does not fit into a byte. */
export function textOnWire(text: string): string {
  if (!/[\u0100-\uffff]/.test(text)) return text;
  return encodeURIComponent(text.toWellFormed()).replace(/%([\dA-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function percentEncoded(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
