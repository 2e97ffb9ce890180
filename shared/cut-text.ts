/** Made when it is first needed, because its data takes some milliseconds to load. */
let graphemes: Intl.Segmenter | null = null;

/** UTF-16 code units of the longest character that is not split, such as an emoji of several people. */
const longestCharacter = 100;

/** UTF-16 code units on each side of the cut that are segmented into characters. */
const segmentedUnits = 1_000;

/**
 * The start of a text, at most `limit` UTF-16 code units, ending with a whole character as a reader sees it. Takes the
 * same time for any length. Every text of a sender that is shown in part is cut here.
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const from = Math.max(0, limit - segmentedUnits);
  const around = text.slice(from, limit + segmentedUnits);
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const start = from + (graphemes.segment(around).containing(limit - from)?.index ?? 0);
  // An endless run of combining marks is split.
  return text.slice(0, limit - start <= longestCharacter ? start : wholeCodePoint(text, limit));
}

/** The same, with an ellipsis if it was cut. */
export function shortText(text: string, limit: number): string {
  return text.length > limit ? `${cutText(text, limit)}…` : text;
}

function wholeCodePoint(text: string, at: number): number {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1)) ? at - 1 : at;
}
