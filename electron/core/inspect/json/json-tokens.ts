/*
 * Our own scanner. jsonc-parser's reads the same tokens, also of every prefix of a text, but it unescapes each string:
 * a string of 16 MB takes it 80 ms instead of less than 1, one of escapes 20 times as long, 8 MB of blanks 600 ms
 * instead of 30. It reports a fault by its token, and a fault in a string has to be shown at its line and column.
 */

/** A token of a JSON text: `text.slice(start, end)`. */
interface JsonToken {
  readonly start: number;
  readonly end: number;
}

/**
 * The tokens of a text that `JSON.parse` accepts, or of its start: strings, the six structural characters
 * `{ } [ ] : ,`, and the runs without white space between them (numbers and literals). Does not recurse, so any depth
 * of nesting is safe.
 */
export function* jsonTokens(json: string): Generator<JsonToken> {
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

/** The index of the next character that is not white space. */
export function afterBlanks(json: string, at: number): number {
  let next = at;
  while (isBlank(json[next] ?? '')) next += 1;
  return next;
}

/** The index behind the value that starts here. Nested values are skipped, not read. */
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

/** The index behind the string that starts here: behind its first quote without an odd number of backslashes before it. */
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
