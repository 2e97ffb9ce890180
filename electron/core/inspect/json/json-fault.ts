import { visible } from '../visible.ts';
import type { IssueCode } from '../../../../shared/issues/index.ts';

/** Where and why a text is not JSON. */
export interface JsonFault {
  readonly code: Exclude<Extract<IssueCode, `json.invalid${string}`>, 'json.invalid.lines'>;
  /** Index in the text, in UTF-16 code units. */
  readonly at: number;
  /** Both from 1. A column counts UTF-16 code units, as editors do. */
  readonly line: number;
  readonly column: number;
  /** The text at this place, in quotes; for an early end, the text before it. */
  readonly text: string;
}

type FaultCode = JsonFault['code'];
/** What may follow. After an opening bracket (`first-…`) the closing one may follow too. */
type Expected = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'next' | 'end';

const shownLength = 24;

const blanks = /[ \t\n\r]*/y;
const plain = /[^"\\\u0000-\u001f]*/y;
const word = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const numberLike = /[-+.\d\w]+/y;

/**
 * Finds the first place where a text stops being JSON (RFC 8259), and recognises common mistakes. Does not recurse, so
 * any depth of nesting is safe.
 *
 * @returns `null` for a text that is JSON.
 */
export function findJsonFault(json: string): JsonFault | null {
  const open = bracketStack();
  let expected: Expected = 'value';
  let at = 0;
  const fault = (code: FaultCode, place = at) => faultAt(json, code, place);

  for (;;) {
    at = endOf(blanks, json, at);
    const character = json[at];
    if (character === undefined) return expected === 'end' ? null : fault('json.invalid.end');
    if (expected === 'end') return fault('json.invalid.rest');
    if (json.startsWith('//', at) || json.startsWith('/*', at))
      return fault('json.invalid.comment');

    if (expected === 'colon') {
      if (character !== ':') return fault('json.invalid');
      at += 1;
      expected = 'value';
      continue;
    }
    const closes = character === '}' || character === ']';
    if (closes && expected !== 'value' && expected !== 'key') {
      if (open.pop() !== character) return fault('json.invalid');
      at += 1;
      expected = open.depth() === 0 ? 'end' : 'next';
      continue;
    }
    if (closes) {
      const before = json.slice(0, at).trimEnd().length - 1;
      const slip = json[before] === ',' && open.closer() === character;
      return slip ? fault('json.invalid.trailing-comma', before) : fault('json.invalid');
    }
    if (expected === 'next') {
      if (character !== ',') {
        return fault(/["'{[\w-]/.test(character) ? 'json.invalid.missing-comma' : 'json.invalid');
      }
      at += 1;
      expected = open.closer() === '}' ? 'key' : 'value';
      continue;
    }
    if (character === '{' || character === '[') {
      if (expected === 'key' || expected === 'first-key') return fault('json.invalid');
      open.push(character);
      expected = character === '{' ? 'first-key' : 'first-value';
      at += 1;
      continue;
    }
    const isKey: boolean = expected === 'key' || expected === 'first-key';
    const read = character === '"' ? readString(json, at) : readOther(json, at, isKey);
    if (typeof read !== 'number') return fault(read.code, read.at);
    at = read;
    expected = isKey ? 'colon' : open.depth() === 0 ? 'end' : 'next';
  }
}

/**
 * The fault of a text in one line that ends too early.
 *
 * @param length of the text. @param tail its end.
 */
export function faultAtEnd(length: number, tail: string): JsonFault {
  const code = 'json.invalid.end';
  return { code, at: length, line: 1, column: length + 1, text: shown(tail, code, tail.length) };
}

/** @returns the index behind the string, or its fault. */
function readString(json: string, start: number): number | { code: FaultCode; at: number } {
  for (let at = start + 1; ;) {
    at = endOf(plain, json, at);
    const character = json[at];
    if (character === undefined) return { code: 'json.invalid.end', at };
    if (character === '"') return at + 1;
    if (character !== '\\') return { code: 'json.invalid.control', at };
    const escape = /^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/.exec(json.slice(at, at + 6));
    if (escape === null) {
      const cut = at + 6 > json.length && /^\\(?:u[\da-fA-F]{0,3})?$/.test(json.slice(at));
      return cut
        ? { code: 'json.invalid.end', at: json.length }
        : { code: 'json.invalid.escape', at };
    }
    at += escape[0].length;
  }
}

/** Reads a number or a literal. @returns the index behind it, or its fault. */
function readOther(
  json: string,
  at: number,
  isKey: boolean,
): number | { code: FaultCode; at: number } {
  const character = json[at] ?? '';
  if (/^(?:\\"|&quot;|&#34;)/.test(json.slice(at, at + 6)))
    return { code: 'json.invalid.escaped-quote', at };
  if (character === "'") return { code: 'json.invalid.single-quote', at };
  if (/[\u2018-\u201f\u00ab\u00bb\uff02]/.test(character))
    return { code: 'json.invalid.curly-quote', at };
  const wordEnd = endOf(word, json, at);
  if (wordEnd > at) {
    if (isKey) return { code: 'json.invalid.bare-key', at };
    const written = json.slice(at, wordEnd);
    if (literals.includes(written)) return wordEnd;
    const cut = wordEnd === json.length && literals.some((literal) => literal.startsWith(written));
    return cut ? { code: 'json.invalid.end', at: wordEnd } : { code: 'json.invalid.word', at };
  }
  if (isKey || !/[-+.\d]/.test(character)) return { code: 'json.invalid', at };
  const whole = endOf(numberLike, json, at);
  if (endOf(number, json, at) === whole) return whole;
  const cut =
    whole === json.length && /^-?(?:\d+(?:\.|(?:\.\d+)?[eE][+-]?))?$/.test(json.slice(at));
  return cut ? { code: 'json.invalid.end', at: whole } : { code: 'json.invalid.number', at };
}

/** The open arrays and objects, one byte each, since JSON may be nested as deeply as it is long. */
function bracketStack() {
  let kinds = new Uint8Array(1_024);
  let depth = 0;
  const closerOf = (kind: number | undefined) => (kind === 1 ? '}' : kind === 0 ? ']' : undefined);
  const closer = () => (depth === 0 ? undefined : closerOf(kinds[depth - 1]));
  return {
    depth: () => depth,
    /** The bracket that closes the innermost one. */
    closer,
    push: (opener: string) => {
      if (depth === kinds.length) {
        const longer = new Uint8Array(kinds.length * 2);
        longer.set(kinds);
        kinds = longer;
      }
      kinds[depth] = opener === '{' ? 1 : 0;
      depth += 1;
    },
    pop: () => {
      const closed = closer();
      depth = Math.max(0, depth - 1);
      return closed;
    },
  };
}

const literals = ['true', 'false', 'null'];

/** The index behind the match of a sticky pattern, or `at` when it does not match there. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function faultAt(json: string, code: FaultCode, at: number): JsonFault {
  const { line, start } = lineAt(json, at);
  return {
    code,
    at,
    line,
    column: at - start + 1,
    text: code === 'json.invalid.control' ? nameOf(json[at] ?? '') : shown(json, code, at),
  };
}

/** The line of a place, counted from 1, and the index where it starts. A line ends with LF, CR, or CR LF. */
function lineAt(json: string, at: number): { line: number; start: number } {
  let line = 1;
  let start = 0;
  for (let place = 0; place < at; place += 1) {
    const character = json[place];
    const ends =
      character === '\n' || (character === '\r' && (json[place + 1] !== '\n' || place + 1 === at));
    if (!ends) continue;
    line += 1;
    start = place + 1;
  }
  return { line, start };
}

function shown(json: string, code: FaultCode, at: number): string {
  const end = code === 'json.invalid.end';
  const piece = end
    ? json.slice(Math.max(0, at - shownLength), at)
    : json.slice(at, at + shownLength);
  const line = (end ? piece.split(/[\r\n]/).at(-1) : piece.split(/[\r\n]/)[0]) ?? '';
  const trimmed = trimBlanks(line) === '' ? trimBlanks(piece) : trimBlanks(line);
  return `“${visible(trimmed.toWellFormed()).replaceAll('\u00a0', '\\u00A0')}”`;
}

/** Removes the white space of JSON; another one may be the fault itself. */
function trimBlanks(text: string): string {
  const isBlank = (character: string | undefined) => ' \t\r\n'.includes(character ?? '.');
  let from = 0;
  let to = text.length;
  while (from < to && isBlank(text[from])) from += 1;
  while (to > from && isBlank(text[to - 1])) to -= 1;
  return text.slice(from, to);
}

function nameOf(character: string): string {
  if (character === '\n' || character === '\r') return 'line break';
  if (character === '\t') return 'tab';
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
