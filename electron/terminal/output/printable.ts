import { cutText } from '../../../shared/cut-text.ts';

/** Control characters, formatting such as direction marks, lone surrogates, line and paragraph separators. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Formatting that belongs to the text and is harmless where it joins something: the joiner within an emoji sequence, joiners
 * between letters of a script that joins them (a Persian half-space), the tags of a regional flag.
 */
const joiners =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})|(?<=(?![\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}])[\p{L}\p{M}])[\u200c\u200d](?![\u200c\u200d])|(?<=\u{1f3f4})[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,6}\u{e007f}/gu;

/**
 * A sender's text for the terminal, in one line: a character that could control the terminal becomes U+FFFD.
 *
 * @param limit characters of the longest text; a longer one is cut.
 */
export function printable(text: string, limit = 200): string {
  let shown = '';
  let from = 0;
  for (const joined of text.matchAll(joiners)) {
    shown += text.slice(from, joined.index).replace(unsafe, '\uFFFD') + joined[0];
    from = joined.index + joined[0].length;
  }
  shown += text.slice(from).replace(unsafe, '\uFFFD');
  return shown.length > limit ? `${cutText(shown, limit - 1)}…` : shown;
}

/** The same for a text of any length, whose line breaks and tabs remain. */
export function printableLines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) =>
      line
        .split('\t')
        .map((part) => printable(part, Infinity))
        .join('\t'),
    )
    .join('\n');
}
