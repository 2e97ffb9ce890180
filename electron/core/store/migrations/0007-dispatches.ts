/**
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
`;
