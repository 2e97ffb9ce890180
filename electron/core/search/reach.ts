import type { CapturedRequest, HeaderPairs } from '../../../shared/request.ts';
import type { SearchDocument } from './document.ts';
import { fold } from './fold.ts';
import type { TextPlace } from './query/query.ts';

/**
 * How far SQL can tell what a request's document holds, from the captured columns alone. Kept in the index as a
 * number: SQL is asked first, and only what it leaves open is read.
 */
export const reach = {
  /** Every place: the fields of the message are what SQLite's JSON functions find. */
  fields: 0,
  /** All text, but not the fields. */
  text: 1,
  /** The body's text is in the document as it is, beside others. */
  body: 2,
  /** Nothing. */
  none: 3,
  /** Nothing, and it is too long for the index. */
  long: 4,
} as const;

export type Reach = (typeof reach)[keyof typeof reach];

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

/** Printable ASCII with the sign between parts: SQLite lowers it as `fold` does. */
const plain = /^[\x1f-\x7e]*$/;

/** SQLite's JSON functions refuse what is nested deeper than a thousand; so many brackets can't be. */
const mostBrackets = 500;

const utf8 = new TextDecoder('utf-8');

/**
 * Compares a document with what SQL would make of the same request. What differs for any reason (a charset, a coding,
 * an escape, a field that is no string) is not SQL's to judge.
 */
export function reachOf(
  request: CapturedRequest,
  bytes: Uint8Array,
  places: SearchDocument['places'],
): Reach {
  const text = utf8.decode(bytes);
  const whole = [
    request.method,
    request.url,
    ...lines(request.headers),
    ...lines(request.trailers),
    text,
  ]
    .filter((part) => part !== null && part !== '')
    .join(between);
  if (plain.test(whole) && whole.toLowerCase() === places.anywhere && areUnescaped(request)) {
    return haveFields(text, places) ? reach.fields : reach.text;
  }
  return text !== '' && places.anywhere.includes(fold(text)) ? reach.body : reach.none;
}

function lines(headers: HeaderPairs): string[] {
  return headers.map(([name, value]) => `${name}: ${value}`);
}

/** Whether the headers stand in their column, which is JSON, as they are. */
function areUnescaped({ headers, trailers }: CapturedRequest): boolean {
  return [...headers, ...trailers].every(([name, value]) => !/["\\]/.test(name + value));
}

function haveFields(text: string, places: SearchDocument['places']): boolean {
  const fields = readFields(text);
  return (
    fields !== null &&
    fieldPlaces.every(([place, names]) => {
      const values = names.map((name) => fields[name] ?? '');
      return (
        values
          .filter((value) => value !== '')
          .join(between)
          .toLowerCase() === places[place]
      );
    })
  );
}

/** The fields as SQLite finds them: it takes the first of a name where JavaScript takes the last. */
function readFields(text: string): Readonly<Record<string, string>> | null {
  if (!text.startsWith('{') || text.split(/[[{]/, mostBrackets + 1).length > mostBrackets)
    return null;
  let json: Readonly<Record<string, unknown>>;
  try {
    json = JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return null;
  }
  const fields: Record<string, string> = {};
  for (const [, names] of fieldPlaces) {
    for (const name of names) {
      const value = json[name];
      if (value === undefined || value === null) continue;
      const written = `"${name}"`;
      if (typeof value !== 'string' || text.indexOf(written) !== text.lastIndexOf(written)) {
        return null;
      }
      fields[name] = value;
    }
  }
  return fields;
}
