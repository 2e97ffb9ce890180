import type { Condition } from './condition.ts';
import type { TextClaim, TextTerm } from './matches.ts';
import { between, bitOf, fieldsOfPlace, reach, reachBits, word, type FieldPlace } from './reach.ts';

/** SQLite compares the signs of a longer pattern one by one too slowly, where a body is nothing but repetitions. */
const longestPattern = 100;

const body = 'CAST(b.bytes AS TEXT)';
const bodyReach = `e.reach & ${reachBits}`;

/** Where a method or a header may have a text; these columns are never long. */
const heads = ["coalesce(r.method, '')", 'r.headers', 'r.trailers'];

/** Signs of the JSON in which headers are stored, and those between a header's name and its value. */
const headerSigns = /[":,[\]\\]|^ /;
const mostPieces = 3;

/**
 * Terms about text over `requests r`, its body `b` and what the index knows of it, `e`: true, false, or NULL where
 * only the document can tell.
 */
export function textCondition(terms: readonly TextTerm[]): {
  readonly sql: string;
  /** @param suspects for each term the ids, as JSON, outside of which no request that is looked at has its text; `null` where that is not known. */
  readonly values: (suspects: readonly (string | null)[]) => Condition['values'];
} {
  const conditions = terms.map(({ not, claim }) => ({ not, ...claimInSql(claim) }));
  const all = conditions.map(({ not, sql }) =>
    not
      ? `NOT CASE WHEN ? AND e.id NOT IN (SELECT value FROM json_each(?)) THEN 0 ELSE ${sql} END`
      : sql,
  );
  return {
    // What is indexed may be another request that had the same number.
    sql: `CASE WHEN e.received_at = r.received_at THEN ${all.join(' AND ')} END`,
    values: (suspects) =>
      conditions.flatMap(({ not, values }, at) => {
        const ids = suspects[at] ?? null;
        return not ? [ids === null ? 0 : 1, ids ?? '[]', ...values] : values;
      }),
  };
}

function claimInSql({ place, text }: TextClaim): Condition {
  // Only the document says what stands across two of its parts.
  if (text.includes(between)) return { sql: 'NULL', values: [] };
  return place === 'anywhere' ? anywhereInSql(text) : fieldInSql(place, text);
}

function anywhereInSql(text: string): Condition {
  const inBody = anyContains([body], text);
  const inUrl = anyContains(['r.url'], text);
  const inHead = headInSql(text);
  const isWord = word.test(text) ? 'TRUE' : 'FALSE';
  return {
    sql: `CASE WHEN ${bodyReach} <= ${reach.presence} THEN CASE
        WHEN ${inBody.sql} THEN 1
        WHEN ${inUrl.sql} THEN 1
        WHEN ${inHead.sql} THEN 1
        WHEN ${bodyReach} = ${reach.exact} OR (${bodyReach} = ${reach.words} AND ${isWord}) THEN ${inHead.sql}
        WHEN instr(folded(${body}), ?) > 0 THEN 1
        WHEN ${bodyReach} = ${reach.folded} THEN ${inHead.sql} END END`,
    values: [
      ...inBody.values,
      ...inUrl.values,
      ...inHead.values,
      ...inHead.values,
      text,
      ...inHead.values,
    ],
  };
}

/** Whether a method or a header has a text. One with signs of JSON in it is looked for by what stands between them, and that only tells where it is not. */
function headInSql(text: string): Condition {
  if (!headerSigns.test(text)) return anyContains(heads, text);
  const pieces = text
    .split(/[":,[\]\\ ]+/)
    .filter((piece) => piece !== '')
    .toSorted((a, b) => b.length - a.length)
    .slice(0, mostPieces)
    .map((piece) => anyContains(heads, piece));
  if (pieces.length === 0) return { sql: 'NULL', values: [] };
  return {
    sql: `CASE WHEN NOT (${pieces.map(({ sql }) => sql).join(' AND ')}) THEN 0 END`,
    values: pieces.flatMap(({ values }) => values),
  };
}

/** The fields are read by SQLite, and folded where that may change them. */
function fieldInSql(place: FieldPlace, text: string): Condition {
  // Such signs stand between the strings of an array, too.
  if (place === 'to' && /["[\],\\]|^ | $/.test(text)) return { sql: 'NULL', values: [] };
  const fields = fieldsOfPlace[place].map((name) => `coalesce(${body} ->> '$.${name}', '')`);
  const isThere = anyContains(fields, text);
  const together = fields.join(' || char(31) || ');
  return {
    sql: `CASE WHEN e.reach & ${bitOf(place)} = 0 AND json_valid(${body}) THEN CASE
        WHEN ${isThere.sql} THEN 1
        WHEN ${together} NOT GLOB '*[^' || char(31) || '-~]*' AND ${together} NOT LIKE '%  %' THEN 0
        ELSE instr(folded(${together}), ?) > 0 END END`,
    values: [...isThere.values, text],
  };
}

/** LIKE knows upper and lower case of ASCII, as `lower` does, and copies nothing. */
function anyContains(texts: readonly string[], text: string): Condition {
  const isPattern = /^[\x01-\x7f]*$/.test(text) && text.length <= longestPattern;
  const conditions = texts.map((one) =>
    isPattern ? `${one} LIKE ? ESCAPE '\\'` : `instr(lower(${one}), ?) > 0`,
  );
  const value = isPattern ? `%${text.replace(/[\\%_]/g, '\\$&')}%` : text;
  return { sql: `(${conditions.join(' OR ')})`, values: texts.map(() => value) };
}
