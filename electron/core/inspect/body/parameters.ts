import { bounds } from '../../../../shared/bounds.ts';

/**
 * The parameters of a header value such as `form-data; name="a"; filename="b;c"`, by lower-case name
 * (RFC 9110, section 5.6.6). The first of a name wins. Total: what can't be read is left out. Every character is
 * looked at a bounded number of times.
 *
 * A backslash escapes only a quote or another backslash: browsers of old sent `C:\dir\file` as it is.
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

interface Read {
  readonly text: string;
  readonly next: number;
}

/** @returns `null` when nothing closes the quotes. */
function readQuoted(value: string, open: number): Read | null {
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

/** Until the next parameter; a quote that is never closed is left away. */
function readToken(value: string, start: number): Read {
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
