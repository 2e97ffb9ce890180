/** What JavaScript, Python and templates write for a value that is missing or is not text. */
const noText = /^\s*(?:undefined|null|none|nan)\s*$|\[object Object\]/i;

/** The word that a program wrote in place of a value; `null` for any other text. */
export function noTextIn(text: string): string | null {
  return noText.exec(text)?.[0].trim() ?? null;
}
