import { cutText } from '../../shared/cut-text.ts';

/** Control characters, marks of direction and other formatting, halves of characters, separators of lines. */
const steering = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Formatting that writes a text and steers nothing, where it has something to join: within an emoji of several; between
 * letters of scripts that join theirs (a Persian half-space); the tags of a regional flag.
 */
const writing =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})|(?<=(?![\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}])[\p{L}\p{M}])[\u200c\u200d](?![\u200c\u200d])|(?<=\u{1f3f4})[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,6}\u{e007f}/gu;

/** A sender's text must not steer the terminal: what controls it is shown as a replacement. */
export function printable(text: string, limit = 200): string {
  let shown = '';
  let from = 0;
  for (const kept of text.matchAll(writing)) {
    shown += text.slice(from, kept.index).replace(steering, '\uFFFD') + kept[0];
    from = kept.index + kept[0].length;
  }
  shown += text.slice(from).replace(steering, '\uFFFD');
  return shown.length > limit ? `${cutText(shown, limit - 1)}…` : shown;
}

/** The same for a text of several lines, which stay lines. */
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
