import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inspectionVersion } from '../../electron/core/inspect/findings.ts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCore, type Core } from '../../electron/core/core.ts';
import type { InspectorProgress, InspectorStatus } from '../../shared/state.ts';
import { ruleOf } from '../support/rules.ts';
import { resourcesDir } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { until } from '../support/until.ts';

/** The real core, and the database that it opens. */
async function run(dataDir = tempDir(), prepare = '') {
  const states: InspectorStatus[] = [];
  const progress: InspectorProgress[] = [];
  const databases: DatabaseSync[] = [];
  const core = createCore({
    dataDir,
    resourcesDir,
    overrides: { port: 0, pathToken: 'token', tunnel: { kind: 'none' } },
    onStatus: (state) => states.push(state),
    onProgress: (each) => progress.push(each),
    store: {
      onOpen: (database) => {
        databases.push(database);
        if (prepare !== '') database.exec(prepare);
      },
    },
  });
  onTestFinished(() => core.close());
  await core.listen();
  return {
    core,
    states,
    progress,
    database: databases[0] as DatabaseSync,
    path: join(dataDir, 'captures.db'),
  };
}

async function post(core: Core, body: string): Promise<number> {
  const { listener } = core.state();
  if (listener.is !== 'listening') throw new Error('not listening');
  const reply = await fetch(listener.localUrl, { method: 'POST', body });
  await reply.arrayBuffer();
  return reply.status;
}

const bodies = (core: Core) =>
  core.store.ids('all').map((id) => Buffer.from(core.store.body(id) ?? []).toString());

describe('a full disk', () => {
  it('leads to 507 and a state; once there is space, 200 follows, and nothing is half written', async () => {
    const { core, states, database } = await run();
    expect(await post(core, 'before')).toBe(200);
    await core.inspection.settled();
    const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count']);
    database.exec(`PRAGMA max_page_count = ${pages}`);

    const long = 'x'.repeat(3 * 1024 ** 2);
    expect(await post(core, long)).toBe(507);
    expect(core.state().store.fault).toMatchObject({ code: 'disk-full' });
    expect(core.state().store.fault?.detail).toContain('full');
    expect(states.at(-1)?.store.fault?.code).toBe('disk-full');
    const together = await Promise.all(Array.from({ length: 9 }, () => post(core, long)));
    expect(new Set(together)).toEqual(new Set([507]));
    // A request that is not stored is not answered by a rule: the user could never see why.
    const replies = [ruleOf({ when: { method: 'POST' }, reply: { status: 202 } })];
    core.settings.change({ replies });
    expect(await post(core, long)).toBe(507);
    core.settings.change({ replies: [] });
    expect(bodies(core)).toEqual(['before']);
    expect(database.prepare('SELECT count(*) AS n FROM body_parts').get()).toEqual({ n: 0 });

    database.exec('PRAGMA max_page_count = 1000000');
    expect(await post(core, long)).toBe(200);
    expect(core.state().store.fault).toBeNull();
    expect(states.some(({ store }) => store.fault !== null)).toBe(true);
    expect(states.at(-1)?.store.fault).toBeNull();
    expect(bodies(core)).toEqual([long, 'before']);
    await core.inspection.settled();
    expect(core.store.pending.fresh(0, 9)).toEqual([]);
  });
});

describe('a file that is damaged while it is in use', () => {
  it('is set aside and named; the sender gets a reply, and the address stays', async () => {
    const { core, states, path } = await run(undefined, 'PRAGMA cache_size = 1');
    const { listener: before } = core.state();
    for (let n = 0; n < 40; n += 1) await post(core, 'y'.repeat(4_000));
    await core.inspection.settled();
    const other = new DatabaseSync(path);
    // The search reads now and then. Until nobody reads, the log still has sound pages.
    const truncate = other.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
    await until(() => truncate.get()?.['busy'] === 0);
    other.close();
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(statSync(path).size - 4096, 0xa5), 0, undefined, 4096);
    closeSync(file);

    expect(await post(core, 'after')).toBe(200);
    expect(core.state().listener).toEqual(before);
    expect(core.state().store).toMatchObject({ fault: null });
    expect(statSync(core.state().store.setAside ?? '').size).toBeGreaterThan(100_000);
    expect(states.at(-1)?.store.setAside).toBe(core.state().store.setAside);
    expect(bodies(core)).toEqual(['after']);
    expect(core.store.ids('all')).toEqual([41]);
  });
});

describe('a file of a newer format', () => {
  it('does not end the inspector: it reports the reason and acknowledges nothing', async () => {
    const dataDir = tempDir();
    const newer = new DatabaseSync(join(dataDir, 'captures.db'));
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    const { core } = await run(dataDir);
    expect(core.state().store.fault?.code).toBe('newer-file');
    expect(await post(core, 'x')).toBe(507);
    expect(core.state().store.fault?.code).toBe('newer-file');
  });
});

describe('findings of another version', () => {
  const age = 'UPDATE findings SET version = version - 1';

  it('are computed again in the background, with progress, across restarts, new captures first', async () => {
    const dataDir = tempDir();
    const first = await run(dataDir);
    // So many that they are not all inspected between two looks at the progress.
    const count = 4_000;
    for (let n = 0; n < count; n += 500)
      await Promise.all(
        Array.from({ length: 500 }, (_, more) =>
          post(first.core, `{"type":"SMS","n":${n + more}}`),
        ),
      );
    await first.core.inspection.settled();
    first.database.exec(age);
    await first.core.close();

    const second = await run(dataDir);
    expect(second.core.state().recheck).toEqual({ done: 0, total: count });
    await until(() => (second.core.state().recheck?.done ?? 0) > 0);
    await second.core.close();
    const left = second.progress.at(-1)?.recheck;
    expect(left?.done).toBeLessThan(count);

    const third = await run(dataDir);
    const total = third.core.state().recheck?.total ?? 0;
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(count);
    expect(await post(third.core, '{"type":"Email"}')).toBe(200);
    await until(() => third.core.store.summary(count + 1)?.kind === 'email');
    await third.core.inspection.settled();
    expect(third.core.state().recheck).toBeNull();
    expect(third.core.store.pending.countStale({ version: inspectionVersion, keyring: '' })).toBe(
      0,
    );
    await until(() => third.progress.at(-1)?.recheck === null);
  });
});
