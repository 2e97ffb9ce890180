/** Characters of the parts of a text that the index knows. */
export const trigramLength = 3;

/** Two more characters at the end of a text let its last ones begin a trigram, too: a shorter text is looked for as the start of one. */
const ending = '\u001f\u001f';

/** Stands between two trigrams where the index takes them. A folded text has no line break. */
export const separator = '\n';

const surrogates = /[\ud800-\udfff]/;

/** The trigrams of a folded text, each once. */
export function trigramsOf(text: string): Set<string> {
  const found = new Set<string>();
  addTrigrams(text, found);
  return found;
}

/** The trigrams that a text is indexed by. */
export function addIndexedTrigrams(text: string, found: Set<string>): void {
  if (text !== '') addTrigrams(text + ending, found);
}

function addTrigrams(text: string, found: Set<string>): void {
  if (surrogates.test(text)) {
    const characters = Array.from(text);
    for (let at = 0; at + trigramLength <= characters.length; at += 1)
      found.add(characters.slice(at, at + trigramLength).join(''));
    return;
  }
  for (let at = 0; at + trigramLength <= text.length; at += 1)
    found.add(text.slice(at, at + trigramLength));
}

/** Whether a text is too short to have a trigram of its own. */
export function isShort(text: string): boolean {
  return text.length < 2 * trigramLength && Array.from(text).length < trigramLength;
}
