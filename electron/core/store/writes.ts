import type { DatabaseSync } from 'node:sqlite';
import type { SentReply } from '../../../shared/request.ts';
import type { Capture } from '../capture/capture.ts';
import type { Findings } from '../inspect/findings.ts';
import type { Bodies } from './bodies.ts';
import { isShortRequest } from './short-requests.ts';
import { codesColumn } from './codes.ts';
import { costOf } from './cost.ts';
import { replyValues } from './reply-row.ts';
import { prepareRelationWrites } from './relation-index.ts';
import { prepareErase } from './erase.ts';
import { count, countBytes, type Tally } from './tally.ts';

/** What changes the tables; each keeps the tally right. To be called within a transaction. */
export interface Writes {
  readonly capture: (capture: Capture) => void;
  /** Of a request that is not there any more, a reply or findings are left away. */
  readonly reply: (id: number, reply: SentReply) => void;
  readonly findings: (id: number, findings: Findings) => void;
  readonly pin: (id: number, on: boolean) => void;
  /** Takes requests out of every table. */
  readonly erase: (ids: readonly number[]) => void;
}

/** @param isRemoved whether a request is marked as removed. */
export function prepareWrites(
  database: DatabaseSync,
  tally: Tally,
  bodies: Bodies,
  isRemoved: (id: number) => boolean,
): Writes {
  const insertRequest = database.prepare(
    'INSERT INTO requests VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertUninspected = database.prepare('INSERT INTO uninspected VALUES (?, ?, ?)');
  const insertReply = database.prepare(`INSERT OR REPLACE INTO replies
    SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 WHERE EXISTS (SELECT 1 FROM requests WHERE id = ?1)`);
  const insertFindings = database.prepare(
    'INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const kin = prepareRelationWrites(database);
  const takeUninspected = database.prepare('DELETE FROM uninspected WHERE id = ?');
  // Deleting before inserting lets SQLite join pages that got emptier; replacing a row in its place would not.
  const takeFindings = database.prepare('DELETE FROM findings WHERE id = ? RETURNING kind, cost');
  const insertPin = database.prepare(`INSERT OR IGNORE INTO pins
    SELECT ?1 WHERE EXISTS (SELECT 1 FROM requests WHERE id = ?1)`);
  const deletePin = database.prepare('DELETE FROM pins WHERE id = ?');

  /** What is removed was taken out of the counts when it was marked. */
  const counts = (id: number) => id > tally.clearedTo && !isRemoved(id);

  return {
    capture: ({ request, pieces }) => {
      const headers = JSON.stringify(request.headers);
      const trailers = JSON.stringify(request.trailers);
      const stray = request.stray ? 1 : 0;
      insertRequest.run(
        request.id,
        request.receivedAt,
        request.endedAt,
        request.via,
        request.peer,
        request.method,
        request.url,
        request.httpVersion,
        headers,
        trailers,
        request.body.bytes,
        request.body.sha256,
        request.body.ended,
        stray,
        request.broken?.code ?? null,
        request.broken?.reason ?? null,
      );
      bodies.write(request.id, pieces, request.body.bytes);
      insertUninspected.run(request.id, stray, isShortRequest(request) ? 0 : 1);
      tally.lastId = Math.max(tally.lastId, request.id);
      const bytes = request.body.bytes + Buffer.byteLength(headers) + Buffer.byteLength(trailers);
      const isNoise = request.stray || request.broken !== null;
      countBytes(tally, bytes, isNoise);
      if (isNoise) tally.noise += 1;
      count(tally, null, request.stray, 1);
    },
    reply: (id, reply) => void insertReply.run(id, ...replyValues(reply)),
    findings: (id, findings) => {
      // What a statement gives back costs more than what it does, so the usual case asks for nothing.
      const isFirst = takeUninspected.run(id).changes === 1;
      const before = isFirst ? null : takeFindings.get(id);
      if (before === undefined) return;
      const { stray, broken } = findings;
      const cost = costOf(findings);
      insertFindings.run(
        id,
        findings.version,
        findings.kind,
        findings.recipient,
        findings.subject,
        findings.preview,
        findings.attachments,
        findings.errors,
        findings.warnings,
        codesColumn(findings.codes),
        stray ? 1 : 0,
        findings.verdict,
        findings.keyring,
        findings.failure,
        cost,
      );
      if (before === null) kin.add(id, findings.keys);
      else kin.replace(id, findings.keys);
      countBytes(tally, cost - Number(before?.['cost'] ?? 0), stray || broken);
      if (!counts(id)) return;
      count(tally, (before?.['kind'] as string | undefined) ?? null, stray, -1);
      count(tally, findings.kind, stray, 1);
    },
    pin: (id, on) => void (on ? insertPin : deletePin).run(id),
    erase: prepareErase(database, tally, bodies, kin),
  };
}
