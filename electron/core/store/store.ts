import { DatabaseSync } from 'node:sqlite';
import type { RequestDetail, Rows } from '../../../shared/contract.ts';
import type { Inspection } from '../../../shared/inspection.ts';
import type { Reply } from '../../../shared/request.ts';
import type { Filter } from '../../../shared/summary.ts';
import type { Capture } from '../capture.ts';
import type { Findings } from '../inspect/inspect.ts';
import { createGroupCommit } from './group-commit.ts';
import { countRows, readIds, readRows, replyOf, requestOf } from './rows.ts';
import { prepareSchema } from './schema.ts';

/** Everything that was captured. Facts are written once and never change. */
export interface Store {
  /** Resolves once the capture is on disk. */
  readonly keep: (capture: Capture) => Promise<void>;
  readonly keepReply: (id: number, reply: Reply) => Promise<void>;
  readonly keepFindings: (id: number, findings: Findings) => Promise<void>;
  /** One more than the last, counting on from the newest capture. */
  readonly nextId: () => number;
  readonly total: () => number;
  readonly rows: (ask: { filter: Filter; from: number; count: number }) => Rows;
  readonly ids: (filter: Filter) => number[];
  readonly detail: (id: number) => RequestDetail | null;
  readonly body: (id: number) => Uint8Array | null;
  /** Requests whose findings are missing or of another version, newest first. */
  readonly withoutFindings: (version: number) => number[];
  readonly close: () => void;
}

/**
 * Opens or makes the database file. WAL with full synchronisation: a commit that returned
 * survives the end of the process and of the machine.
 *
 * @param onFault told of an error that keeps writes from the disk.
 * @throws NewerFileError, or the error of SQLite when the file can't be opened.
 */
export function openStore(path: string, onFault: (error: unknown) => void): Store {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;',
  );
  prepareSchema(database);

  const commits = createGroupCommit(database, onFault);
  const insertRequest = database.prepare(`INSERT INTO requests VALUES (
    :id, :received_at, :ended_at, :via, :peer, :method, :url, :http_version, :headers, :trailers,
    :body_bytes, :body_sha256, :body_ended, :stray, :broken_code, :broken_reason)`);
  const insertBody = database.prepare('INSERT INTO bodies VALUES (?, ?)');
  const insertReply = database.prepare('INSERT OR REPLACE INTO replies VALUES (?, ?, ?)');
  const insertFindings = database.prepare(`INSERT OR REPLACE INTO findings VALUES (
    :id, :version, :kind, :recipient, :subject, :preview, :attachments, :errors, :warnings, :inspection)`);
  const selectDetail = database.prepare(`SELECT r.*, p.status, p.ms, f.inspection FROM requests r
    LEFT JOIN replies p ON p.id = r.id LEFT JOIN findings f ON f.id = r.id WHERE r.id = ?`);
  const selectBody = database.prepare('SELECT bytes FROM bodies WHERE id = ?');

  let total = Number(database.prepare('SELECT count(*) AS n FROM requests').get()?.['n']);
  let lastId = Number(
    database.prepare('SELECT coalesce(max(id), 0) AS n FROM requests').get()?.['n'],
  );

  return {
    keep: async (capture) => {
      await commits.write(() => {
        insertRequest.run(columnsOf(capture));
        insertBody.run(capture.request.id, capture.body);
      });
      total += 1;
    },
    keepReply: (id, { status, ms }) => commits.write(() => void insertReply.run(id, status, ms)),
    keepFindings: (id, { version, inspection, recipient, preview }) =>
      commits.write(() => {
        insertFindings.run({
          id,
          version,
          kind: inspection.kind,
          recipient,
          subject: inspection.message?.subject ?? null,
          preview,
          attachments: inspection.attachments.length,
          errors: countOf(inspection, 'error'),
          warnings: countOf(inspection, 'warning'),
          inspection: JSON.stringify(inspection),
        });
      }),
    nextId: () => (lastId += 1),
    total: () => total,
    rows: (ask) => {
      const plain = ask.filter.text === '' && ask.filter.show === 'all';
      return readRows(database, ask, plain ? total : countRows(database, ask.filter));
    },
    ids: (filter) => readIds(database, filter),
    detail: (id) => {
      const row = selectDetail.get(id);
      if (row === undefined) return null;
      const inspection = row['inspection'];
      return {
        request: requestOf(row),
        reply: replyOf(row),
        inspection: typeof inspection === 'string' ? (JSON.parse(inspection) as Inspection) : null,
      };
    },
    body: (id) => (selectBody.get(id)?.['bytes'] as Uint8Array | undefined) ?? null,
    withoutFindings: (version) =>
      database
        .prepare(
          `SELECT r.id FROM requests r LEFT JOIN findings f ON f.id = r.id
           WHERE f.version IS NOT ? ORDER BY r.id DESC`,
        )
        .all(version)
        .map((row) => Number(row['id'])),
    close: () => {
      commits.flush();
      database.close();
    },
  };
}

function columnsOf({ request }: Capture) {
  return {
    id: request.id,
    received_at: request.receivedAt,
    ended_at: request.endedAt,
    via: request.via,
    peer: request.peer,
    method: request.method,
    url: request.url,
    http_version: request.httpVersion,
    headers: JSON.stringify(request.headers),
    trailers: JSON.stringify(request.trailers),
    body_bytes: request.body.bytes,
    body_sha256: request.body.sha256,
    body_ended: request.body.ended,
    stray: request.stray ? 1 : 0,
    broken_code: request.broken?.code ?? null,
    broken_reason: request.broken?.reason ?? null,
  };
}

function countOf(inspection: Inspection, severity: 'error' | 'warning'): number {
  return inspection.issues.filter((issue) => issue.severity === severity).length;
}
