/**
 * The status of a reply may be NULL: a rule may close the connection without one. Other columns have the rule and what it
 * sent; they are NULL without a rule.
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
