/**
 * A reply may be one that never went out, so its status may be NULL; a rule that decided on it, and what
 * it sent along, stand beside it. Without a rule those columns are NULL.
 */
export const replies = `
  ALTER TABLE replies RENAME TO plain_replies;
  CREATE TABLE replies (
    id           INTEGER PRIMARY KEY REFERENCES requests (id),
    status       INTEGER,
    ms           REAL NOT NULL,
    rule_id      TEXT,
    rule_name    TEXT,
    delay_ms     INTEGER,
    fault        TEXT,
    sent_headers TEXT,
    sent_body    TEXT,
    sent_bytes   INTEGER
  ) STRICT;
  INSERT INTO replies (id, status, ms) SELECT id, status, ms FROM plain_replies;
  DROP TABLE plain_replies;
  CREATE INDEX replies_by_rule ON replies (rule_id) WHERE rule_id IS NOT NULL;
`;
