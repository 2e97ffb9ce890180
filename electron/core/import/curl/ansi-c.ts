/** The escapes of one character within `$'…'` (bash, ANSI-C Quoting). */
const named: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};

/** A character beyond the first 65,536, which browsers write as two halves; a shell would encode each half by itself. */
const pair = /\\u(?<high>[dD][89abAB][\da-fA-F]{2})\\u(?<low>[dD][c-fC-F][\da-fA-F]{2})/y;
const numbered =
  /\\(?:x(?<byte>[\da-fA-F]{1,2})|u(?<short>[\da-fA-F]{1,4})|U(?<long>[\da-fA-F]{1,8})|(?<octal>[0-7]{1,3})|c(?<control>[\s\S]))/y;
const plain = /[^'\\]+/y;

interface ReadQuote {
  readonly bytes: string;
  /** The place after its last quote. */
  readonly end: number;
}

/**
 * Reads what follows `$'` in a script.
 *
 * @returns its bytes, one character for each; `null` when the quote is not closed.
 */
export function readAnsiC(script: string, from: number): ReadQuote | null {
  const pieces: string[] = [];
  let at = from;

  function match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const found = pattern.exec(script);
    at += found?.[0].length ?? 0;
    return found;
  }

  for (;;) {
    pieces.push(match(plain)?.[0] ?? '');
    if (at >= script.length) return null;
    if (script[at] === "'") return { bytes: untilNull(pieces.join('')), end: at + 1 };
    const groups = (match(pair) ?? match(numbered))?.groups;
    if (groups !== undefined) pieces.push(bytesOf(groups));
    else {
      const next = script[at + 1] ?? '';
      pieces.push(named[next] ?? `\\${next}`);
      at += 2;
    }
  }
}

/** A word of a shell ends at a null byte. */
function untilNull(bytes: string): string {
  const end = bytes.indexOf('\0');
  return end === -1 ? bytes : bytes.slice(0, end);
}

function bytesOf(groups: Readonly<Record<string, string | undefined>>): string {
  const { high, low, byte, short, long, octal, control } = groups;
  if (high !== undefined && low !== undefined) {
    return inUtf8(String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16)));
  }
  if (control !== undefined) return String.fromCharCode(control.toUpperCase().charCodeAt(0) & 0x1f);
  if (byte !== undefined) return String.fromCharCode(Number.parseInt(byte, 16));
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
  const point = Number.parseInt(short ?? long ?? '', 16);
  return point > 0x10ffff ? '' : inUtf8(String.fromCodePoint(point));
}

function inUtf8(text: string): string {
  return Buffer.from(text).toString('latin1');
}
