/**
 * Translates what the inspector says about a file in English.
 *
 * @param translations by the English text, in which each `*` stands for any text that the translation repeats in that order.
 * @returns the English text where there is no translation.
 */
export function translatedReason(
  text: string,
  translations: Readonly<Record<string, string>>,
): string {
  const exact = Object.hasOwn(translations, text) ? translations[text] : undefined;
  if (exact !== undefined) return exact;
  for (const [pattern, translation] of Object.entries(translations)) {
    const found = pattern.includes('*') ? partsOf(text, pattern.split('*')) : null;
    if (found === null) continue;
    let next = 0;
    return translation.replaceAll('*', () => found[next++] ?? '');
  }
  return text;
}

/** What stands between the fixed parts of a pattern; `null` when the text has another form. */
function partsOf(text: string, fixed: readonly string[]): readonly string[] | null {
  const [start = '', ...rest] = fixed;
  if (!text.startsWith(start)) return null;
  const parts: string[] = [];
  let at = start.length;
  for (const [index, piece] of rest.entries()) {
    const isLast = index === rest.length - 1;
    const end = isLast ? text.length - piece.length : text.indexOf(piece, at);
    if (end < at || (isLast && !text.endsWith(piece))) return null;
    parts.push(text.slice(at, end));
    at = end + piece.length;
  }
  return parts;
}
