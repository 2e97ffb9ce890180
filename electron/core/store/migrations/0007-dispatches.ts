/**
 * `dispatches` has the attempts to send requests to servers. `state` is waiting, sending, answered, failed or skipped; `cost`
 * is how many bytes a dispatch takes on disk, as part of `tally.bytes`. The index by request holds all that the list and the
 * search read. Answers and what was really sent have tables of their own, so that no list reads their bodies.
 *
 * `unassigned` has captured requests for which it is not decided yet where they are forwarded. Each is written in the same
 * transaction as its request, with an empty `destination_id`. Once that is decided it is deleted, or replaced by a row for
 * each destination whose query needs the inspection. `outboxes` has the state of each destination that was ever on:
 * `from_id` is the first request that is forwarded to it.
 *
 * `imported` has the requests that an import brought, all others were captured. `at` is the time of the import, which no
 * other import of the file has; `source` and `format` say what it read.
 */
export const dispatches = `
  CREATE TABLE imported (
    id     INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL,
    source TEXT NOT NULL,
    format TEXT NOT NULL
  ) STRICT;

  CREATE TABLE dispatches (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id       INTEGER REFERENCES requests (id),
    cause            TEXT NOT NULL,
    destination_id   TEXT,
    destination_name TEXT,
    target_url       TEXT NOT NULL,
    signed_with      TEXT,
    is_new           INTEGER NOT NULL,
    is_edited        INTEGER NOT NULL,
    attempt          INTEGER NOT NULL,
    may_be_twice     INTEGER NOT NULL,
    begun_at         INTEGER NOT NULL,
    ms               REAL,
    state            TEXT NOT NULL,
    fault            TEXT,
    detail           TEXT,
    status           INTEGER,
    answer_bytes     INTEGER,
    answer_cut       INTEGER,
    cost             INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX dispatches_by_request ON dispatches (request_id, id, state, status, fault, destination_name);
  CREATE INDEX dispatches_in_order ON dispatches (destination_id, request_id) WHERE state = 'waiting';
  CREATE INDEX dispatches_in_flight ON dispatches (destination_id) WHERE state = 'sending';
  CREATE INDEX dispatches_of_none ON dispatches (id) WHERE request_id IS NULL;

  CREATE TABLE dispatch_answers (
    id          INTEGER PRIMARY KEY REFERENCES dispatches (id),
    status_text TEXT NOT NULL,
    headers     TEXT NOT NULL,
    bytes       BLOB NOT NULL
  ) STRICT;
  CREATE TABLE sent_requests (
    id      INTEGER PRIMARY KEY REFERENCES dispatches (id),
    method  TEXT NOT NULL,
    url     TEXT NOT NULL,
    headers TEXT NOT NULL,
    bytes   BLOB NOT NULL
  ) STRICT;

  CREATE TABLE unassigned (
    destination_id TEXT NOT NULL,
    request_id     INTEGER NOT NULL,
    PRIMARY KEY (destination_id, request_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE outboxes (
    destination_id TEXT PRIMARY KEY,
    from_id        INTEGER NOT NULL,
    condition      TEXT NOT NULL,
    since          INTEGER,
    fault          TEXT,
    detail         TEXT,
    removed_unsent INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;
