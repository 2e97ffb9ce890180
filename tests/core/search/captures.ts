import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { capture } from '../../../electron/core/capture/capture.ts';
import { codesColumn } from '../../../electron/core/store/codes.ts';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { prepareBodies } from '../../../electron/core/store/bodies.ts';
import { prepareRelationWrites } from '../../../electron/core/store/relation-index.ts';
import { migrate } from '../../../electron/core/store/schema.ts';
import type { CapturedRequest, HeaderPairs } from '../../../shared/request.ts';
import { context } from '../../support/keys.ts';

export interface Sent {
  readonly id: number;
  readonly body: string | Uint8Array;
  readonly url?: string;
  readonly method?: string;
  readonly headers?: HeaderPairs;
  readonly receivedAt?: number;
  readonly stray?: boolean;
  readonly status?: number | null;
}

/** A captured request with its bytes. */
export interface Taken {
  readonly request: CapturedRequest;
  readonly bytes: Uint8Array;
}

export interface Captures {
  readonly put: (sent: Sent) => Taken;
  /** Keeps what the inspection concludes, as it comes after the reply. */
  readonly inspect: (taken: Taken) => Promise<void>;
  readonly remove: (id: number) => void;
}

/** The captures of a folder, written without the core so that a test decides what is there and when. */
export function makeCaptures(dataDir: string): Captures {
  const path = join(dataDir, 'captures.db');
  const database = new DatabaseSync(path, {
    timeout: 5_000,
    enableForeignKeyConstraints: false,
  });
  onTestFinished(() => database.close());
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF');
  migrate(database, path);
  const bodies = prepareBodies(database);
  const kin = prepareRelationWrites(database);
  const request = database.prepare(
    `INSERT INTO requests VALUES (?, ?, ?, 'local', NULL, ?, ?, '1.1', ?, '[]', ?, ?, 'complete', ?, NULL, NULL)`,
  );
  const reply = database.prepare('INSERT INTO replies (id, status, ms) VALUES (?, ?, 1.5)');
  const findings = database.prepare(
    `INSERT OR REPLACE INTO findings (id, version, kind, attachments, errors, warnings, codes, signature)
     VALUES (?, 1, ?, ?, ?, ?, ?, ?)`,
  );

  return {
    put: (sent) => {
      const bytes = typeof sent.body === 'string' ? Buffer.from(sent.body) : sent.body;
      const { request: taken } = capture(
        {
          id: sent.id,
          receivedAt: sent.receivedAt ?? 1_000_000 + sent.id,
          endedAt: 1_000_000 + sent.id,
          via: 'local',
          peer: null,
          method: sent.method ?? 'POST',
          url: sent.url ?? '/in/token',
          httpVersion: '1.1',
          headers: sent.headers ?? [['Content-Type', 'application/json']],
          trailers: [],
          ended: 'complete',
          stray: sent.stray ?? false,
          broken: null,
        },
        bytes,
      );
      const { id, receivedAt, endedAt, method, url, headers, body, stray } = taken;
      request.run(
        id,
        receivedAt,
        endedAt,
        method,
        url,
        JSON.stringify(headers),
        body.bytes,
        body.sha256,
        stray ? 1 : 0,
      );
      bodies.write(id, [bytes], bytes.length);
      if (sent.status !== null) reply.run(id, sent.status ?? 200);
      return { request: taken, bytes };
    },
    inspect: async (taken) => {
      const { findings: found } = await inspect(taken.request, taken.bytes, context);
      kin.replace(taken.request.id, found.keys);
      findings.run(
        taken.request.id,
        found.kind,
        found.attachments,
        found.errors,
        found.warnings,
        codesColumn(found.codes),
        found.verdict,
      );
    },
    remove: (id) => {
      bodies.remove(id, bodies.read(id)?.length ?? 0);
      kin.erase([id]);
      for (const table of ['requests', 'replies', 'findings']) {
        database.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
      }
    },
  };
}
