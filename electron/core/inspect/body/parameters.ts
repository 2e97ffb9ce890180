import { bounds } from '../../../../shared/bounds.ts';

/**
 * Reads the parameters of a header value such as `form-data; name="a"; filename="b;c"` (RFC 9110, section 5.6.6).
 * Never throws, and takes linear time. Unreadable parameters are left out; of a repeated name, the first counts.
 *
 * A backslash escapes only a quote or another backslash, because old browsers sent `C:\dir\file` unescaped.
 *
 * @returns the values by lower-case name.
 */
export function readParameters(value: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let at = value.indexOf(';');
  while (at !== -1 && found.size < bounds.parameters.entries) {
    const end = nextOf(value, at + 1, ';="');
    if (value[end] !== '=') {
      at = value.indexOf(';', end);
      continue;
    }
    const name = value
      .slice(at + 1, end)
      .trim()
      .toLowerCase();
    const start = afterBlanks(value, end + 1);
    const { text, next } =
      (value[start] === '"' ? readQuoted(value, start) : null) ?? readToken(value, start);
    if (name !== '' && !/\s/.test(name) && !found.has(name)) found.set(name, text);
    at = value.indexOf(';', next);
  }
  return found;
}

interface ParameterValue {
  readonly text: string;
  readonly next: number;
}

/** @returns `null` when the closing quote is missing. */
function readQuoted(value: string, open: number): ParameterValue | null {
  const pieces: string[] = [];
  let from = open + 1;
  for (let at = from; at < value.length; at += 1) {
    const character = value[at];
    if (character === '"') {
      pieces.push(value.slice(from, at));
      return { text: pieces.join(''), next: at + 1 };
    }
    const escaped = value[at + 1];
    if (character === '\\' && (escaped === '"' || escaped === '\\')) {
      pieces.push(value.slice(from, at));
      from = at + 1;
      at += 1;
    }
  }
  return null;
}

/** Reads up to the next semicolon, without an opening quote that is never closed. */
function readToken(value: string, start: number): ParameterValue {
  const next = nextOf(value, start, ';');
  const text = value.slice(start, next).trim();
  return { text: text.startsWith('"') ? text.slice(1) : text, next };
}

function nextOf(value: string, from: number, characters: string): number {
  let at = from;
  while (at < value.length && !characters.includes(value[at] ?? '')) at += 1;
  return at;
}

function afterBlanks(value: string, from: number): number {
  let at = from;
  while (/\s/.test(value[at] ?? '')) at += 1;
  return at;
}
