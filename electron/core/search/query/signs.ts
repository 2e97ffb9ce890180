/**
 * The signs of the language as writers and their programs put them: curly quotes and guillemets from a word
 * processor, full-width signs from an input method, dashes and fixed spaces from typography.
 */
const typographicQuotes = /^[\u00ab\u00bb\u201c-\u201f\u2033\u301d-\u301f\uff02]$/;
const guillemets = /^[\u00ab\u00bb]$/;
const minuses = /^[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]$/;
const otherDashes = /[\u2010-\u2015\u2212]/g;
/** A key with its colon; a fixed space before the colon is French typography. */
const keyed = /^([a-zａ-ｚＡ-Ｚ]{1,40})[\u00a0\u202f]?[:\u2236\ufe55\uff1a]/i;
/** What is pasted along and seen by nobody. */
const unseen = /^[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]$/;

export function isMinus(sign: string | undefined): boolean {
  return sign !== undefined && minuses.test(sign);
}

/** White space, and what nobody sees: between two words both say nothing. */
export function isBlank(sign: string | undefined): boolean {
  return sign !== undefined && (/^\s$/.test(sign) || unseen.test(sign));
}

export function isQuote(sign: string | undefined): boolean {
  return sign === '"' || (sign !== undefined && typographicQuotes.test(sign));
}

/** Whether a quote may close what another opened: the plain one closes the plain one, any other any other. */
export function isPair(opening: string | undefined, closing: string): boolean {
  return (opening === '"') === (closing === '"');
}

/** French typography puts a space between guillemets and their text. */
export function quotedText(opening: string | undefined, text: string): string {
  return opening !== undefined && guillemets.test(opening) ? text.trim() : text;
}

/** A key at the start of a text: its name, and the characters that it takes with its colon. */
export function keyAt(text: string): { readonly name: string; readonly length: number } | null {
  const [whole, name] = keyed.exec(text) ?? [];
  return whole === undefined || name === undefined ? null : { name, length: whole.length };
}

/** A name, a number or a date in plain signs. */
export function inPlainSigns(text: string): string {
  return text.normalize('NFKC').replace(otherDashes, '-');
}
