/**
 * The relations between requests. `relations` has the keys of each request, in a table of its own so that the list reads no
 * long rows for them. `kin` is the index over the keys: a full-text index (https://www.sqlite.org/fts5.html), because it is
 * written in sorted runs that are merged later, while an ordinary index of random keys would write a page for each.
 */
export const relations = `
  CREATE TABLE relations (
    id       INTEGER PRIMARY KEY,
    delivery TEXT,
    contact  TEXT,
    content  TEXT
  ) STRICT;
  CREATE VIRTUAL TABLE kin USING fts5 (keys,
    content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
`;
