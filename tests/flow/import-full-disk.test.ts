import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { importRequests } from '../../electron/core/import/import-requests.ts';
import { importSource } from '../../electron/core/import/import-source.ts';
import { ImportStopped, storeTarget } from '../../electron/core/import/import-target.ts';
import { openInput } from '../../electron/core/import/input.ts';
import type { Core } from '../../electron/core/core.ts';
import { collected, context, entryOf, inTurn } from '../core/export/entries.ts';
import { exportChunks } from '../../electron/core/export/stream.ts';
import { runCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';

async function importFile(path: string, core: Core) {
  const source = importSource(path, await openInput(path));
  try {
    return await importRequests(source, storeTarget(core, { at: Date.now() }));
  } finally {
    await source.close();
  }
}

it('ends an import on a full disk with one sentence that gives the number of imported requests', async () => {
  const databases: DatabaseSync[] = [];
  const onOpen = (database: DatabaseSync) => void databases.push(database);
  const { core } = await runCore({}, tempDir(), { store: { onOpen } });
  const body = Buffer.alloc(100_000, 'x');
  const entries = Array.from({ length: 400 }, () => entryOf(body));
  const file = join(tempDir(), 'many.ndjson');
  writeFileSync(file, await collected(exportChunks('ndjson', inTurn(entries), context)));

  const [database] = databases;
  const pages = Number(database?.prepare('PRAGMA page_count').get()?.['page_count']);
  // Space for about half of the requests.
  database?.exec(`PRAGMA max_page_count = ${pages + 5_000}`);
  const stopped = await importFile(file, core).catch((error: unknown) => error);
  expect(stopped).toBeInstanceOf(ImportStopped);
  const { imported, message } = stopped as ImportStopped;
  expect(imported).toBeGreaterThan(0);
  expect(imported).toBe(core.store.total('all'));
  expect(message).toMatch(new RegExp(`^${imported} of 400 requests were imported, .*full`));
  expect(message).not.toContain('\n');

  database?.exec('PRAGMA max_page_count = 1000000');
  expect(await importFile(file, core)).toMatchObject({ imported: 400, problemCount: 0 });
});
