import { bounds } from '../../../../shared/bounds.ts';

/** A character that a URL has to encode, such as a blank, an at sign, a slash, or the start of one beyond ASCII in UTF-8. */
const encodedCharacter = /%(?:2[0236-9bcf]|3[a-f]|40|0a|[c-f][\da-f]%[89ab][\da-f])/i;

/** What shows an encoder's work. Digits before a code may be a percentage: `10%20` may be two discounts. */
const traces =
  /(?<!\d)%(?:2[0236-9bcf]|3[a-f]|40|0[ad]|[c-f][\da-f]%[89ab][\da-f])|(?<=[\p{L},.!])\+(?=\p{L})/giu;

/**
 * A text that a program percent-encoded once too often, without that encoding; `null` for any other text. A single code does
 * not show it: `10%3Days` is no encoded text. A character beyond ASCII counts as two, since it has so many codes.
 */
export function percentDecodedText(text: string): string | null {
  const decoded = decodedWord(text);
  return decoded !== null && isEncoded(text) ? decoded : null;
}

function isEncoded(text: string): boolean {
  // The name of a file keeps the codes of the link that it comes from.
  if (/\.[a-z\d]{2,4}$/i.test(text)) return false;
  let count = 0;
  for (const [trace] of text.matchAll(traces)) {
    count += trace.length > 3 ? 2 : 1;
    if (count >= 2) return true;
  }
  return false;
}

/** The same for a phone, where one code is enough. */
export function percentDecodedPhone(text: string): string | null {
  const decoded = decodedValue(text);
  return decoded !== null && /\d/.test(decoded) && /^[+\d\s().-]+$/.test(decoded) ? decoded : null;
}

/** The same for an e-mail address. */
export function percentDecodedAddress(text: string): string | null {
  const decoded = decodedValue(text);
  return decoded?.includes('@') === true ? decoded : null;
}

/** The same for an `http` or `https` URL. */
export function percentDecodedUrl(text: string): string | null {
  const decoded = decodedValue(text);
  return decoded !== null && /^https?:\/\//i.test(decoded) ? decoded : null;
}

/** No phone, address or URL is longer. */
function decodedValue(text: string): string | null {
  return text.length <= bounds.attachmentUrl.characters ? decodedWord(text) : null;
}

/**
 * A text with its codes decoded; `null` for a text that is not encoded as a whole. That is a text with blanks, which an encoder
 * would have replaced, and a URL: without a scheme, a slash, a question mark or an equals sign before a code shows it.
 */
function decodedWord(text: string): string | null {
  const last = text.lastIndexOf('%');
  if (last === -1 || /[\s@]/.test(text) || text.includes('://')) return null;
  if (!encodedCharacter.test(text) || /[/?#&=:]/.test(text.slice(0, last))) return null;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
