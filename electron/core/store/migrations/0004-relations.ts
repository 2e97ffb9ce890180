/**
 * By what requests find each other. `relations` has the keys of each request, apart from the findings so
 * that the list reads no long row for them. `kin` finds requests by a key: it holds the keys as words
 * (https://www.sqlite.org/fts5.html) and is written in sorted runs that are merged later, where an
 * ordinary index of keys without an order would touch a page of its own for every one of them.
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
