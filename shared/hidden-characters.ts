/**
 * Characters that are invisible or change the order of others (Unicode TR 36): controls, direction marks and overrides,
 * zero-width characters, fillers, tags. Joiners count only where they join nothing, since emoji and Persian need them.
 */
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e00ff}\u{e01f0}-\u{e0fff}]|(?<=^|[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}\p{P}\p{Zs}])[\u200c\u200d]|\u034f|\p{Cs}/u;
export const everyHidden = new RegExp(hidden.source, 'gu');

/** Right-to-left letters, which change the order of the text beside them. */
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

export function hidesSomething(text: string): boolean {
  return hidden.test(text);
}

/** The name of a character: `U+202E`. */
export function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * A sender's text for places that show only plain text, such as a tooltip or a native dialog: hidden characters are
 * replaced by their names, and right-to-left text is isolated. Applying it twice changes nothing.
 */
export function shown(text: string): string {
  const isWhole = isBalanced(text);
  const named = text.replace(everyHidden, (character) =>
    isWhole && isolates.includes(character) ? character : `[${nameOf(character)}]`,
  );
  return rightToLeft.test(named) ? isolated(named) : named;
}

/** The same on one line, so that a sender's line break can't imitate a sentence of ours. */
export function shownInLine(text: string): string {
  return shown(text.replace(/[\r\n\t\u0085]+/g, ' '));
}

/**
 * The same for a sentence of ours that contains a sender's texts.
 *
 * @param values those texts, as written in the sentence.
 */
export function shownSentence(sentence: string, values: readonly unknown[]): string {
  let result = sentence.replace(everyHidden, (character) => `[${nameOf(character)}]`);
  for (const value of values) {
    if (typeof value !== 'string' || !rightToLeft.test(value)) continue;
    const named = value.replace(everyHidden, (character) => `[${nameOf(character)}]`);
    result = result.replaceAll(named, () => isolated(named));
  }
  return result;
}

/** First strong isolate, and pop directional isolate (Unicode Annex 9). */
const isolates = '\u2068\u2069';

function isolated(text: string): string {
  return `${isolates[0]}${text}${isolates[1]}`;
}

/** Whether each isolate in a text ends within it. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === isolates[0]) depth += 1;
    if (character === isolates[1] && (depth -= 1) < 0) return false;
  }
  return depth === 0;
}
