/** Latin, Greek and Cyrillic letters with their marks in one character. */
const composed = /[\u00c0-\u024f\u0370-\u04ff\u1e00-\u1fff]+/g;
const marks = /[\u0300-\u036f]+/g;
/** NUL ends a text for the index's tokenizer, and it reads the two non-characters as U+FFFD. */
const unindexable = /[\u0000\ufffe\uffff]/g;

/**
 * A text as it is compared: lower-case in every alphabet, Latin, Greek and Cyrillic letters without
 * their accents, any white space as one space. What is looked for and what is looked in are folded alike,
 * so a search is nothing but "contains".
 *
 * Each character is folded without regard to its neighbours, white space alone is joined: so what
 * contains a text contains it folded, too.
 */
export function fold(text: string): string {
  const lower = text.toWellFormed().toLowerCase();
  const plain = /^[\u0001-\u007f]*$/.test(lower) ? lower : withoutMarks(lower);
  return plain.replace(/\s\s+|[^\S ]/g, ' ');
}

function withoutMarks(text: string): string {
  return text
    .replace(composed, (letters) => letters.normalize('NFD'))
    .replace(marks, '')
    .replaceAll('ς', 'σ')
    .replace(unindexable, '\ufffd');
}
