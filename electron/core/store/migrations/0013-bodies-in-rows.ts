/**
 * `requests.body` is a short body; the request then has no row in `bodies`. It is the last column, so that what reads the
 * others does not walk past it. Earlier bodies stay where they are.
 */
export const bodiesInRows = `
  ALTER TABLE requests ADD COLUMN body BLOB;
`;
