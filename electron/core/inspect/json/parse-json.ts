import { endOfString } from './json-tokens.ts';

/** Levels of nesting that V8's parser was seen to survive. Far deeper JSON ends the process, which can't be caught. */
const deepest = 10_000_000;

/** The JSON is nested too deeply to be parsed. */
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

/** Whether `parseJson` accepts a text. */
export function isJsonText(text: string): boolean {
  try {
    parseJson(text);
    return true;
  } catch {
    return false;
  }
}

/** The deepest nesting of brackets outside of strings. */
export function depthOf(text: string): number {
  let depth = 0;
  let maxDepth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at) - 1;
    else if (character === '[' || character === '{') maxDepth = Math.max(maxDepth, (depth += 1));
    else if (character === ']' || character === '}') depth -= 1;
  }
  return maxDepth;
}
