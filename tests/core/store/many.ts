import type { DatabaseSync } from 'node:sqlite';

/** Fills a store's open database with different inspected requests, numbered from 1. Every second one is an SMS. */
export function fillMany(database: DatabaseSync, count: number): void {
  const each = `WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < ${count})`;
  const kind = "CASE id % 2 WHEN 1 THEN 'sms' ELSE 'email' END";
  database.exec(`BEGIN;
    INSERT INTO requests (id, received_at, ended_at, via, method, url, http_version, headers, trailers,
        body_bytes, body_sha256, body_ended, stray, body)
      ${each} SELECT id, 1000 + id, 1000 + id, 'local', 'POST', '/in/x', '1.1', '[]', '[]', 12, '', 'complete', 0,
        CAST('body ' || id AS BLOB) FROM n;
    INSERT INTO findings (id, version, kind, attachments, errors, warnings, codes, stray)
      ${each} SELECT id, 1, ${kind}, 0, 0, 0, '', 0 FROM n;
    UPDATE tally SET last_id = ${count}, all_count = ${count}, email_count = ${count} / 2,
      sms_count = ${count} - ${count} / 2, bytes = 12 * ${count};
    COMMIT`);
}
