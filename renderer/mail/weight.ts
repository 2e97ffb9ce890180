/** Longer than this, or deeper, or likely to grow into more elements: shown as source until asked for. */
export const weightLimits = {
  characters: 2_000_000,
  depth: 1_000,
  elements: 30_000,
  attributes: 500,
};

export type Weight = 'fair' | 'too-long' | 'too-deep' | 'too-many';

/** Elements that close by themselves or have no content (HTML, "optional tags", "void elements"). */
const shallow =
  /^(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|source|tbody|td|tfoot|th|thead|tr|track|wbr)$/;

/** Open ones of these are made again in every block that follows (HTML, "active formatting elements"). */
const formatting = /^(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)$/;

const tag = /<(\/?)([a-z][^\s/>]*)/gi;

/**
 * Guesses, in one pass and without parsing, what an HTML text would cost to parse and clean.
 * It reads tags alone, also inside comments: a guess that is too high costs one more click.
 */
export function htmlWeight(html: string): Weight {
  if (html.length > weightLimits.characters) return 'too-long';
  let depth = 0;
  let openFormatting = 0;
  let elements = 0;
  for (const [, slash, spelling = ''] of html.matchAll(tag)) {
    const name = spelling.toLowerCase();
    const step = slash === '/' ? -1 : 1;
    if (!shallow.test(name)) depth = Math.max(0, depth + step);
    if (step > 0) elements += 1 + openFormatting;
    if (formatting.test(name)) openFormatting = Math.max(0, openFormatting + step);
    if (depth > weightLimits.depth) return 'too-deep';
    if (elements > weightLimits.elements) return 'too-many';
  }
  return crowdedTag(html) ? 'too-many' : 'fair';
}

/** One tag with more attributes than anybody writes: each blank outside of quotes may start one. */
function crowdedTag(html: string): boolean {
  const stretch = /<[a-z](?:"[^"]*"|'[^']*'|[^"'<>]+)*/gi;
  for (const [text] of html.matchAll(stretch)) {
    if (text.length < weightLimits.attributes * 2) continue;
    const bare = text.replace(/"[^"]*"|'[^']*'/g, ' ');
    if ((bare.match(/[\s/]+/g)?.length ?? 0) > weightLimits.attributes * 4) return true;
  }
  return false;
}
