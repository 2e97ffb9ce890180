/** Levels up to which V8's parser was seen to work; far deeper ones end the process, and nothing can catch that. */
const deepest = 10_000_000;

/** The JSON is nested deeper than it can be parsed. */
export class TooDeep extends Error {
  constructor() {
    super(`its JSON is nested more than ${deepest} levels deep`);
    this.name = 'TooDeep';
  }
}

/**
 * `JSON.parse` for a text of any length and depth.
 *
 * @throws SyntaxError when it is not JSON, and TooDeep.
 */
export function parseJson(text: string): unknown {
  if (text.length > deepest && depthOf(text) > deepest) throw new TooDeep();
  return JSON.parse(text);
}

/** How deep the brackets of a text are nested, those in strings left out. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === '[' || character === '{') most = Math.max(most, (depth += 1));
    else if (character === ']' || character === '}') depth -= 1;
  }
  return most;
}

/** The place of the quote that ends a string. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
