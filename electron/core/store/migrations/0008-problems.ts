/**
 * `problems` has the requests of the choice `problem`, and in `reasons` a bit for each reason: 1 how the request arrived,
 * 2 its findings, 4 its reply, 8 what destinations answered. `tally.has_signed` says whether a signed request was ever
 * inspected.
 */
export const problems = `
  CREATE TABLE problems (
    id      INTEGER PRIMARY KEY,
    reasons INTEGER NOT NULL
  ) STRICT;
  INSERT INTO problems SELECT id, sum(reason) FROM (
    SELECT id, 1 AS reason FROM requests
    WHERE broken_code IS NOT NULL OR body_ended <> 'complete'
    UNION ALL
    SELECT id, 2 FROM findings
    WHERE errors > 0 OR warnings > 0
      OR signature IN ('malformed', 'mismatch', 'valid-reserialised', 'wrong-header')
    UNION ALL
    SELECT id, 4 FROM replies
    WHERE status IS NULL OR status NOT BETWEEN 200 AND 299
    UNION ALL
    SELECT request_id, 8 FROM (
      SELECT request_id, status, max(id) FROM dispatches
      WHERE state IN ('answered', 'failed') AND destination_id IS NOT NULL AND request_id IS NOT NULL
        AND coalesce(fault, '') NOT IN ('removed', 'stopped')
      GROUP BY request_id, destination_id)
    WHERE status IS NULL OR status NOT BETWEEN 200 AND 299
    GROUP BY request_id)
  WHERE id NOT IN (SELECT id FROM requests INDEXED BY strays WHERE stray = 1)
  GROUP BY id;

  ALTER TABLE tally ADD COLUMN problem_count INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE tally ADD COLUMN has_signed INTEGER NOT NULL DEFAULT 0;
  UPDATE tally SET
    problem_count = (SELECT count(*) FROM problems
      WHERE id > cleared_to AND NOT EXISTS (SELECT 1 FROM removals WHERE removals.id = problems.id)),
    has_signed = EXISTS (SELECT 1 FROM findings WHERE signature NOT IN ('missing', 'not-applicable'));
`;
