import type { DatabaseSync } from 'node:sqlite';
import type { CapturedRequest, SentReply } from '../../../shared/request.ts';
import { isBadVerdict } from '../../../shared/signature.ts';
import type { Findings } from '../inspect/findings.ts';
import { isListedNow } from './listed.ts';
import type { DefaultReply } from './reply-row.ts';
import type { Tally } from './tally.ts';

/** Why a request is a problem, each a bit of `problems.reasons`. */
const reasons = { arrival: 1, findings: 2, reply: 4, forwarding: 8 } as const;

/** The newest results of one request that are looked at. */
const resultsLookedAt = 100;

/**
 * In SQL, the result of a request at a destination that is neither 2xx nor followed by another one of the same
 * destination; NULL without any. What the user stopped or removed is not a result, and neither is what was sent to a URL.
 *
 * @param requestId a column.
 */
export function failedResult(requestId: string): string {
  return `(SELECT coalesce(status, fault) FROM (
    SELECT status, fault, max(id) FROM (
      SELECT id, destination_id, status, fault FROM dispatches d
      WHERE d.request_id = ${requestId} AND d.state IN ('answered', 'failed') AND d.destination_id IS NOT NULL
        AND coalesce(d.fault, '') NOT IN ('removed', 'stopped')
      ORDER BY d.id DESC LIMIT ${resultsLookedAt})
    GROUP BY destination_id)
  WHERE status IS NULL OR status NOT BETWEEN 200 AND 299 LIMIT 1)`;
}

/** Whether a request is a problem, as a condition over `requests r`. */
export const isProblem = 'EXISTS (SELECT 1 FROM problems WHERE problems.id = r.id)';

/**
 * Decides which requests are problems whenever something new is known of them. A stray is none: it has a choice of its
 * own. Each is to be called within a transaction, after what it is about was written.
 */
export interface ProblemWrites {
  readonly captured: (request: CapturedRequest) => void;
  readonly inspected: (id: number, findings: Findings, isFirst: boolean) => void;
  readonly replied: (id: number, reply: Pick<SentReply, 'status'>) => void;
  /** The same for some replies, which costs little where all are successes. */
  readonly repliedAll: (replies: readonly DefaultReply[]) => void;
  /** A dispatch of a request has ended. */
  readonly dispatched: (id: number) => void;
}

/** @param isMarked whether a request is marked as removed. */
export function prepareProblemWrites(
  database: DatabaseSync,
  tally: Tally,
  isMarked: (id: number) => boolean,
): ProblemWrites {
  const select = database.prepare('SELECT reasons FROM problems WHERE id = ?');
  const insert = database.prepare(
    'INSERT INTO problems SELECT id, ?2 FROM requests WHERE id = ?1 AND stray = 0',
  );
  // Looking the request up costs more than the rest, so it is not looked up when the caller knows that it is not a stray.
  const insertKnown = database.prepare('INSERT INTO problems VALUES (?, ?)');
  const update = database.prepare('UPDATE problems SET reasons = ?2 WHERE id = ?1');
  const remove = database.prepare('DELETE FROM problems WHERE id = ?');
  const selectBetween = database.prepare('SELECT 1 FROM problems WHERE id BETWEEN ? AND ? LIMIT 1');
  const selectFailed = database.prepare(`SELECT ${failedResult('?1')} IS NOT NULL AS failed`);

  function recount(id: number, times: 1 | -1): void {
    if (isListedNow(id, tally, isMarked)) tally.problem += times;
  }

  /** @param add inserts the first reason of a request, unless that is a stray. */
  function decide(id: number, reason: number, holds: boolean, add = insert): void {
    const before = Number(select.get(id)?.['reasons'] ?? 0);
    const after = holds ? before | reason : before & ~reason;
    if (after === before) return;
    if (after === 0) {
      remove.run(id);
      recount(id, -1);
    } else if (before > 0) update.run(id, after);
    else if (add.run(id, after).changes === 1) recount(id, 1);
  }

  function replied(id: number, { status }: Pick<SentReply, 'status'>): void {
    decide(id, reasons.reply, !isSuccess(status));
  }

  return {
    captured: ({ id, broken, body }) => {
      if (broken !== null || body.ended !== 'complete') decide(id, reasons.arrival, true);
    },
    inspected: (id, { errors, warnings, verdict, stray }, isFirst) => {
      if (stray) return;
      const holds = errors > 0 || warnings > 0 || isBadVerdict(verdict);
      if (holds || !isFirst) decide(id, reasons.findings, holds, insertKnown);
    },
    replied,
    repliedAll: (replies) => {
      const ids = replies.map(({ id }) => id);
      const isAnyProblem =
        replies.some(({ status }) => !isSuccess(status)) ||
        selectBetween.get(Math.min(...ids), Math.max(...ids)) !== undefined;
      if (isAnyProblem) for (const reply of replies) replied(reply.id, reply);
    },
    dispatched: (id) => decide(id, reasons.forwarding, selectFailed.get(id)?.['failed'] === 1),
  };
}

function isSuccess(status: number | null): boolean {
  return status !== null && status >= 200 && status <= 299;
}
