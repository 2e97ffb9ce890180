import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Rows } from '../../../shared/contract.ts';
import type { BodyEnd, CapturedRequest, HeaderPairs, Reply, Via } from '../../../shared/request.ts';
import type { Kind } from '../../../shared/inspection.ts';
import type { Filter, RequestSummary } from '../../../shared/summary.ts';
import { whereOf } from './filter-sql.ts';

type Row = Record<string, SQLOutputValue>;

const joined =
  'FROM requests r LEFT JOIN findings f ON f.id = r.id LEFT JOIN replies p ON p.id = r.id';

const summaryColumns = `r.id, r.received_at, r.via, r.method, r.url, r.stray, r.broken_code,
  r.body_bytes, r.body_ended, f.kind, f.recipient, f.subject, f.preview, f.attachments,
  f.errors, f.warnings, p.status, p.ms`;

/** How many requests pass a filter. */
export function countRows(database: DatabaseSync, filter: Filter): number {
  const where = whereOf(filter);
  const sql =
    where.sql === ''
      ? 'SELECT count(*) AS n FROM requests'
      : `SELECT count(*) AS n FROM requests r LEFT JOIN findings f ON f.id = r.id WHERE ${where.sql}`;
  return Number(database.prepare(sql).get(...where.values)?.['n'] ?? 0);
}

/**
 * A stretch of the list, newest first. It is walked to from the nearer end.
 *
 * @param total what `countRows` says of the same filter.
 */
export function readRows(
  database: DatabaseSync,
  ask: { filter: Filter; from: number; count: number },
  total: number,
): Rows {
  const from = Math.min(ask.from, total);
  const count = Math.min(ask.count, total - from);
  const behind = total - from - count;
  const fromOldest = behind < from;
  const where = whereOf(ask.filter);
  const found = database
    .prepare(
      `SELECT ${summaryColumns} ${joined} ${where.sql === '' ? '' : `WHERE ${where.sql}`}
       ORDER BY r.id ${fromOldest ? 'ASC' : 'DESC'} LIMIT ${count} OFFSET ${fromOldest ? behind : from}`,
    )
    .all(...where.values)
    .map(summaryOf);
  return { total, from, rows: fromOldest ? found.reverse() : found };
}

/** The ids that pass a filter, newest first. */
export function readIds(database: DatabaseSync, filter: Filter): number[] {
  const where = whereOf(filter);
  return database
    .prepare(
      `SELECT r.id ${joined} ${where.sql === '' ? '' : `WHERE ${where.sql}`} ORDER BY r.id DESC`,
    )
    .all(...where.values)
    .map((row) => Number(row['id']));
}

function summaryOf(row: Row): RequestSummary {
  return {
    id: Number(row['id']),
    receivedAt: Number(row['received_at']),
    via: row['via'] as Via,
    method: text(row['method']),
    url: text(row['url']),
    stray: row['stray'] === 1,
    broken: text(row['broken_code']),
    bodyBytes: Number(row['body_bytes']),
    bodyEnded: row['body_ended'] as BodyEnd,
    kind: text(row['kind']) as Kind | null,
    to: text(row['recipient']),
    subject: text(row['subject']),
    preview: text(row['preview']),
    attachments: Number(row['attachments'] ?? 0),
    errors: Number(row['errors'] ?? 0),
    warnings: Number(row['warnings'] ?? 0),
    reply: replyOf(row),
  };
}

/** The facts of a request from its row. */
export function requestOf(row: Row): CapturedRequest {
  const code = text(row['broken_code']);
  return {
    id: Number(row['id']),
    receivedAt: Number(row['received_at']),
    endedAt: Number(row['ended_at']),
    via: row['via'] as Via,
    peer: text(row['peer']),
    method: text(row['method']),
    url: text(row['url']),
    httpVersion: text(row['http_version']),
    headers: pairs(row['headers']),
    trailers: pairs(row['trailers']),
    body: {
      bytes: Number(row['body_bytes']),
      sha256: String(row['body_sha256']),
      ended: row['body_ended'] as BodyEnd,
    },
    stray: row['stray'] === 1,
    broken: code === null ? null : { code, reason: text(row['broken_reason']) ?? '' },
  };
}

export function replyOf(row: Row): Reply | null {
  return row['status'] === null || row['status'] === undefined
    ? null
    : { status: Number(row['status']), ms: Number(row['ms']) };
}

function text(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** Written by this store alone, so its form is known. */
function pairs(value: SQLOutputValue | undefined): HeaderPairs {
  return JSON.parse(String(value)) as HeaderPairs;
}
