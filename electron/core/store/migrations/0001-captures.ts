/**
 * Facts and findings are in different tables: `requests`, `bodies` and `replies` are written once; `findings` are computed
 * from them, with the version of the code that did. Bodies have a table of their own, so that the list never reads them.
 */
export const captures = `
  CREATE TABLE requests (
    id            INTEGER PRIMARY KEY,
    received_at   INTEGER NOT NULL,
    ended_at      INTEGER NOT NULL,
    via           TEXT NOT NULL,
    peer          TEXT,
    method        TEXT,
    url           TEXT,
    http_version  TEXT,
    headers       TEXT NOT NULL,
    trailers      TEXT NOT NULL,
    body_bytes    INTEGER NOT NULL,
    body_sha256   TEXT NOT NULL,
    body_ended    TEXT NOT NULL,
    stray         INTEGER NOT NULL,
    broken_code   TEXT,
    broken_reason TEXT
  ) STRICT;

  CREATE TABLE bodies (
    id    INTEGER PRIMARY KEY REFERENCES requests (id),
    bytes BLOB NOT NULL
  ) STRICT;

  CREATE TABLE replies (
    id     INTEGER PRIMARY KEY REFERENCES requests (id),
    status INTEGER NOT NULL,
    ms     REAL NOT NULL
  ) STRICT;

  CREATE TABLE findings (
    id          INTEGER PRIMARY KEY REFERENCES requests (id),
    version     INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    recipient   TEXT,
    subject     TEXT,
    preview     TEXT,
    attachments INTEGER NOT NULL,
    errors      INTEGER NOT NULL,
    warnings    INTEGER NOT NULL,
    inspection  TEXT NOT NULL
  ) STRICT;

  CREATE INDEX findings_by_kind ON findings (kind);
  CREATE INDEX strays ON requests (id) WHERE stray = 1;
`;
