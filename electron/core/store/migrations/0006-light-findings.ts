/**
 * Findings have the codes of the issues in place of the whole inspection as JSON: the column changes its name, and each row
 * its content when its request is inspected again. `failure` is the reason why a request could not be inspected; `cost` is
 * how many bytes the findings and the index take on disk, as part of `tally.bytes`. Strays and requests that are not HTTP
 * have counts of their own. `uninspected.long` marks requests that are read in a thread, so that a query for the others does
 * not walk past them.
 */
export const lightFindings = `
  ALTER TABLE findings RENAME COLUMN inspection TO codes;
  ALTER TABLE findings ADD COLUMN failure TEXT;
  ALTER TABLE findings ADD COLUMN cost INTEGER NOT NULL DEFAULT 0;

  ALTER TABLE uninspected ADD COLUMN long INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX uninspected_by_length ON uninspected (long, id);

  CREATE INDEX noise ON requests (id) WHERE stray = 1 OR broken_code IS NOT NULL;
  ALTER TABLE tally ADD COLUMN noise_count INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE tally ADD COLUMN noise_bytes INTEGER NOT NULL DEFAULT 0;
  UPDATE tally SET
    noise_count = (SELECT count(*) FROM requests INDEXED BY noise WHERE stray = 1 OR broken_code IS NOT NULL),
    noise_bytes = (SELECT coalesce(sum(body_bytes + octet_length(headers) + octet_length(trailers)), 0)
      FROM requests INDEXED BY noise WHERE stray = 1 OR broken_code IS NOT NULL);
`;
