const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** UTF-16 units of the longest character that is kept whole: an emoji of several people, a flag, a syllable. */
const longestCharacter = 100;

/** UTF-16 units around the cut that tell where a character begins. */
const looked = 1_000;

/**
 * The start of a text, at most `limit` UTF-16 units long, that ends with a whole character as its reader sees it. Takes
 * the same time however long the text is. Every text of a sender that is shown in part is cut here.
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const from = Math.max(0, limit - looked);
  const around = text.slice(from, limit + looked);
  const start = from + (graphemes.segment(around).containing(limit - from)?.index ?? 0);
  // A row of marks without an end is no character that anybody reads.
  return text.slice(0, limit - start <= longestCharacter ? start : wholeCodePoint(text, limit));
}

/** The same with an ellipsis in the place of what was cut. */
export function shortText(text: string, limit: number): string {
  return text.length > limit ? `${cutText(text, limit)}…` : text;
}

function wholeCodePoint(text: string, at: number): number {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1)) ? at - 1 : at;
}
