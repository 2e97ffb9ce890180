import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type {
  BodyEnd,
  CapturedRequest,
  HeaderPairs,
  SentReply,
  Via,
} from '../../../shared/request.ts';
import type { ImportMark } from '../../../shared/import.ts';
import type { Kind } from '../../../shared/kinds.ts';
import type { Verdict } from '../../../shared/signature.ts';
import type { RequestSummary } from '../../../shared/summary.ts';
import { inspectionVersion } from '../inspect/findings.ts';
import type { ListChoice } from '../../../shared/list-filter.ts';
import { selectIds, type NumberSpan } from './list-choice.ts';
import { dispatchSummaryColumn, dispatchSummaryOf } from './dispatch-rows.ts';
import { sha256Of } from './digest.ts';
import { factColumns, headColumns, headOf, joinHead } from './heads.ts';
import { importedColumns, importMarkOf, isImported, joinImported } from './imported.ts';
import { isListed } from './listed.ts';
import { attemptColumn } from './relation-index.ts';
import { previewColumn } from './preview-column.ts';
import { replyColumns, replyOf, sentColumns, sentReplyOf, type SqlRow } from './reply-row.ts';

/** Joins the findings `f` and the reply `p` of `requests r`, either of which may be absent. */
export const joinFindingsAndReply =
  'LEFT JOIN findings f ON f.id = r.id LEFT JOIN replies p ON p.id = r.id';

const summaryColumns = `r.id, r.received_at, r.via, ${headColumns.method} AS method, ${headColumns.url} AS url, r.stray, r.broken_code,
  r.body_bytes, r.body_ended, f.kind, f.recipient, f.subject, ${previewColumn} AS preview, f.attachments,
  f.errors, f.warnings, f.signature, ${replyColumns},
  EXISTS (SELECT 1 FROM pins WHERE pins.id = r.id) AS pinned, ${isImported} AS imported, ${attemptColumn} AS attempt,
  ${dispatchSummaryColumn}`;

/** A page of a choice, newest first: `count` rows after the first `from`. */
export interface ListPage {
  readonly show: ListChoice;
  readonly from: number;
  readonly count: number;
  /** A request and how many of the choice are newer: the page is then found from it, without counting rows from an end. */
  readonly anchor?: { readonly id: number; readonly newer: number };
}

/**
 * How many of a choice are newer than a request, which need not be there any more.
 *
 * @param near about how many that may be: the shorter side is counted.
 * @param total how many the choice has.
 */
export function countNewer(
  database: DatabaseSync,
  { show, id, near }: { readonly show: ListChoice; readonly id: number; readonly near: number },
  total: number,
  anyMarked: boolean,
): number {
  const isFar = near > total / 2;
  const counting = selectIds(database, show, anyMarked, isFar ? { upTo: id } : { above: id });
  const row = database.prepare(`SELECT count(*) AS n FROM (${counting})`).get();
  const counted = Number(row?.['n']);
  return isFar ? total - counted : counted;
}

/** A query for the ids of a page, found from its anchor, or from the nearer end of the list. */
function pageOf(
  database: DatabaseSync,
  { show, from, count, anchor }: ListPage,
  total: number,
  anyMarked: boolean,
): string {
  const above = anchor === undefined ? -1 : anchor.newer - from;
  if (anchor !== undefined && above >= 0 && above <= count) {
    const part = (span: NumberSpan, order: string, limit: number) =>
      `SELECT id FROM (${selectIds(database, show, anyMarked, span)} ORDER BY id ${order} LIMIT ${limit})`;
    return `${part({ above: anchor.id }, 'ASC', above)} UNION ALL ${part({ upTo: anchor.id }, 'DESC', count - above)}`;
  }
  const after = total - from - count;
  const [order, offset] = after < from ? ['ASC', after] : ['DESC', from];
  return `${selectIds(database, show, anyMarked)} ORDER BY id ${order} LIMIT ${count} OFFSET ${offset}`;
}

/**
 * The rows of a page, newest first. Only numbers are walked to find it.
 *
 * @param total how many the choice has.
 * @param anyMarked whether any request is marked as removed.
 */
export function readRows(
  database: DatabaseSync,
  wanted: ListPage,
  total: number,
  anyMarked: boolean,
): readonly RequestSummary[] {
  const from = Math.min(wanted.from, total);
  const count = Math.min(wanted.count, total - from);
  const page = pageOf(database, { ...wanted, from, count }, total, anyMarked);
  return database
    .prepare(
      `WITH page AS MATERIALIZED (${page})
       SELECT ${summaryColumns} FROM page CROSS JOIN requests r ON r.id = page.id ${joinHead} ${joinFindingsAndReply}`,
    )
    .all()
    .map(summaryOf)
    .toSorted((a, b) => b.id - a.id);
}

/** The ids of a choice, newest first. */
export function readIds(database: DatabaseSync, show: ListChoice, anyMarked = true): number[] {
  return database
    .prepare(`${selectIds(database, show, anyMarked)} ORDER BY id DESC`)
    .all()
    .map((row) => Number(row['id']));
}

/** At most `limit` ids of a choice between two of them, both included, in the order from one to the other. */
export function readIdsBetween(
  database: DatabaseSync,
  { show, from, to }: { readonly show: ListChoice; readonly from: number; readonly to: number },
  limit: number,
  anyMarked = true,
): number[] {
  const [low, high] = from < to ? [from, to] : [to, from];
  const between = selectIds(database, show, anyMarked, { above: low - 1, upTo: high });
  return database
    .prepare(`${between} ORDER BY id ${from < to ? 'ASC' : 'DESC'} LIMIT ?`)
    .all(limit)
    .map((row) => Number(row['id']));
}

/** Reads one row of the list by its id, `null` when there is none. */
export function readSummary(database: DatabaseSync): (id: number) => RequestSummary | null {
  const select = database.prepare(
    `SELECT ${summaryColumns} FROM requests r ${joinHead} ${joinFindingsAndReply} WHERE r.id = ?`,
  );
  return (id) => {
    const row = select.get(id);
    return row === undefined ? null : summaryOf(row);
  };
}

function summaryOf(row: SqlRow): RequestSummary {
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
    signature: text(row['signature']) as Verdict | null,
    reply: replyOf(row),
    pinned: row['pinned'] === 1,
    imported: row['imported'] === 1,
    attempt: Number(row['attempt']),
    dispatches: dispatchSummaryOf(row),
  };
}

/** The facts of a request from its row with `factColumns`. */
export function requestOf(row: SqlRow): CapturedRequest {
  const code = text(row['broken_code']);
  return {
    id: Number(row['id']),
    receivedAt: Number(row['received_at']),
    endedAt: Number(row['ended_at']),
    via: row['via'] as Via,
    peer: text(row['peer']),
    ...headOf(row),
    trailers: pairs(row['trailers']),
    body: {
      bytes: Number(row['body_bytes']),
      sha256: sha256Of(row),
      ended: row['body_ended'] as BodyEnd,
    },
    stray: row['stray'] === 1,
    broken: code === null ? null : { code, reason: text(row['broken_reason']) ?? '' },
  };
}

/** What is stored of one request: its facts, its reply, and what concerns its place in the list. */
export interface StoredRequest {
  readonly request: CapturedRequest;
  readonly reply: SentReply | null;
  readonly pinned: boolean;
  /** `null` for a request that was captured here. */
  readonly imported: ImportMark | null;
  /** Which attempt of its delivery it is, counted from 1. */
  readonly attempt: number;
  /** Why this version of the inspection failed on it, `null` when it did not or was not tried yet. */
  readonly failure: string | null;
}

/** Reads a request by its id, `null` when it is not listed. */
export function readRecord(database: DatabaseSync): (id: number) => StoredRequest | null {
  const select =
    database.prepare(`SELECT ${factColumns}, ${sentColumns}, ${importedColumns}, f.failure, f.version,
      EXISTS (SELECT 1 FROM pins WHERE pins.id = r.id) AS pinned, ${attemptColumn} AS attempt
    FROM requests r ${joinHead} ${joinFindingsAndReply} ${joinImported}
    WHERE r.id = ? AND ${isListed('r.id')}`);
  return (id) => {
    const row = select.get(id);
    return row === undefined
      ? null
      : {
          request: requestOf(row),
          reply: sentReplyOf(row),
          pinned: row['pinned'] === 1,
          imported: importMarkOf(row),
          attempt: Number(row['attempt']),
          failure: row['version'] === inspectionVersion ? text(row['failure']) : null,
        };
  };
}

function text(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** Written by this store alone, so its structure is known. */
function pairs(value: SQLOutputValue | undefined): HeaderPairs {
  return JSON.parse(String(value)) as HeaderPairs;
}
