import type { DatabaseSync } from 'node:sqlite';
import { bounds } from '../../../shared/bounds.ts';
import type {
  Dispatch,
  DispatchAnswer,
  DispatchOutcome,
  SentRequest,
} from '../../../shared/dispatches.ts';
import { countBytes, type Tally } from './tally.ts';

/** A dispatch that begins: it waits, or is sent at once. */
export interface NewDispatch extends Omit<Dispatch, 'id' | 'ms' | 'outcome'> {
  readonly isWaiting: boolean;
  /** What is really sent, where it differs from the captured request. */
  readonly sent: SentRequest | null;
}

/** How a dispatch ended. */
export interface DispatchEnd {
  readonly outcome: Exclude<DispatchOutcome, { is: 'waiting' | 'sending' | 'skipped' }>;
  readonly ms: number;
  /** Given when it was answered. At most `bounds.answerBody` of its body are stored. */
  readonly answer: DispatchAnswer | null;
  /** It may have arrived twice within this attempt. */
  readonly mayBeTwice?: boolean;
}

/** Changes dispatches. Each is to be called within a transaction. */
export interface DispatchWrites {
  /** @returns its id; `null` when its request is not stored any more. */
  readonly add: (dispatch: NewDispatch) => number | null;
  /** The same for one that has already ended, which takes a single row to write. */
  readonly addEnded: (dispatch: NewDispatch, end: DispatchEnd) => number | null;
  /** The same for many. */
  readonly addAllEnded: (
    all: readonly (readonly [dispatch: NewDispatch, end: DispatchEnd])[],
  ) => void;
  /** It is sent from now on. @returns `false` when it does not wait, or was deleted with its request. */
  readonly start: (id: number, how: Pick<Dispatch, 'url' | 'at' | 'mayBeTwice'>) => boolean;
  /** Ignored for one that is not being sent. */
  readonly finish: (id: number, end: DispatchEnd) => void;
  /** It waits again, as before, or as a later attempt. @returns `false` when it was deleted with its request. */
  readonly putBack: (id: number, how?: Pick<Dispatch, 'attempt' | 'mayBeTwice'>) => boolean;
  /** Skips at most `limit` forwards that wait. @returns how many. */
  readonly skip: (destinationId: string, limit: number) => number;
  /** Deletes the dispatches of requests. */
  readonly delete: (requestIds: readonly number[]) => void;
}

/** Sendings without a captured request that are kept. The budget does not count them. */
const keptWithoutRequest = 100;

/** So much further than the number of some requests may their ids reach, to be counted as one range. */
const widestRange = 4;

/** Bytes on disk of a dispatch with its place in the indexes, besides its texts. */
export const dispatchRowBytes = 200;

/** @param onEnded called with the request of a dispatch that has ended: one of a destination, as only those are results. */
export function prepareDispatchWrites(
  database: DatabaseSync,
  tally: Tally,
  onEnded: (requestId: number) => void,
): DispatchWrites {
  const insert = database.prepare(`INSERT INTO dispatches
    SELECT NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19
    WHERE ?1 IS NULL OR EXISTS (SELECT 1 FROM requests WHERE id = ?1)`);
  // Looking the request up takes almost as long as the insertion.
  const insertKnown = database.prepare(
    `INSERT INTO dispatches VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const countBetween = database.prepare(
    'SELECT count(*) AS n FROM requests WHERE id BETWEEN ? AND ?',
  );
  const insertSent = database.prepare('INSERT INTO sent_requests VALUES (?, ?, ?, ?, ?)');
  const insertAnswer = database.prepare('INSERT INTO dispatch_answers VALUES (?, ?, ?, ?)');
  const start =
    database.prepare(`UPDATE dispatches SET state = 'sending', target_url = ?2, begun_at = ?3, may_be_twice = ?4
      WHERE id = ?1 AND state = 'waiting'`);
  const finish =
    database.prepare(`UPDATE dispatches SET state = ?2, ms = ?3, fault = ?4, detail = ?5, status = ?6, answer_bytes = ?7,
      answer_cut = ?8, cost = cost + ?9, may_be_twice = max(may_be_twice, ?10)
      WHERE id = ?1 AND state = 'sending' RETURNING request_id`);
  const putBack = database.prepare(
    `UPDATE dispatches SET state = 'waiting', attempt = coalesce(?2, attempt), may_be_twice = coalesce(?3, may_be_twice)
     WHERE id = ?1 AND state = 'sending'`,
  );
  const skip = database.prepare(`UPDATE dispatches SET state = 'skipped' WHERE id IN (
    SELECT id FROM dispatches INDEXED BY dispatches_in_order
    WHERE destination_id = ? AND state = 'waiting' LIMIT ?)`);
  const isAmong = 'request_id IN (SELECT value FROM json_each(?))';
  const countUnsent =
    database.prepare(`UPDATE outboxes SET removed_unsent = removed_unsent + unsent.n
    FROM (SELECT destination_id, count(*) AS n FROM dispatches WHERE ${isAmong} AND state = 'waiting' GROUP BY destination_id) unsent
    WHERE outboxes.destination_id = unsent.destination_id`);
  const selectAmong = database.prepare(`SELECT id, state, cost FROM dispatches WHERE ${isAmong}`);
  const selectOld = database.prepare(`SELECT id FROM dispatches INDEXED BY dispatches_of_none
    WHERE request_id IS NULL ORDER BY id DESC LIMIT -1 OFFSET ${keptWithoutRequest}`);
  const deleteById = ['dispatches', 'dispatch_answers', 'sent_requests'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`),
  );

  function deleteDispatches(ids: readonly number[]): void {
    if (ids.length === 0) return;
    for (const statement of deleteById) statement.run(JSON.stringify(ids));
  }

  function insertRow(
    dispatch: NewDispatch,
    state: DispatchOutcome['is'],
    end: DispatchEnd | null,
    statement = insert,
  ): number | null {
    const { requestId, destination, changes, sent } = dispatch;
    const headers = sent === null ? '' : JSON.stringify(sent.headers);
    const texts = [dispatch.url, headers, sent?.url ?? ''];
    const answer = end?.answer ? answerOf(end.answer) : null;
    const cost =
      dispatchRowBytes + sizeOf(texts) + (sent?.body.byteLength ?? 0) + (answer?.cost ?? 0);
    const { changes: inserted, lastInsertRowid } = statement.run(
      requestId,
      dispatch.cause,
      destination?.id ?? null,
      destination?.name ?? null,
      dispatch.url,
      changes.signedWith,
      changes.isNew ? 1 : 0,
      changes.isEdited ? 1 : 0,
      dispatch.attempt,
      dispatch.mayBeTwice || end?.mayBeTwice === true ? 1 : 0,
      dispatch.at,
      end?.ms ?? null,
      state,
      ...(end === null ? [null, null, null, null, null] : outcomeColumns(end.outcome)),
      cost,
    );
    if (inserted === 0) return null;
    const id = Number(lastInsertRowid);
    if (sent !== null) insertSent.run(id, sent.method, sent.url, headers, sent.body);
    if (answer !== null) insertAnswer.run(id, answer.statusText, answer.headers, answer.body);
    if (requestId !== null) {
      countBytes(tally, cost, false);
      if (end !== null && destination !== null) onEnded(requestId);
    } else deleteDispatches(selectOld.all().map((row) => Number(row['id'])));
    return id;
  }

  /** Whether all requests are surely stored: none is missing between the first and the last of them. */
  function areAllStored(ids: readonly (number | null)[]): boolean {
    let [first, last] = [Infinity, -Infinity];
    for (const id of ids) {
      if (id === null) continue;
      first = Math.min(first, id);
      last = Math.max(last, id);
    }
    const length = last - first + 1;
    if (length > ids.length * widestRange) return false;
    return length <= 0 || countBetween.get(first, last)?.['n'] === length;
  }

  return {
    add: (dispatch) => insertRow(dispatch, dispatch.isWaiting ? 'waiting' : 'sending', null),
    addEnded: (dispatch, end) => insertRow(dispatch, end.outcome.is, end),
    addAllEnded: (all) => {
      const statement = areAllStored(all.map(([{ requestId }]) => requestId))
        ? insertKnown
        : insert;
      for (const [dispatch, end] of all) insertRow(dispatch, end.outcome.is, end, statement);
    },
    start: (id, { url, at, mayBeTwice }) =>
      start.run(id, url, at, mayBeTwice ? 1 : 0).changes === 1,
    finish: (id, { outcome, ms, answer: given, mayBeTwice = false }) => {
      const answer = given === null ? null : answerOf(given);
      const cost = answer?.cost ?? 0;
      const columns = outcomeColumns(outcome);
      const row = finish.get(id, outcome.is, ms, ...columns, cost, Number(mayBeTwice));
      if (row === undefined) return;
      if (answer !== null) insertAnswer.run(id, answer.statusText, answer.headers, answer.body);
      if (typeof row['request_id'] !== 'number') return;
      countBytes(tally, cost, false);
      onEnded(row['request_id']);
    },
    putBack: (id, how) =>
      putBack.run(id, how?.attempt ?? null, how === undefined ? null : Number(how.mayBeTwice))
        .changes === 1,
    skip: (destinationId, limit) => Number(skip.run(destinationId, limit).changes),
    delete: (requestIds) => {
      const list = JSON.stringify(requestIds);
      const rows = selectAmong.all(list);
      if (rows.length === 0) return;
      if (rows.some((row) => row['state'] === 'waiting')) countUnsent.run(list);
      for (const row of rows) countBytes(tally, -Number(row['cost']), false);
      deleteDispatches(rows.map((row) => Number(row['id'])));
    },
  };
}

/** The columns `fault`, `detail`, `status`, `answer_bytes` and `answer_cut`. */
function outcomeColumns(outcome: DispatchEnd['outcome']): (string | number | null)[] {
  return outcome.is === 'answered'
    ? [null, null, outcome.status, outcome.bodyBytes, Number(outcome.isCut)]
    : [outcome.fault, outcome.detail, null, null, null];
}

/** An answer as it is stored, and the bytes that it takes. */
function answerOf({ statusText, headers: pairs, body: whole }: DispatchAnswer) {
  const headers = JSON.stringify(pairs);
  const body = whole.subarray(0, bounds.answerBody.bytes);
  return { statusText, headers, body, cost: sizeOf([headers]) + body.byteLength };
}

function sizeOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
