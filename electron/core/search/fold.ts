/** Letters of Latin, Greek and Cyrillic script that are composed with their marks, without characters that are a mark alone. */
const composed = /[\u00c0-\u024f\u0370-\u0374\u0376-\u04ff\u1e00-\u1fff]+/g;
const marks = /[\u0300-\u036f]+/g;
/** NUL ends a text for FTS5's tokenizer, and it reads the two non-characters as U+FFFD. */
const unindexable = /[\u0000\ufffe\uffff]/g;

/**
 * Not normalised by NFKC: characters that are a mark alone, such as the acute accent, which NFKC turns into a space with a
 * mark, and the two Arabic phrases in one character, which get 18 times as long.
 */
const notNormalised =
  /[\u00a8\u00af\u00b4\u00b8\u02d8-\u02dd\u037a\u0384\u0385\u1fbd\u1fbf-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fdf\u1fed-\u1fef\u1ffd\u1ffe\u2017\u2033\u203e\ufdfa\ufdfb\ufe49-\ufe4f\uffe3]+/g;

/** Characters that people and their programs use for the same thing. */
const equivalents: readonly (readonly [RegExp, string])[] = [
  [/[\u00b4\u02b9\u02bc\u2018-\u201b\u2032]/g, "'"],
  [/[\u00ab\u00bb\u201c-\u201f\u2033\u301d-\u301f]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
];

/** Invisible: soft hyphens, joiners, marks of direction, variation selectors, byte order marks. */
const invisible =
  /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\p{Variation_Selector}]+/gu;

/** A long run of combining marks: to order it, as normalising does, takes the square of its length. */
const manyMarks = /\p{M}{30}(?=\p{M})/gu;
/** COMBINING GRAPHEME JOINER: no mark is reordered past it (UAX #15, section 13). It is removed with the marks. */
const barrier = '\u034f';

/**
 * Folds a text for comparison. The query and the document are folded in the same way, so that a search is nothing but "contains":
 *
 * - letters are the same composed or decomposed, wide or narrow (NFKC: Hangul, kana, ligatures, full-width signs);
 * - lower-case in every alphabet; Latin, Greek and Cyrillic letters without their accents;
 * - quotes, apostrophes and dashes become the plain ones;
 * - invisible characters are removed, and white space of any kind and length becomes one space.
 *
 * A text that begins and ends with whole characters is found in every text that contains it.
 */
export function fold(text: string): string {
  const plain = /^[\u0001-\u007f]*$/.test(text)
    ? text.toLowerCase()
    : withoutMarks(normalised(text.toWellFormed()).toLowerCase());
  return plain.replace(/\s\s+|[^\S ]/g, ' ');
}

function normalised(text: string): string {
  const read = text
    .replace(invisible, '')
    // The voice marks of kana, where they are characters of their own.
    .replaceAll('\u309b', '\u3099')
    .replaceAll('\u309c', '\u309a')
    .replace(manyMarks, `$&${barrier}`);
  let normal = '';
  let from = 0;
  for (const match of read.matchAll(notNormalised)) {
    normal += read.slice(from, match.index).normalize('NFKC') + match[0].normalize('NFD');
    from = match.index + match[0].length;
  }
  normal += read.slice(from).normalize('NFKC');
  for (const [variants, plain] of equivalents) normal = normal.replace(variants, plain);
  return normal;
}

function withoutMarks(text: string): string {
  return text
    .replace(composed, (letters) => letters.normalize('NFD'))
    .replace(marks, '')
    .replaceAll('ς', 'σ')
    .replace(unindexable, '\ufffd');
}
