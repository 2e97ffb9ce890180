import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { capture } from '../../../electron/core/capture/capture.ts';
import type { Findings } from '../../../electron/core/inspect/findings.ts';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { connect } from '../../../electron/core/store/connection.ts';
import { capturesPath } from '../../../electron/core/store/schema.ts';
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
  /** Writes the findings, which in the app come after the reply. */
  readonly inspect: (taken: Taken, changed?: Partial<Findings>) => Promise<void>;
  readonly remove: (id: number) => void;
}

/** The captures of a folder, written without the core so that a test decides what is stored and when. */
export function makeCaptures(dataDir: string): Captures {
  const path = capturesPath(dataDir);
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  const { writes, transact, log } = connect(database, path);
  onTestFinished(() => {
    log?.close();
    database.close();
  });
  database.exec('PRAGMA synchronous = OFF');

  return {
    put: (sent) => {
      const bytes = typeof sent.body === 'string' ? Buffer.from(sent.body) : sent.body;
      const captured = capture(
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
      transact(() => {
        writes.capture(captured);
        if (sent.status !== null)
          writes.defaultReplies([{ id: sent.id, status: sent.status ?? 200, ms: 1.5 }]);
      });
      return { request: captured.request, bytes };
    },
    inspect: async ({ request, bytes }, changed = {}) => {
      const { findings } = await inspect(request, bytes, context);
      transact(() => writes.findings(request.id, { ...findings, ...changed }));
    },
    remove: (id) => transact(() => writes.delete([id])),
  };
}
