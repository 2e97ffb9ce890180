import type { CapturedRequest, HeaderPairs } from '../../../shared/request.ts';
import type { SearchDocument } from './document.ts';
import { fold } from './fold.ts';
import type { TextPlace } from './query/query.ts';

/**
 * How far SQL can tell what a request's document holds, from the captured columns alone. Kept in the index as a
 * number: SQL is asked first, and only what it leaves open is read. Each tells less than the one before.
 */
export const reach = {
  /** The document is its columns, in ASCII: a text is there or not. */
  exact: 0,
  /** The document is its columns, once folded. */
  folded: 1,
  /** The columns are in the document as they are. What else is there has no word that they have not. */
  words: 2,
  /** The columns are in the document as they are, beside others. */
  presence: 3,
  /** Only the document tells. */
  none: 4,
  /** Only the document tells, and it is too long for the index. */
  long: 5,
} as const;

/** Bits that are set where fields of the message are not what SQLite's JSON functions find: its long texts, or any other. */
export const without = { message: 16, others: 8 } as const;

/** The part of the number that says how far SQL can tell about all text. */
export const reachBits = 7;

export type FieldPlace = Exclude<TextPlace, 'anywhere'>;

/** The fields of a message that a place consists of. */
export const fieldsOfPlace: Readonly<Record<FieldPlace, readonly string[]>> = {
  from: ['emailFrom'],
  to: ['phone', 'emailTo'],
  subject: ['subject'],
  contact: ['contactId'],
  message: ['messageId', 'emailMessageId', 'message', 'html'],
};

const fieldPlaces = Object.entries(fieldsOfPlace) as [FieldPlace, readonly string[]][];

/** Stands between the parts of a document. */
export const between = '\u001f';

/** A word as a query may consist of it: no sign of any notation, and nothing that folding changes. */
export const word = /^[a-z0-9]+$/;

/** Printable ASCII with the sign between parts: SQLite lowers it as `fold` does. */
const plain = /^[\x1f-\x7e]*$/;

/** The words of a longer document are not looked up one by one. */
const longestCompared = 20_000;

/** SQLite's JSON functions refuse what is nested deeper than a thousand; so many brackets can't be. */
const mostBrackets = 500;

/** The mark stays: SQL sees it, too. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Compares a document with what SQL would make of the same request. What differs for any reason (a charset, a coding,
 * an escape, a field that is no string) is not SQL's to judge.
 */
export function reachOf(
  request: CapturedRequest,
  bytes: Uint8Array,
  places: SearchDocument['places'],
): number {
  const text = utf8.decode(bytes);
  const head = [
    request.method,
    request.url,
    ...lines(request.headers),
    ...lines(request.trailers),
  ].filter((part) => part !== null);
  const all = textReach(head, text, places.anywhere);
  const fields = all === reach.none ? null : readFields(text);
  const missing = fieldPlaces
    .filter(([place, names]) => fields === null || !isPlaceOf(names, fields, places[place]))
    .map(([place]) => bitOf(place));
  return missing.reduce<number>((bits, bit) => bits | bit, all);
}

/** The bit that says that a place can't be told. */
export function bitOf(place: FieldPlace): number {
  return place === 'message' ? without.message : without.others;
}

function textReach(head: readonly string[], text: string, anywhere: string): number {
  // JSON, in which headers are stored, writes these with escapes.
  if (head.some((part) => /[\x00-\x1f]/.test(part))) return reach.none;
  const parts = [...head, text].filter((part) => part !== '');
  const whole = parts.join(between);
  const isPlain = plain.test(whole);
  if (isPlain && whole.toLowerCase() === anywhere) return reach.exact;
  const folded = parts.map(fold);
  if (!text.includes('\0') && plain.test(head.join('')) && folded.join(between) === anywhere) {
    return reach.folded;
  }
  if (!folded.every((part) => anywhere.includes(part))) return reach.none;
  return hasItsWords(whole, anywhere) ? reach.words : reach.presence;
}

/** Whether every word of a document stands in its columns. */
function hasItsWords(whole: string, anywhere: string): boolean {
  if (anywhere.length > longestCompared || whole.includes('\0')) return false;
  // SQL knows no other upper case than that of ASCII.
  const lower = whole.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  return [...new Set(anywhere.match(/[a-z0-9]+/g))].every((one) => lower.includes(one));
}

function lines(headers: HeaderPairs): string[] {
  return headers.map(([name, value]) => `${name}: ${value}`);
}

type Fields = Readonly<Record<string, readonly string[]>>;

function isPlaceOf(names: readonly string[], fields: Fields, place: string): boolean {
  const values = names.flatMap((name) => fields[name] ?? []).filter((value) => value !== '');
  return values.map(fold).join(between) === place;
}

/** The fields as SQLite finds them: it takes the first of a name where JavaScript takes the last. */
function readFields(text: string): Fields | null {
  if (!text.startsWith('{') || text.split(/[[{]/, mostBrackets + 1).length > mostBrackets)
    return null;
  // A name may be written so.
  if (/\\u00[2-7]/i.test(text)) return null;
  let json: Readonly<Record<string, unknown>>;
  try {
    json = JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return null;
  }
  const fields: Record<string, readonly string[]> = {};
  for (const [, names] of fieldPlaces) {
    for (const name of names) {
      const value = json[name];
      if (value === undefined || value === null) continue;
      const written = `"${name}"`;
      if (text.indexOf(written) !== text.lastIndexOf(written)) return null;
      if (typeof value === 'string') {
        if (value.includes('\0') || !value.isWellFormed()) return null;
        fields[name] = [value];
      } else if (Array.isArray(value) && value.every(isPlainString)) {
        fields[name] = value;
      } else {
        return null;
      }
    }
  }
  return fields;
}

/** A string that an array's JSON shows as it is. */
function isPlainString(value: unknown): value is string {
  return typeof value === 'string' && /^[ -!#-[\]-~]*$/.test(value);
}
