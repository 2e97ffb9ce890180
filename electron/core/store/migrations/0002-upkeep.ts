/**
 * For a million requests: stored counts, a narrow index with the order of the list, long bodies in parts, and tables of the
 * requests that are pinned, removed or not yet inspected.
 *
 * `body_parts.place` is the request's id times 4096 plus the number of the part, 1 MiB each.
 * Each request is in exactly one of `uninspected` and `findings`.
 */
export const upkeep = `
  CREATE TABLE body_parts (
    place INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
  ) STRICT;
  WITH RECURSIVE part (id, n, total) AS (
    SELECT id, 0, length(bytes) FROM bodies WHERE length(bytes) > 1048576
    UNION ALL
    SELECT id, n + 1, total FROM part WHERE (n + 1) * 1048576 < total
  )
  INSERT INTO body_parts
    SELECT id * 4096 + n, (SELECT substr(b.bytes, n * 1048576 + 1, 1048576) FROM bodies b WHERE b.id = part.id)
    FROM part;
  DELETE FROM bodies WHERE length(bytes) > 1048576;

  CREATE TABLE uninspected (
    id    INTEGER PRIMARY KEY,
    stray INTEGER NOT NULL
  ) STRICT;
  INSERT INTO uninspected
    SELECT r.id, r.stray FROM requests r LEFT JOIN findings f ON f.id = r.id WHERE f.id IS NULL;

  ALTER TABLE findings ADD COLUMN stray INTEGER NOT NULL DEFAULT 0;
  UPDATE findings SET stray = 1 WHERE id IN (SELECT id FROM requests WHERE stray = 1);
  CREATE INDEX findings_by_version ON findings (version);
  CREATE INDEX findings_of_others ON findings (id, kind, stray)
    WHERE stray = 0 AND kind NOT IN ('sms', 'email');
  CREATE INDEX requests_in_order ON requests (id);

  CREATE TABLE pins (id INTEGER PRIMARY KEY) STRICT;
  CREATE TABLE removals (
    id    INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE tally (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    last_id     INTEGER NOT NULL,
    all_count   INTEGER NOT NULL,
    sms_count   INTEGER NOT NULL,
    email_count INTEGER NOT NULL,
    other_count INTEGER NOT NULL,
    stray_count INTEGER NOT NULL,
    bytes       INTEGER NOT NULL,
    cleared_to  INTEGER NOT NULL
  ) STRICT;
  INSERT INTO tally SELECT 1,
    coalesce(max(r.id), 0),
    count(*),
    count(*) FILTER (WHERE f.kind = 'sms'),
    count(*) FILTER (WHERE f.kind = 'email'),
    count(*) FILTER (WHERE r.stray = 0 AND (f.kind IS NULL OR f.kind NOT IN ('sms', 'email'))),
    count(*) FILTER (WHERE r.stray = 1),
    coalesce(sum(r.body_bytes + octet_length(r.headers) + octet_length(r.trailers)), 0),
    0
  FROM requests r LEFT JOIN findings f ON f.id = r.id;
`;
