import type { CapturedRequest, HeaderPairs } from '../../../shared/request.ts';
import { partSeparator, type SearchDocument } from './document.ts';
import { fold } from './fold.ts';
import { isWholePlace, type TextPlace } from './query/query.ts';

/**
 * How much of a request's document SQL can judge by the captured columns alone. The index stores it for each request, in
 * its column `reach`: SQL is asked first, and only what it can't decide is read. Each level says less than the one before.
 */
export const coverage = {
  /** The document is the columns, in ASCII: a text is in the columns or nowhere. */
  exact: 0,
  /** The document is the columns, once they are folded. */
  folded: 1,
  /** The document contains the columns as they are. The rest of it has no word that the columns do not have. */
  words: 2,
  /** The document contains the columns as they are, and more. */
  presence: 3,
  /** Only the document decides. */
  none: 4,
  /** Only the document decides, and it is too long for the index. */
  long: 5,
} as const;

/** Bits for places whose fields are not what SQLite's JSON functions find: the message's long texts, the ids that are searched as a whole, or any other. */
const unreadableFields = { message: 16, ids: 32, others: 8 } as const;

/** The bits of the stored number that hold the level. */
export const coverageBits = 7;

export type FieldPlace = Exclude<TextPlace, 'anywhere'>;

/** The message's fields that each place consists of. */
export const fieldsOfPlace: Readonly<Record<FieldPlace, readonly string[]>> = {
  from: ['emailFrom'],
  to: ['phone', 'emailTo'],
  subject: ['subject'],
  contact: ['contactId'],
  location: ['locationId'],
  provider: ['conversationProviderId'],
  message: ['messageId', 'emailMessageId', 'message', 'html'],
};

const fieldPlaces = Object.entries(fieldsOfPlace) as [FieldPlace, readonly string[]][];

/** A query that is one word: folding changes nothing of it, and no notation escapes it. */
export const isWord = /^[a-z0-9]+$/;

/** Printable ASCII and the separator of parts: SQLite lowers the case of these as `fold` does. */
const foldsInSql = /^[\x1f-\x7e]*$/;

/** The words of a longer document are not looked up one by one. In UTF-16 units. */
const comparedLength = 20_000;

/** SQLite's JSON functions refuse a depth over 1,000, which this many brackets can't reach. */
const maxBrackets = 500;

/** A byte order mark stays in the text, because SQL sees it too. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Compares a document with what SQL sees of the same request. Whatever differs for any reason (a charset, a coding, an
 * escape, a field that is not a string) is not left to SQL.
 *
 * @returns a level, with the bits of the places that SQL can't read.
 */
export function coverageOf(
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
  const level = levelOf(head, text, places.anywhere);
  const fields = level === coverage.none ? null : readFields(text);
  const unreadable = fieldPlaces
    .filter(([place, names]) => fields === null || !matchesPlace(names, fields, places[place]))
    .map(([place]) => unreadableBit(place));
  return unreadable.reduce<number>((bits, bit) => bits | bit, level);
}

/** The bit that says that SQL can't read a place. */
export function unreadableBit(place: FieldPlace): number {
  if (place === 'message') return unreadableFields.message;
  return isWholePlace(place) ? unreadableFields.ids : unreadableFields.others;
}

function levelOf(head: readonly string[], text: string, anywhere: string): number {
  // The stored JSON of the header fields escapes these.
  if (head.some((part) => /[\x00-\x1f]/.test(part))) return coverage.none;
  const parts = [...head, text].filter((part) => part !== '');
  const whole = parts.join(partSeparator);
  if (foldsInSql.test(whole) && whole.toLowerCase() === anywhere) return coverage.exact;
  const folded = parts.map(fold);
  if (
    !text.includes('\0') &&
    foldsInSql.test(head.join('')) &&
    folded.join(partSeparator) === anywhere
  ) {
    return coverage.folded;
  }
  if (!folded.every((part) => anywhere.includes(part))) return coverage.none;
  return hasAllWords(whole, anywhere) ? coverage.words : coverage.presence;
}

/** Whether the columns have every word of the document. */
function hasAllWords(whole: string, anywhere: string): boolean {
  if (anywhere.length > comparedLength || whole.includes('\0')) return false;
  // As SQLite does, which lowers the case of ASCII alone.
  const lower = whole.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  return [...new Set(anywhere.match(/[a-z0-9]+/g))].every((one) => lower.includes(one));
}

function lines(headers: HeaderPairs): string[] {
  return headers.map(([name, value]) => `${name}: ${value}`);
}

/** `null` for a field that SQLite may read differently. */
type Fields = Readonly<Record<string, readonly string[] | null>>;

function matchesPlace(names: readonly string[], fields: Fields, place: string): boolean {
  if (names.some((name) => fields[name] === null)) return false;
  const values = names.flatMap((name) => fields[name] ?? []).filter((value) => value !== '');
  return values.map(fold).join(partSeparator) === place;
}

/**
 * The fields as SQLite finds them; `null` where it may find others than JavaScript does in any of them. Of a repeated name,
 * SQLite takes the first and JavaScript the last.
 */
function readFields(text: string): Fields | null {
  if (!text.startsWith('{') || text.split(/[[{]/, maxBrackets + 1).length > maxBrackets)
    return null;
  // An ASCII character that is written as an escape: it may be part of a name.
  if (/\\u00[2-7]/i.test(text)) return null;
  let json: Readonly<Record<string, unknown>>;
  try {
    json = JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return null;
  }
  const fields: Record<string, readonly string[] | null> = {};
  for (const name of fieldPlaces.flatMap(([, names]) => names)) {
    const value = json[name];
    if (value === undefined || value === null) continue;
    const written = `"${name}"`;
    const isRepeated = text.indexOf(written) !== text.lastIndexOf(written);
    fields[name] = isRepeated ? null : stringsIn(value);
  }
  return fields;
}

/** The strings of a field as SQLite finds them, `null` where it may find others. */
function stringsIn(value: unknown): readonly string[] | null {
  if (typeof value === 'string')
    return value.includes('\0') || !value.isWellFormed() ? null : [value];
  return Array.isArray(value) && value.every(isUnescaped) ? value : null;
}

/** A string that is written without escapes in the JSON of an array. */
function isUnescaped(value: unknown): value is string {
  return typeof value === 'string' && /^[ -!#-[\]-~]*$/.test(value);
}
