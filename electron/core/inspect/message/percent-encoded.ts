/** A character that a URL has to encode, such as a blank, an at sign, a slash, or a letter beyond ASCII in UTF-8. */
const encodedCharacter = /%(?:2[0236-9bcf]|3[a-f]|40|0a|c[23]%[89ab][\da-f])/i;

/**
 * A text that a program percent-encoded once too often, without that encoding; `null` for any other text. Whoever writes a percent
 * sign writes blanks too, and URLs have encoded parts.
 */
export function percentDecodedText(text: string): string | null {
  if (!text.includes('%') || /[\s@]/.test(text) || text.includes('://')) return null;
  if (!encodedCharacter.test(text)) return null;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
