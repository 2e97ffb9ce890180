import { bounds } from '../../../shared/bounds.ts';
import type { ImportMark } from '../../../shared/import.ts';
import type { SentReply } from '../../../shared/request.ts';
import { isSigned } from '../../../shared/signature.ts';
import type { Capture } from '../capture/capture.ts';
import type { Findings } from '../inspect/findings.ts';
import { bodyInRow, type Bodies } from './bodies.ts';
import type { CountedDatabase } from './counted-database.ts';
import { prepareCrmTryWrites, type CrmTryWrites } from './crm-tries.ts';
import { prepareDeleteRequests } from './delete-requests.ts';
import { prepareDispatchWrites, type DispatchWrites } from './dispatch-writes.ts';
import { digestColumns } from './digest.ts';
import { prepareHeadWrites } from './heads.ts';
import { codesColumn } from './issue-codes.ts';
import { prepareImportedWrites } from './imported.ts';
import { isListedNow } from './listed.ts';
import { prepareOutboxWrites, type OutboxWrites } from './outboxes.ts';
import { ownPreviewColumn, placeOfPreview, previewPlace } from './preview-column.ts';
import { prepareProblemWrites } from './problems.ts';
import { prepareRelationWrites } from './relation-index.ts';
import { prepareDefaultReplies, replyValues, type DefaultReply } from './reply-row.ts';
import { isShortRequest } from './short-requests.ts';
import { count, countBytes } from './tally.ts';

/** What is stored with a captured request: that it may be forwarded, or that an import brought it. */
export type CaptureNote = 'to-forward' | ImportMark | null;

/** Everything that changes the tables. Each also updates the counts, and is to be called within a transaction. */
export interface Writes {
  readonly capture: (capture: Capture, note?: CaptureNote) => void;
  /** Ignored for a request that is not stored any more. */
  readonly reply: (id: number, reply: SentReply) => void;
  /** The same for some default replies, in a third of the time. */
  readonly defaultReplies: (replies: readonly DefaultReply[]) => void;
  /** Ignored for a request that is not stored any more. @param body as it was received, if it is in memory. */
  readonly findings: (id: number, findings: Findings, body?: Uint8Array | null) => void;
  /** @returns how many were not so before. */
  readonly pin: (ids: readonly number[], isPinned: boolean) => number;
  readonly dispatches: DispatchWrites;
  readonly crmTries: CrmTryWrites;
  readonly outboxes: OutboxWrites;
  /** Deletes requests from every table. */
  readonly delete: (ids: readonly number[]) => void;
}

/** @param isMarked whether a request is marked as removed. */
export function prepareWrites(
  counted: CountedDatabase,
  bodies: Bodies,
  isMarked: (id: number) => boolean,
): Writes {
  const { database, tally, about } = counted;
  const insertRequest = database.prepare(
    'INSERT INTO requests VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertUninspected = database.prepare('INSERT INTO uninspected VALUES (?, ?, ?)');
  const isStored = 'EXISTS (SELECT 1 FROM requests WHERE id = ?1)';
  const insertDefaultReplies = prepareDefaultReplies(database);
  const insertReply = database.prepare(`INSERT OR REPLACE INTO replies
    SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 WHERE ${isStored}`);
  const insertFindings = database.prepare(`INSERT INTO findings
    SELECT ?1, ?2, ?3, ?4, ?5, iif(place IS NULL, ?6, NULL), ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
      place, iif(place IS NULL, NULL, octet_length(?6))
    FROM (SELECT ${previewPlace('?1', '?6')} AS place)`);
  const insertPlacedFindings = database.prepare(
    'INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  // Most requests have the same findings in the next version: then only one column and its index are written.
  const updateVersion = database.prepare(`UPDATE findings AS f SET version = ?2
    WHERE id = ?1 AND kind IS ?3 AND recipient IS ?4 AND subject IS ?5 AND ${ownPreviewColumn} IS ?6 AND attachments IS ?7
      AND errors IS ?8 AND warnings IS ?9 AND codes IS ?10 AND stray IS ?11 AND signature IS ?12 AND keyring IS ?13
      AND failure IS ?14 AND cost IS ?15`);
  const heads = prepareHeadWrites(counted);
  const relations = prepareRelationWrites(database);
  const imported = prepareImportedWrites(database);
  const problems = prepareProblemWrites(database, tally, isMarked);
  const dispatches = prepareDispatchWrites(database, tally, problems.dispatched);
  const crmTries = prepareCrmTryWrites(database, tally);
  const outboxes = prepareOutboxWrites(database, tally);
  const deleteUninspected = database.prepare('DELETE FROM uninspected WHERE long = ? AND id = ?');
  // Deleting before inserting lets SQLite merge pages that got emptier; an update in place would not.
  const deleteFindings = database.prepare('DELETE FROM findings WHERE id = ? RETURNING kind, cost');
  const insertPins = database.prepare(`INSERT OR IGNORE INTO pins
    SELECT r.id FROM json_each(?) j CROSS JOIN requests r ON r.id = j.value`);
  const deletePins = database.prepare(
    'DELETE FROM pins WHERE id IN (SELECT value FROM json_each(?))',
  );

  const writes: Pick<Writes, 'capture' | 'reply' | 'defaultReplies' | 'findings'> = {
    capture: ({ request, pieces }, note = null) => {
      const isNoise = request.stray || request.broken !== null;
      const { head, method, url, httpVersion, headers } = heads.columnsOf(
        request.id,
        request,
        isNoise,
      );
      const { sha256, digest } = digestColumns(request.body.sha256);
      const trailers = JSON.stringify(request.trailers);
      const stray = request.stray ? 1 : 0;
      const body = bodyInRow(pieces, request.body.bytes);
      insertRequest.run(
        request.id,
        request.receivedAt,
        request.endedAt,
        request.via,
        request.peer,
        method,
        url,
        httpVersion,
        headers,
        trailers,
        request.body.bytes,
        sha256,
        request.body.ended,
        stray,
        request.broken?.code ?? null,
        request.broken?.reason ?? null,
        head,
        digest,
        body,
      );
      if (body === null) bodies.write(request.id, pieces, request.body.bytes);
      if (note === 'to-forward') outboxes.expect(request.id);
      else if (note !== null) imported.mark(request.id, note);
      insertUninspected.run(isShortRequest(request) ? 0 : 1, request.id, stray);
      tally.lastId = Math.max(tally.lastId, request.id);
      const bytes = request.body.bytes + Buffer.byteLength(headers) + Buffer.byteLength(trailers);
      countBytes(tally, bytes, isNoise);
      if (isNoise) tally.noise += 1;
      count(tally, null, request.stray, 1);
      problems.captured(request);
    },
    reply: (id, reply) => {
      insertReply.run(id, ...replyValues(reply));
      problems.replied(id, reply);
    },
    defaultReplies: (replies) => {
      insertDefaultReplies(replies);
      problems.repliedAll(replies);
    },
    findings: (id, findings, body = null) => {
      // RETURNING costs more than the deletion itself, so the usual case does without. Most requests are short.
      const isFirst =
        deleteUninspected.run(0, id).changes === 1 || deleteUninspected.run(1, id).changes === 1;
      const { stray, broken } = findings;
      const keys = imported.ownKeys(id, findings.keys);
      const cost = costOf(findings);
      const row = [
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
      ];
      tally.hasSigned ||= isSigned(findings.verdict);
      if (!isFirst && updateVersion.run(...row).changes === 1) {
        relations.replace(id, keys);
        return;
      }
      const before = isFirst ? null : deleteFindings.get(id);
      if (before === undefined) return;
      if (body === null) insertFindings.run(...row);
      else {
        const place = placeOfPreview(body, findings.preview);
        const placed = place === null ? row : row.with(5, null);
        insertPlacedFindings.run(...placed, place?.at ?? null, place?.bytes ?? null);
      }
      if (before === null) relations.add(id, keys);
      else relations.replace(id, keys);
      countBytes(tally, cost - Number(before?.['cost'] ?? 0), stray || broken);
      problems.inspected(id, findings, before === null);
      if (!isListedNow(id, tally, isMarked)) return;
      count(tally, (before?.['kind'] as string | undefined) ?? null, stray, -1);
      count(tally, findings.kind, stray, 1);
    },
  };

  return {
    capture: (capture, note) => about(capture.request.id, () => writes.capture(capture, note)),
    reply: (id, reply) => about(id, () => writes.reply(id, reply)),
    defaultReplies: (replies) =>
      about(Math.min(...replies.map(({ id }) => id)), () => writes.defaultReplies(replies)),
    findings: (id, findings, body) => about(id, () => writes.findings(id, findings, body)),
    pin: (ids, isPinned) =>
      Number((isPinned ? insertPins : deletePins).run(JSON.stringify(ids)).changes),
    dispatches,
    crmTries,
    outboxes,
    delete: prepareDeleteRequests(database, tally, {
      bodies,
      heads,
      relations,
      dispatches,
      crmTries,
    }),
  };
}

/** Bytes on disk of a request's rows, keys and their indexes, besides its body, its fields and the texts of its findings. */
const rowBytes = 300;

/** Bytes of the search's index for each character of a text. The first characters mostly bring trigrams that are new. */
const indexed = { start: { characters: 4_096, bytes: 0.5 }, rest: { bytes: 0.15 } };

/** About how many bytes the findings of a request, its place in the index and its rows take on disk. */
function costOf({ recipient, subject, preview, codes, textLength }: Findings): number {
  const texts = [recipient, subject, preview, ...codes];
  const written = texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), 0);
  return rowBytes + written + indexCost(textLength);
}

function indexCost(characters: number): number {
  if (characters > bounds.indexedText.characters) return 0;
  const start = Math.min(characters, indexed.start.characters);
  return Math.round(start * indexed.start.bytes + (characters - start) * indexed.rest.bytes);
}
