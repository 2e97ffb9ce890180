import { join } from 'node:path';
import { expect, it } from 'vitest';
import { restoreBackup } from '../../electron/core/backup/restore-backup.ts';
import { writeBackup } from '../../electron/core/backup/write-backup.ts';
import { openStore } from '../../electron/core/store/store.ts';
import { receive } from '../support/receiver.ts';
import { pathToken, runCore, type RunningCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { until } from '../support/until.ts';

/** More than are read ahead at once. */
const many = 150;

async function post({ port }: RunningCore, text: string): Promise<void> {
  const { status } = await fetch(`http://127.0.0.1:${port}/in/${pathToken}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ type: 'SMS', message: text }),
  });
  expect(status).toBe(200);
}

function send({ core }: RunningCore, ids: readonly number[], port: number) {
  return core.sendings.start({
    scope: { ids },
    target: { url: `http://127.0.0.1:${port}/` },
    options: { signWith: null, asNew: false, perSecond: null, concurrency: 1, repeat: 1 },
  });
}

const options = { now: Date.now(), signal: AbortSignal.timeout(60_000) };

it('a restore while a run sends: what was sent is kept beside, and a number is the request of the backup', async () => {
  const path = join(tempDir(), 'all.hookscope');
  const other = await runCore();
  await post(other, 'of the backup');
  await other.core.close();
  await writeBackup({
    ...options,
    dataDir: other.dataDir,
    path,
    withSecrets: true,
    appVersion: '1.0.0',
  });

  const running = await runCore();
  for (let n = 1; n <= many; n += 1) await post(running, `here ${n}`);
  const receiver = await receive();
  const ids = Array.from({ length: many }, (_, n) => n + 1);
  expect(await send(running, ids, receiver.port)).toMatchObject({ ok: true });
  // One at a time: the answer to the one before the last is stored.
  await until(() => receiver.seen.length > 3);
  await running.core.close();
  const { kept } = await restoreBackup({
    ...options,
    path,
    dataDir: running.dataDir,
    replaces: true,
  });

  const again = await runCore({}, running.dataDir);
  expect(again.core.store.lastId()).toBe(1);
  expect(again.core.store.dispatches.of(1)).toEqual([]);
  const next = await receive();
  await send(again, [1], next.port);
  await until(() => next.seen.length > 0);
  expect(next.seen.map(({ body }) => body)).toEqual([
    JSON.stringify({ type: 'SMS', message: 'of the backup' }),
  ]);
  const before = openStore(kept ?? '', { budget: running.core.settings.current });
  const stored = ids.flatMap((id) => before.dispatches.of(id));
  before.close();
  expect(stored.filter(({ outcome }) => outcome.is === 'answered').length).toBeGreaterThan(2);
  expect(stored.length).toBeLessThan(many);
});
