import type { DatabaseSync } from 'node:sqlite';
import type { Destination, DestinationState } from '../../../shared/destinations.ts';
import { dispatchRowBytes } from './dispatch-writes.ts';
import type { StoreConnection } from './connection.ts';
import type { GroupCommit } from './group-commit.ts';
import type { LiveFile } from './live-file.ts';
import { ofAnyLength } from './pending.ts';
import { countBytes, type Tally } from './tally.ts';

/** What is remembered of a destination, so that a restart changes nothing. */
export interface Outbox {
  readonly destinationId: string;
  /** The first request that is forwarded to it: older ones came before it was switched on. */
  readonly fromId: number;
  readonly is: DestinationState['is'];
  readonly since: number | null;
  readonly fault: DestinationState['fault'];
  readonly removedUnsent: number;
}

/** Requests that go to a destination. */
export interface Assignment {
  readonly destination: Pick<Destination, 'id' | 'name' | 'url'>;
  readonly requestIds: readonly number[];
  /** Milliseconds since 1970. */
  readonly at: number;
  /** They may have been relayed to it before. */
  readonly mayBeTwice: boolean;
}

/**
 * Reads which captured requests are not assigned yet. A request is held for a destination while its query, or its reply,
 * is not decided.
 */
export interface OutboxReads {
  /** All destinations that were on. */
  readonly all: () => readonly Outbox[];
  /** Requests of which nothing is decided yet, the oldest first. */
  readonly unassigned: (limit: number) => readonly number[];
  /** Requests that are held for a destination and newer than one, the oldest first. */
  readonly held: (destinationId: string, after: number, limit: number) => readonly number[];
  /** Those of some requests that are held for a destination. */
  readonly heldAmong: (destinationId: string, ids: readonly number[]) => readonly number[];
  /** Those of some requests that are inspected. */
  readonly inspectedAmong: (ids: readonly number[]) => readonly number[];
}

/** Changes what is assigned. Each is to be called within a transaction. */
export interface OutboxWrites {
  /** A request was captured that may be forwarded. */
  readonly expect: (requestId: number) => void;
  /** Where requests go is decided, except for those that are held. */
  readonly decided: (requestIds: readonly number[]) => void;
  readonly hold: (destinationId: string, requestIds: readonly number[]) => void;
  readonly release: (destinationId: string, requestIds: readonly number[]) => void;
  /**
   * Lets requests wait to be sent to a destination, except those that were relayed to it. One that is not stored any more
   * is counted as removed.
   *
   * @returns how many wait now that did not before.
   */
  readonly assign: (assignment: Assignment) => number;
  /** Counts requests that were removed before they could be sent. */
  readonly countRemoved: (destinationId: string, count: number) => void;
  /** Stores the state of a destination, except how many were removed. */
  readonly save: (outbox: Omit<Outbox, 'removedUnsent'>) => void;
  /** Forgets a destination, and what is held for it. */
  readonly drop: (destinationId: string) => void;
}

/** Stands in place of a destination for a request of which nothing is decided. */
const undecided = '';

const isAmong = 'request_id IN (SELECT value FROM json_each(?))';

export function readOutboxes(database: DatabaseSync): OutboxReads {
  const ids = (sql: string) => {
    const statement = database.prepare(sql);
    return (...values: readonly (number | string)[]) =>
      statement.all(...values).map((row) => Number(row['id']));
  };
  const selectAll = database.prepare('SELECT * FROM outboxes');
  const selectHeld =
    ids(`SELECT request_id AS id FROM unassigned WHERE destination_id = ? AND request_id > ?
    ORDER BY request_id LIMIT ?`);
  const selectHeldAmong = ids(
    `SELECT request_id AS id FROM unassigned WHERE destination_id = ? AND ${isAmong} ORDER BY request_id`,
  );
  const selectInspected = ids(`SELECT value AS id FROM json_each(?) j
    WHERE NOT EXISTS (SELECT 1 FROM uninspected u WHERE ${ofAnyLength} AND u.id = j.value) ORDER BY j.value`);
  return {
    all: () =>
      selectAll.all().map((row) => ({
        destinationId: String(row['destination_id']),
        fromId: Number(row['from_id']),
        is: row['condition'] as Outbox['is'],
        since: typeof row['since'] === 'number' ? row['since'] : null,
        fault:
          typeof row['fault'] !== 'string'
            ? null
            : ({ code: row['fault'], detail: String(row['detail']) } as Outbox['fault']),
        removedUnsent: Number(row['removed_unsent']),
      })),
    unassigned: (limit) => selectHeld(undecided, 0, limit),
    held: selectHeld,
    heldAmong: (destinationId, some) => selectHeldAmong(destinationId, JSON.stringify(some)),
    inspectedAmong: (some) => selectInspected(JSON.stringify(some)),
  };
}

export function prepareOutboxWrites(database: DatabaseSync, tally: Tally): OutboxWrites {
  const insertExpected = database.prepare(`INSERT INTO unassigned VALUES ('${undecided}', ?)`);
  const insertHeld = database.prepare(
    'INSERT OR IGNORE INTO unassigned SELECT ?, value FROM json_each(?)',
  );
  const deleteHeld = database.prepare(
    `DELETE FROM unassigned WHERE destination_id = ? AND ${isAmong}`,
  );
  const insertWaiting = database.prepare(`INSERT INTO dispatches
    SELECT NULL, r.id, 'forward', ?2, ?3, ?4, NULL, 0, 0, 1, ?5, ?6, NULL, 'waiting', NULL, NULL, NULL, NULL, NULL, ?7
    FROM json_each(?1) j CROSS JOIN requests r ON r.id = j.value
    WHERE NOT EXISTS (SELECT 1 FROM dispatches d
      WHERE d.request_id = r.id AND d.destination_id = ?2 AND d.cause IN ('relay', 'forward'))`);
  const countStored = database.prepare(
    'SELECT count(*) AS n FROM json_each(?) j CROSS JOIN requests r ON r.id = j.value',
  );
  const countRemoved = database.prepare(
    'UPDATE outboxes SET removed_unsent = max(0, removed_unsent + ?) WHERE destination_id = ?',
  );
  const upsert =
    database.prepare(`INSERT INTO outboxes VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0) ON CONFLICT (destination_id)
    DO UPDATE SET from_id = ?2, condition = ?3, since = ?4, fault = ?5, detail = ?6`);
  const forget = ['outboxes', 'unassigned'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE destination_id = ?`),
  );

  return {
    expect: (requestId) => void insertExpected.run(requestId),
    decided: (requestIds) => void deleteHeld.run(undecided, JSON.stringify(requestIds)),
    hold: (destinationId, requestIds) =>
      void insertHeld.run(destinationId, JSON.stringify(requestIds)),
    release: (destinationId, requestIds) =>
      void deleteHeld.run(destinationId, JSON.stringify(requestIds)),
    assign: ({ destination, requestIds, at, mayBeTwice }) => {
      const { id, name, url } = destination;
      const list = JSON.stringify(requestIds);
      const cost = dispatchRowBytes + Buffer.byteLength(url);
      const twice = mayBeTwice ? 1 : 0;
      const added = Number(insertWaiting.run(list, id, name, url, twice, at, cost).changes);
      countBytes(tally, added * cost, false);
      if (added < requestIds.length) {
        const removed = requestIds.length - Number(countStored.get(list)?.['n']);
        if (removed > 0) countRemoved.run(removed, id);
      }
      return added;
    },
    countRemoved: (destinationId, count) => void countRemoved.run(count, destinationId),
    save: ({ destinationId, fromId, is, since, fault }) =>
      void upsert.run(destinationId, fromId, is, since, fault?.code ?? null, fault?.detail ?? null),
    drop: (destinationId) => {
      for (const statement of forget) statement.run(destinationId);
    },
  };
}

/** The outboxes of all destinations. Writes share the commits of captures without a synchronisation of their own. */
export interface Outboxes extends OutboxReads {
  /** Resolves once the work is committed. */
  readonly change: (work: (writes: OutboxWrites) => void) => Promise<void>;
}

export function createOutboxes(
  file: Pick<LiveFile, 'read'>,
  commits: Pick<GroupCommit<StoreConnection>, 'add'>,
): Outboxes {
  const read = <Value>(query: (reads: OutboxReads) => Value): Value =>
    file.read(({ outboxes }) => query(outboxes));
  return {
    all: () => read(({ all }) => all()),
    unassigned: (limit) => read(({ unassigned }) => unassigned(limit)),
    held: (...page) => read(({ held }) => held(...page)),
    heldAmong: (id, some) => read(({ heldAmong }) => heldAmong(id, some)),
    inspectedAmong: (some) => read(({ inspectedAmong }) => inspectedAmong(some)),
    change: (work) => commits.add(({ writes }) => work(writes.outboxes)),
  };
}
