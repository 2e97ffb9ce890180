import type { HeaderPairs } from './request.ts';

/**
 * Decodes the bytes of a request line or a header field for display, copies, exports and the search. They are stored
 * with one character for each byte (Latin-1), which loses nothing. RFC 9110, section 5.5, does not define bytes over 127,
 * and today's senders use UTF-8.
 *
 * @returns the text in UTF-8, or in Latin-1 if it is not valid UTF-8.
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

/** Encodes text for the wire, one character for each byte: as UTF-8 if any character does not fit into a byte. */
export function textOnWire(text: string): string {
  if (!/[\u0100-\uffff]/.test(text)) return text;
  return encodeURIComponent(text.toWellFormed()).replace(/%([\dA-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function percentEncoded(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
