/**
 * The punctuation of the query language as people and their programs type it: curly quotes and guillemets from a word
 * processor, full-width characters from an input method, typographic dashes and non-breaking spaces.
 */
const typographicQuotes = /^[\u00ab\u00bb\u201c-\u201f\u2033\u301d-\u301f\uff02]$/;
const guillemets = /^[\u00ab\u00bb]$/;
const minuses = /^[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]$/;
const otherDashes = /[\u2010-\u2015\u2212]/g;
/**
 * A key with its colon. French typography puts a non-breaking space before the colon. Only one key has a hyphen: other
 * words with a hyphen and a colon, such as `content-type:json`, are ordinary words.
 */
const keyed =
  /^(to[-\u2010-\u2015\u2212\uff0d]destination|[a-zａ-ｚＡ-Ｚ]{1,40})[\u00a0\u202f]?[:\u2236\ufe55\uff1a]/i;
/** Invisible characters, which are easily copied along. */
const invisible = /^[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]$/;

export function isMinus(character: string | undefined): boolean {
  return character !== undefined && minuses.test(character);
}

/** White space and invisible characters: both only separate words. */
export function isBlank(character: string | undefined): boolean {
  return character !== undefined && (/^\s$/.test(character) || invisible.test(character));
}

export function isQuote(character: string | undefined): boolean {
  return character === '"' || (character !== undefined && typographicQuotes.test(character));
}

/** Whether one quote may close another: a plain quote closes a plain one, a typographic quote closes a typographic one. */
export function isPair(opening: string | undefined, closing: string): boolean {
  return (opening === '"') === (closing === '"');
}

/** French typography puts a space between guillemets and their text. */
export function quotedText(opening: string | undefined, text: string): string {
  return opening !== undefined && guillemets.test(opening) ? text.trim() : text;
}

/** A key at the start of a text: its name, and its length in characters, colon included. */
export function keyAt(text: string): { readonly name: string; readonly length: number } | null {
  const [whole, name] = keyed.exec(text) ?? [];
  return whole === undefined || name === undefined ? null : { name, length: whole.length };
}

/** A name, a number or a date in plain characters. */
export function inPlainCharacters(text: string): string {
  return text.normalize('NFKC').replace(otherDashes, '-');
}
