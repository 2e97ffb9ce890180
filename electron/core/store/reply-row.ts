import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import {
  sentBodyLimit,
  type HeaderPairs,
  type Reply,
  type ReplyFault,
  type SentReply,
} from '../../../shared/request.ts';
import { cutText } from '../../../shared/cut-text.ts';

/** A row as `node:sqlite` reads it, by the names of its columns. */
export type SqlRow = Record<string, SQLOutputValue>;

/** The reply to a request for which no rule decided it. */
export interface DefaultReply extends Pick<SentReply, 'status' | 'ms'> {
  readonly id: number;
}

export function isDefaultReply({ rule, sent }: SentReply): boolean {
  return rule === undefined && sent === undefined;
}

/** The columns of `replies p` that the list shows. */
export const replyColumns = 'p.status, p.ms, p.rule_id, p.rule_name, p.delay_ms, p.fault';

/** The same with the header fields and the body that were sent. */
export const sentColumns = `${replyColumns}, p.sent_headers, p.sent_body, p.sent_bytes`;

/** A reply from its row, `null` where there is none. */
export function replyOf(row: SqlRow): Reply | null {
  const { status, ms, rule_id: id, rule_name: name, delay_ms: delayMs, fault } = row;
  if (ms === null || ms === undefined) return null;
  const reply = { status: typeof status === 'number' ? status : null, ms: Number(ms) };
  if (typeof id !== 'string') return reply;
  const rule = {
    id,
    name: String(name),
    delayMs: Number(delayMs),
    fault: fault as ReplyFault | null,
  };
  return { ...reply, rule };
}

/** The same with the header fields and the body that were sent. */
export function sentReplyOf(row: SqlRow): SentReply | null {
  const reply = replyOf(row);
  const { sent_headers: headers, sent_body: body, sent_bytes: bytes } = row;
  if (reply === null || typeof headers !== 'string') return reply;
  const sent = {
    headers: JSON.parse(headers) as HeaderPairs,
    body: String(body),
    bytes: Number(bytes),
  };
  return { ...reply, sent };
}

/** The values of a reply's row after its id, in the order of the table. */
export function replyValues({ status, ms, rule, sent }: SentReply): readonly SQLInputValue[] {
  return [
    status,
    ms,
    rule?.id ?? null,
    rule?.name ?? null,
    rule?.delayMs ?? null,
    rule?.fault ?? null,
    sent === undefined ? null : JSON.stringify(sent.headers),
    sent === undefined ? null : cutText(sent.body, sentBodyLimit),
    sent?.bytes ?? null,
  ];
}

/** Default replies that one statement writes. */
const repliesAtOnce = 16;

/**
 * @returns a function that writes default replies, without those to requests that are not stored any more. To be called
 * within a transaction.
 */
export function prepareDefaultReplies(
  database: DatabaseSync,
): (replies: readonly DefaultReply[]) => void {
  const insert = (rows: number) =>
    database.prepare(`INSERT OR REPLACE INTO replies (id, status, ms)
      SELECT * FROM (VALUES ${Array(rows).fill('(?, ?, ?)').join(', ')})
      WHERE EXISTS (SELECT 1 FROM requests WHERE id = column1)`);
  const insertOne = insert(1);
  const insertSome = insert(repliesAtOnce);
  return (replies) => {
    const last = replies.length - (replies.length % repliesAtOnce);
    for (let from = 0; from < last; from += repliesAtOnce) {
      insertSome.run(
        ...replies
          .slice(from, from + repliesAtOnce)
          .flatMap(({ id, status, ms }) => [id, status, ms]),
      );
    }
    for (const { id, status, ms } of replies.slice(last)) insertOne.run(id, status, ms);
  };
}

/** How many requests each rule answered, by the rule's id. The index holds only replies of rules. */
export function countByRule(database: DatabaseSync): Readonly<Record<string, number>> {
  const rows = database
    .prepare(
      `SELECT rule_id, count(*) AS n FROM replies INDEXED BY replies_by_rule
       WHERE rule_id IS NOT NULL GROUP BY rule_id`,
    )
    .all();
  return Object.fromEntries(rows.map((row) => [String(row['rule_id']), Number(row['n'])]));
}
