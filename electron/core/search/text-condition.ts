import { capturedColumns as columns } from '../store/attached-captures.ts';
import type { Condition } from '../store/capture-filter.ts';
import {
  coverage,
  coverageBits,
  fieldsOfPlace,
  isWord,
  unreadableBit,
  type FieldPlace,
} from './column-coverage.ts';
import { partSeparator } from './document.ts';
import { isWholePlace, type TextClaim, type TextTerm } from './query/query.ts';

/** Longer patterns are slow in SQLite where a body is one long repetition: it compares each character again. */
const longestPattern = 100;

const level = `e.reach & ${coverageBits}`;

/** Columns besides the body and the URL that may have a text. They are never long. */
const heads = [columns.method, columns.headers, columns.head, columns.trailers];

/** Characters of the JSON that header fields are stored as, and those between a field's name and its value. */
const jsonOfHeaders = /[":,[\]\\]|^ /;
const piecesLookedUp = 3;

/**
 * Terms about text as one condition over the captured columns and the index's `entries e`: true, false, or NULL where
 * only the document decides.
 */
export function textCondition(terms: readonly TextTerm[]): {
  readonly sql: string;
  /**
   * @param possible for each excluded term a JSON list of ids; no other judged request has its text. `null` where that is
   * not known.
   */
  readonly values: (possible: readonly (string | null)[]) => Condition['values'];
} {
  const conditions = terms.map(({ not, claim }) => ({ not, ...claimInSql(claim) }));
  const all = conditions.map(({ not, sql }) =>
    not
      ? `NOT CASE WHEN ? AND e.id NOT IN (SELECT value FROM json_each(?)) THEN 0 ELSE ${sql} END`
      : sql,
  );
  return {
    // With another time of arrival, the index knows another request that had the same number.
    sql: `CASE WHEN e.received_at = ${columns.receivedAt} THEN ${all.join(' AND ')} END`,
    values: (possible) =>
      conditions.flatMap(({ not, values }, at) => {
        const ids = possible[at] ?? null;
        return not ? [ids === null ? 0 : 1, ids ?? '[]', ...values] : values;
      }),
  };
}

function claimInSql({ place, text }: TextClaim): Condition {
  // Only the document has the separators between its parts.
  if (text.includes(partSeparator)) return { sql: 'NULL', values: [] };
  return place === 'anywhere' ? anywhereInSql(text) : fieldInSql(place, text);
}

function anywhereInSql(text: string): Condition {
  const inBody = anyContains([columns.body], text);
  const inUrl = anyContains([columns.url], text);
  const inHead = headInSql(text);
  // What is left when it is not true.
  const notInHead = jsonOfHeaders.test(text) ? inHead : { sql: '0', values: [] };
  const word = isWord.test(text) ? 'TRUE' : 'FALSE';
  return {
    sql: `CASE WHEN ${level} <= ${coverage.presence} THEN CASE
        WHEN ${inBody.sql} THEN 1
        WHEN ${inUrl.sql} THEN 1
        WHEN ${inHead.sql} THEN 1
        WHEN ${level} = ${coverage.exact} OR (${level} = ${coverage.words} AND ${word}) THEN ${notInHead.sql}
        WHEN instr(folded(${columns.body}), ?) > 0 THEN 1
        WHEN ${level} = ${coverage.folded} THEN ${notInHead.sql} END END`,
    values: [
      ...inBody.values,
      ...inUrl.values,
      ...inHead.values,
      ...notInHead.values,
      text,
      ...notInHead.values,
    ],
  };
}

/**
 * Whether the method or a header field has a text. A text with characters of JSON is looked up by the pieces between
 * them, which only shows where it is not: 0 or NULL.
 */
function headInSql(text: string): Condition {
  if (!jsonOfHeaders.test(text)) return anyContains(heads, text);
  const pieces = text
    .split(/[":,[\]\\ ]+/)
    .filter((piece) => piece !== '')
    .toSorted((a, b) => b.length - a.length)
    .slice(0, piecesLookedUp)
    .map((piece) => anyContains(heads, piece));
  if (pieces.length === 0) return { sql: 'NULL', values: [] };
  return {
    sql: `CASE WHEN NOT (${pieces.map(({ sql }) => sql).join(' AND ')}) THEN 0 END`,
    values: pieces.flatMap(({ values }) => values),
  };
}

/** SQLite's JSON functions read the fields of the body. They are folded only where that may change them. */
function fieldInSql(place: FieldPlace, text: string): Condition {
  // The JSON of an array has these characters between its strings, too.
  if (place === 'to' && /["[\],\\]|^ | $/.test(text)) return { sql: 'NULL', values: [] };
  const fields = fieldsOfPlace[place].map(
    (name) => `coalesce(${columns.body} ->> '$.${name}', '')`,
  );
  const isThere = isWholePlace(place) ? anyIs(fields, text) : anyContains(fields, text);
  const together = fields.join(' || char(31) || ');
  const isFolded = isWholePlace(place)
    ? `folded(${together}) = ?`
    : `instr(folded(${together}), ?) > 0`;
  return {
    sql: `CASE WHEN e.reach & ${unreadableBit(place)} = 0 AND json_valid(${columns.body}) THEN CASE
        WHEN ${isThere.sql} THEN 1
        WHEN ${together} NOT GLOB '*[^' || char(31) || '-~]*' AND ${together} NOT LIKE '%  %' THEN 0
        ELSE ${isFolded} END END`,
    values: [...isThere.values, text],
  };
}

function anyIs(texts: readonly string[], text: string): Condition {
  return {
    sql: `(${texts.map((one) => `lower(${one}) = ?`).join(' OR ')})`,
    values: texts.map(() => text),
  };
}

/** LIKE ignores the case of ASCII, as `lower` does, and copies nothing. */
function anyContains(texts: readonly string[], text: string): Condition {
  const isPattern = /^[\x01-\x7f]*$/.test(text) && text.length <= longestPattern;
  const conditions = texts.map((one) =>
    isPattern ? `${one} LIKE ? ESCAPE '\\'` : `instr(lower(${one}), ?) > 0`,
  );
  const value = isPattern ? `%${text.replace(/[\\%_]/g, '\\$&')}%` : text;
  return { sql: `(${conditions.join(' OR ')})`, values: texts.map(() => value) };
}
