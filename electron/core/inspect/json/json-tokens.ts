/** A token of a JSON text: `text.slice(start, end)`. */
interface Token {
  readonly start: number;
  readonly end: number;
}

/**
 * The tokens of a text that `JSON.parse` accepts, or of its start: strings, the six structural
 * characters `{ } [ ] : ,` and, between them, runs without white space (numbers and literals).
 * It never recurses, so depth costs nothing.
 */
export function* jsonTokens(json: string): Generator<Token> {
  for (let start = 0; start < json.length;) {
    const character = json[start] ?? '';
    if (isBlank(character)) {
      start += 1;
      continue;
    }
    const end = endOf(json, start, character);
    yield { start, end };
    start = end;
  }
}

function endOf(json: string, start: number, character: string): number {
  if (character === '"') return endOfString(json, start);
  if (isStructural(character)) return start + 1;
  let end = start + 1;
  while (end < json.length && !isBlank(json[end] ?? '') && !isStructural(json[end] ?? '')) end += 1;
  return end;
}

/** Where the next character stands that is not blank. */
export function afterBlanks(json: string, at: number): number {
  let next = at;
  while (isBlank(json[next] ?? '')) next += 1;
  return next;
}

/** Where a value ends that begins here. Nested ones are passed over without being read. */
export function endOfValue(json: string, start: number): number {
  const first = json[start] ?? '';
  if (!opens(first)) return endOf(json, start, first);
  let depth = 0;
  for (let at = start; at < json.length; at += 1) {
    switch (json.charCodeAt(at)) {
      case 0x22:
        at = endOfString(json, at) - 1;
        break;
      case 0x5b:
      case 0x7b:
        depth += 1;
        break;
      case 0x5d:
      case 0x7d:
        depth -= 1;
        if (depth === 0) return at + 1;
        break;
      default:
    }
  }
  return json.length;
}

/** A quote ends the string unless an odd number of backslashes stands before it. */
export function endOfString(json: string, start: number): number {
  for (
    let quote = json.indexOf('"', start + 1);
    quote !== -1;
    quote = json.indexOf('"', quote + 1)
  ) {
    let backslashes = 0;
    while (json[quote - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return json.length;
}

export function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}

function isStructural(character: string): boolean {
  return '{}[]:,'.includes(character);
}

export function opens(character: string | undefined): boolean {
  return character === '{' || character === '[';
}

export function closes(character: string | undefined): boolean {
  return character === '}' || character === ']';
}
