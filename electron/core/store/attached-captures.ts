import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { CapturedRequest } from '../../../shared/request.ts';
import { bodyColumn, prepareBodies } from './bodies.ts';
import {
  usesDuplicates,
  collectDuplicates,
  conditionOf,
  isLaterAttempt,
  type CaptureQuery,
  type Condition,
} from './capture-filter.ts';
import { factColumns, headColumns, joinHead } from './heads.ts';
import { joinFindingsAndReply, requestOf } from './rows.ts';
import { capturesPath } from './schema.ts';

/**
 * What another database's condition may say of a captured request, as SQL expressions. Header and trailer fields are the
 * JSON of their pairs; of a request that shares its `head`, `headers` are the values that are its own. `body` is the stored bytes as text, NULL where they are longer than one part.
 */
export const capturedColumns = {
  receivedAt: 'r.received_at',
  method: `coalesce(${headColumns.method}, '')`,
  url: headColumns.url,
  headers: 'r.headers',
  head: "coalesce(h.pairs, '')",
  trailers: 'r.trailers',
  body: `CAST(${bodyColumn('r')} AS TEXT)`,
} as const;

/**
 * The captures beside another database, read on that database's connection: one statement can then join both, and no
 * list of a million ids travels between them. Made for the search, whose index is in a file and a thread of its own.
 */
export interface AttachedCaptures {
  /** A removed request too, as long as it is not deleted. */
  readonly facts: (id: number) => CapturedRequest | null;
  /** The whole body, empty where it is not stored any more. */
  readonly body: (request: CapturedRequest) => Uint8Array;
  /** `null` where nothing is stored under the number. A number with another time is another request. */
  readonly receivedAt: (id: number) => number | null;
  /** The lowest and the highest number stored; `first` is above `last` where nothing is. */
  readonly range: () => { readonly first: number; readonly last: number };
  readonly compare: (known: KnownRequests) => ComparisonOperator;
  /**
   * Prepares a filter.
   *
   * @param size how many requests it will look at; for many, all duplicates are collected first.
   */
  readonly filter: (query: CaptureQuery, size: 'few' | 'many') => CaptureFilter;
}

/** Requests that the other database knows: its table, and the columns with their number and time of arrival. */
export interface KnownRequests {
  readonly table: string;
  readonly id: string;
  readonly receivedAt: string;
}

export interface ComparisonOperator {
  /** Stored and not known, oldest first. */
  readonly missing: readonly number[];
  /** Known and not stored, or stored as another request. */
  readonly outdated: readonly number[];
}

export interface CaptureFilter {
  /** Those of some requests that pass, newest first. */
  readonly among: (ids: readonly number[]) => readonly number[];
  /** Those from one number to another that pass, newest first. */
  readonly between: (first: number, last: number) => readonly number[];
  readonly judge: (candidates: CandidateTables, condition: string) => Judge;
  /** Drops the temporary table of the filter. */
  readonly close: () => void;
}

/** Requests that tables of the other database name. */
export interface CandidateTables {
  /** A FROM clause, walked in its order. */
  readonly from: string;
  /** The column of these tables with the request's number. */
  readonly id: string;
  readonly where: string;
}

/** Judges the candidates by the filter and by a condition. @param values of the condition's parameters. */
export type Judge = (values: readonly SQLInputValue[]) => JudgedCandidates;

export interface JudgedCandidates {
  /** Numbers of requests for which the condition is true. */
  readonly passing: readonly number[];
  /** Numbers of requests for which the condition is NULL. */
  readonly undecided: readonly number[];
}

/** Each number by itself is found at an end of the table. For both at once, SQLite would read all of it. */
export const selectFirstAndLast =
  'SELECT (SELECT min(id) FROM requests) AS first, (SELECT max(id) FROM requests) AS last';

/** Attaches the captures of a folder for reading. @throws SQLite's error when they can't be opened. */
export function attachCaptures(database: DatabaseSync, dataDir: string): AttachedCaptures {
  database
    .prepare('ATTACH ? AS captures')
    .run(`${pathToFileURL(capturesPath(dataDir)).href}?mode=ro`);
  const selectRequest = database.prepare(
    `SELECT ${factColumns} FROM requests r ${joinHead} WHERE r.id = ?`,
  );
  const selectReceivedAt = database.prepare('SELECT received_at FROM requests WHERE id = ?');
  const selectRange = database.prepare(selectFirstAndLast);
  const bodies = prepareBodies(database);

  return {
    facts: (id) => {
      const row = selectRequest.get(id);
      return row === undefined ? null : requestOf(row);
    },
    body: ({ id, body }) => bodies.read(id, body.bytes) ?? new Uint8Array(),
    receivedAt: (id) => {
      const receivedAt = selectReceivedAt.get(id)?.['received_at'];
      return receivedAt === undefined ? null : Number(receivedAt);
    },
    range: () => {
      const row = selectRange.get();
      return { first: Number(row?.['first'] ?? 1), last: Number(row?.['last'] ?? 0) };
    },
    compare: (known) => compare(database, known),
    filter: (query, size) => createFilter(database, query, size),
  };
}

function createFilter(
  database: DatabaseSync,
  query: CaptureQuery,
  size: 'few' | 'many',
): CaptureFilter {
  const duplicates =
    size === 'many' && usesDuplicates(query.terms) ? collectDuplicates(database) : null;
  const passes = conditionOf(query, duplicates?.isDuplicate ?? isLaterAttempt);
  const select = (from: string, where: string) => {
    const statement = database.prepare(
      `SELECT r.id AS id FROM ${from} ${joinHead} ${joinFindingsAndReply} WHERE ${where} AND ${passes.sql} ORDER BY r.id DESC`,
    );
    return (...values: SQLInputValue[]) => {
      const ids: number[] = [];
      for (const row of statement.iterate(...values, ...passes.values)) ids.push(Number(row['id']));
      return ids;
    };
  };
  const selectAmong = select('json_each(?) j CROSS JOIN requests r ON r.id = j.value', 'TRUE');
  const selectBetween = select('requests r', 'r.id BETWEEN ? AND ?');

  return {
    among: (ids) => selectAmong(JSON.stringify(ids)),
    between: selectBetween,
    judge: (candidates, condition) => prepareJudge(database, passes, candidates, condition),
    close: () => duplicates?.drop(),
  };
}

function prepareJudge(
  database: DatabaseSync,
  passes: Condition,
  { from, id, where }: CandidateTables,
  condition: string,
): Judge {
  // One row with two lists is read much faster than a row for each request.
  const select = database.prepare(`
    WITH judged AS MATERIALIZED (
      SELECT r.id AS id, ${condition} AS verdict
      FROM ${from} CROSS JOIN requests r ON r.id = ${id} ${joinFindingsAndReply} ${joinHead}
      WHERE ${where} AND ${passes.sql})
    SELECT json_group_array(id) FILTER (WHERE verdict = 1) AS passing,
      json_group_array(id) FILTER (WHERE verdict IS NULL) AS undecided FROM judged`);
  const ids = (column: unknown) => JSON.parse(String(column)) as number[];
  return (values) => {
    const row = select.get(...values, ...passes.values);
    return { passing: ids(row?.['passing']), undecided: ids(row?.['undecided']) };
  };
}

function compare(
  database: DatabaseSync,
  { table, id, receivedAt }: KnownRequests,
): ComparisonOperator {
  const select = (sql: string) => {
    const ids: number[] = [];
    for (const row of database.prepare(sql).iterate()) ids.push(Number(row['id']));
    return ids;
  };
  return {
    missing: select(`SELECT r.id AS id FROM requests r LEFT JOIN ${table} k ON k.${id} = r.id
      WHERE k.${receivedAt} IS NOT r.received_at ORDER BY r.id`),
    outdated: select(`SELECT k.${id} AS id FROM ${table} k LEFT JOIN requests r ON r.id = k.${id}
      WHERE r.received_at IS NOT k.${receivedAt}`),
  };
}
