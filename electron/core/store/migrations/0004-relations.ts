/**
 * By what requests find each other. `kin` holds the keys of each request as words
 * (https://www.sqlite.org/fts5.html): it is written in sorted runs that are merged later, where an ordinary
 * index of keys without an order would touch a page of its own for every one of them. A key is found in
 * `findings` by the request, and a request in `kin` by the key.
 */
export const relations = `
  ALTER TABLE findings ADD COLUMN delivery TEXT;
  ALTER TABLE findings ADD COLUMN contact TEXT;
  ALTER TABLE findings ADD COLUMN content TEXT;
  CREATE VIRTUAL TABLE kin USING fts5 (keys,
    content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
`;
