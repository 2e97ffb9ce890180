import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type {
  Dispatch,
  DispatchAnswer,
  DispatchCause,
  DispatchFault,
  DispatchOutcome,
  DispatchSummary,
  SentRequest,
} from '../../../shared/dispatches.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import { isListed } from './listed.ts';
import { failedResult } from './problems.ts';
import type { SqlRow } from './reply-row.ts';

/** Dispatches of one request that are read: the newest. */
const readAtOnce = 1_000;

/** The newest dispatches of one request that its row looks at. The list reads a hundred rows many times a second. */
const summarised = 100;

/** What a list row says of the dispatches of `requests r`, as JSON; NULL without any. Only the dispatches of one request are read. */
export const dispatchSummaryColumn = `CASE WHEN EXISTS (SELECT 1 FROM dispatches d WHERE d.request_id = r.id) THEN json_array(
    (SELECT count(*) FROM (SELECT 1 FROM dispatches d WHERE d.request_id = r.id LIMIT ${summarised})),
    json((SELECT json_group_array(outcome) FROM (SELECT coalesce(d.status, d.fault) AS outcome FROM dispatches d
      WHERE d.request_id = r.id AND d.state IN ('answered', 'failed') ORDER BY d.id DESC LIMIT 2))),
    EXISTS (SELECT 1 FROM (SELECT d.state FROM dispatches d WHERE d.request_id = r.id ORDER BY d.id DESC LIMIT ${summarised})
      WHERE state IN ('waiting', 'sending')),
    ${failedResult('r.id')}) END AS dispatched`;

/** The summary in a row with `dispatchSummaryColumn`. */
export function dispatchSummaryOf({ dispatched }: SqlRow): DispatchSummary | null {
  if (typeof dispatched !== 'string') return null;
  type Result = DispatchSummary['last'][number];
  type Columns = [count: number, newestFirst: Result[], isWaiting: number, failed: Result | null];
  const [count, newestFirst, isWaiting, failed] = JSON.parse(dispatched) as Columns;
  return { count, last: newestFirst.toReversed(), isWaiting: isWaiting === 1, failed };
}

/** Reads dispatches. */
export interface DispatchReads {
  /** Those of a request, the oldest first; of very many the newest. */
  readonly of: (requestId: number) => readonly Dispatch[];
  readonly one: (dispatchId: number) => Dispatch | null;
  /** `null` for one that was not answered. */
  readonly answer: (dispatchId: number) => DispatchAnswer | null;
  /** `null` for one that was sent as it was captured. */
  readonly sent: (dispatchId: number) => SentRequest | null;
  /** Those without a captured request, the newest first. */
  readonly recent: (limit: number) => readonly Dispatch[];
  /** Forwards to a destination that wait and whose requests are listed: those of the oldest requests first. */
  readonly waiting: (destinationId: string, limit: number) => readonly Dispatch[];
  /** Forwards to a destination that wait, those of removed requests included, and those that are being sent. */
  readonly countWaiting: (destinationId: string) => number;
  /** Forwards that an earlier run of the app began to send, and of which it did not write the end. */
  readonly interrupted: () => readonly Dispatch[];
  /** Whether a request was sent to a destination, or is to be, for one of the causes. */
  readonly has: (requestId: number, destinationId: string, cause: DispatchCause) => boolean;
}

export function readDispatches(database: DatabaseSync): DispatchReads {
  const rows = (sql: string) => {
    const statement = database.prepare(sql);
    return (...values: SQLInputValue[]) => statement.all(...values).map(dispatchOf);
  };
  const selectOf = rows(
    `SELECT * FROM dispatches WHERE request_id = ? ORDER BY id DESC LIMIT ${readAtOnce}`,
  );
  const selectOne = rows('SELECT * FROM dispatches WHERE id = ?');
  const selectRecent = rows(
    'SELECT * FROM dispatches INDEXED BY dispatches_of_none WHERE request_id IS NULL ORDER BY id DESC LIMIT ?',
  );
  const selectWaiting =
    rows(`SELECT * FROM dispatches d INDEXED BY dispatches_in_order WHERE d.destination_id = ? AND d.state = 'waiting'
      AND ${isListed('d.request_id')} ORDER BY d.request_id, d.id LIMIT ?`);
  const selectInterrupted = rows(
    `SELECT * FROM dispatches INDEXED BY dispatches_in_flight WHERE state = 'sending'`,
  );
  const selectCount = database.prepare(`SELECT
    (SELECT count(*) FROM dispatches INDEXED BY dispatches_in_order WHERE destination_id = ?1 AND state = 'waiting')
    + (SELECT count(*) FROM dispatches INDEXED BY dispatches_in_flight
       WHERE destination_id = ?1 AND state = 'sending' AND cause = 'forward') AS n`);
  const selectHas = database.prepare(
    'SELECT 1 FROM dispatches WHERE request_id = ? AND destination_id = ? AND cause = ? LIMIT 1',
  );
  const selectAnswer = database.prepare(
    `SELECT d.status, d.answer_cut, a.status_text, a.headers, a.bytes
     FROM dispatch_answers a JOIN dispatches d USING (id) WHERE a.id = ?`,
  );
  const selectSent = database.prepare('SELECT * FROM sent_requests WHERE id = ?');

  return {
    of: (requestId) => selectOf(requestId).toReversed(),
    one: (dispatchId) => selectOne(dispatchId)[0] ?? null,
    answer: (dispatchId) => {
      const row = selectAnswer.get(dispatchId);
      return row === undefined
        ? null
        : {
            status: Number(row['status']),
            statusText: String(row['status_text']),
            headers: JSON.parse(String(row['headers'])) as HeaderPairs,
            body: row['bytes'] as Uint8Array,
            isCut: row['answer_cut'] === 1,
          };
    },
    sent: (dispatchId) => {
      const row = selectSent.get(dispatchId);
      return row === undefined
        ? null
        : {
            method: String(row['method']),
            url: String(row['url']),
            headers: JSON.parse(String(row['headers'])) as HeaderPairs,
            body: row['bytes'] as Uint8Array,
          };
    },
    recent: selectRecent,
    waiting: selectWaiting,
    countWaiting: (destinationId) => Number(selectCount.get(destinationId)?.['n']),
    interrupted: () => selectInterrupted(),
    has: (...forward) => selectHas.get(...forward) !== undefined,
  };
}

function dispatchOf(row: SqlRow): Dispatch {
  const { destination_id: id, destination_name: name, request_id: requestId } = row;
  return {
    id: Number(row['id']),
    requestId: typeof requestId === 'number' ? requestId : null,
    cause: row['cause'] as DispatchCause,
    destination: typeof id === 'string' ? { id, name: String(name) } : null,
    url: String(row['target_url']),
    changes: {
      signedWith: typeof row['signed_with'] === 'string' ? row['signed_with'] : null,
      isNew: row['is_new'] === 1,
      isEdited: row['is_edited'] === 1,
    },
    attempt: Number(row['attempt']),
    mayBeTwice: row['may_be_twice'] === 1,
    at: Number(row['begun_at']),
    ms: typeof row['ms'] === 'number' ? row['ms'] : null,
    outcome: outcomeOf(row),
  };
}

function outcomeOf(row: SqlRow): DispatchOutcome {
  const is = row['state'] as DispatchOutcome['is'];
  switch (is) {
    case 'answered':
      return {
        is,
        status: Number(row['status']),
        bodyBytes: Number(row['answer_bytes']),
        isCut: row['answer_cut'] === 1,
      };
    case 'failed':
      return { is, fault: row['fault'] as DispatchFault, detail: String(row['detail']) };
    default:
      return { is };
  }
}
