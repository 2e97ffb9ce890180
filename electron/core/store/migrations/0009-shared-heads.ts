/**
 * What most requests have in common, or have twice, is stored once. Earlier rows stay as they are.
 *
 * `heads` has header fields as JSON; a field with a name alone has its value in the request's own row. Requests with near
 * ids share their heads: `heads.place` is the request's id divided by 512, times 64, plus `requests.head`. With a head,
 * `requests.headers` has the missing values alone.
 *
 * `requests.digest` is the SHA-256 of the body as bytes, `body_sha256` is then empty. `findings.preview_at` and
 * `preview_bytes` say where in the body the preview is; `preview` is then NULL.
 */
export const sharedHeads = `
  CREATE TABLE heads (
    place INTEGER PRIMARY KEY,
    pairs TEXT NOT NULL
  ) STRICT;
  ALTER TABLE requests ADD COLUMN head INTEGER;
  ALTER TABLE requests ADD COLUMN digest BLOB;
  ALTER TABLE findings ADD COLUMN preview_at INTEGER;
  ALTER TABLE findings ADD COLUMN preview_bytes INTEGER;
`;
