/**
 * `uninspected` is one tree, in the order in which it is read, in place of a table and an index: each capture then writes one
 * page less. A lookup by the number alone names both lengths.
 */
export const oneTree = `
  CREATE TABLE waiting_for_findings (
    long  INTEGER NOT NULL,
    id    INTEGER NOT NULL,
    stray INTEGER NOT NULL,
    PRIMARY KEY (long, id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO waiting_for_findings SELECT long, id, stray FROM uninspected;
  DROP TABLE uninspected;
  ALTER TABLE waiting_for_findings RENAME TO uninspected;
`;
