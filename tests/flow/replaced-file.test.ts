import fs, { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { everything } from '../../shared/list-filter.ts';
import { openIn } from '../support/open-files.ts';
import { pathToken, runCore } from '../support/running-core.ts';
import { isLinux } from '../support/system.ts';
import { until } from '../support/until.ts';

/** The files of a data folder that are open, except its lock; none where the system doesn't say it. */
function openFiles(folder: string): string[] {
  return isLinux ? openIn(folder).filter((name) => !name.includes('writer.lock')) : [];
}

/** Records which files were open at each renaming of a database. The renaming itself is unchanged. */
function watchRenames(): { readonly from: string; readonly open: readonly string[] }[] {
  const renames: { from: string; open: readonly string[] }[] = [];
  const rename = fs.renameSync;
  fs.renameSync = (from, to) => {
    if (String(from).includes('captures.db'))
      renames.push({ from: String(from), open: openFiles(dirname(String(from))) });
    rename(from, to);
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    fs.renameSync = rename;
    syncBuiltinESMExports();
  });
  return renames;
}

async function runFilled() {
  const running = await runCore({}, undefined, {
    store: { onOpen: (database) => database.exec('PRAGMA cache_size = 1') },
  });
  const { core, port } = running;
  const post = async (text: string) => {
    const body = JSON.stringify({ type: 'SMS', phone: '+15005550006', message: text });
    const url = `http://127.0.0.1:${port}/in/${pathToken}`;
    const headers = { 'Content-Type': 'application/json' };
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200);
  };
  const found = async (text: string) => {
    const rows = await core.list.rows({ filter: { text, show: 'all' }, from: 0, count: 500 });
    return rows?.rows.map(({ id }) => id);
  };
  for (let n = 1; n <= 60; n += 1) await post(`before ${n} ${'x'.repeat(3_000)}`);
  await core.inspection.settled();
  await core.search.settled();
  expect(await found('before')).toHaveLength(60);
  return { ...running, post, found };
}

/** Overwrites all pages but the first of a file, as a failing disk might. */
async function spoil(path: string): Promise<void> {
  const log = new DatabaseSync(path);
  // The search reads now and then. Until nobody reads, the log still has sound pages.
  const truncate = log.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  await until(() => truncate.get()?.['busy'] === 0);
  log.close();
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(statSync(path).size - 4096, 0xa5), 0, undefined, 4096);
  closeSync(file);
}

// Windows refuses to rename an open file, so there the replacing itself fails.
describe('the captures are replaced', () => {
  it('when everything is deleted: no file is open at that moment, and the search works after it', async () => {
    const { core, post, found, dataDir } = await runFilled();
    if (isLinux) expect(openFiles(dataDir).join()).toContain('search.db');
    const renames = watchRenames();
    const searching = found('before');
    expect(core.store.forgetEverything()).toEqual({ ok: true, value: null });
    expect(renames.map(({ open }) => open)).toEqual([[]]);
    expect(await searching).toEqual([]);
    await post('after');
    expect(await found('before')).toEqual([]);
    expect(await found('after')).toEqual([61]);
    await core.search.settled();
    expect(await found('after')).toEqual([61]);
    expect(core.state().search).toEqual({ waiting: 0, fault: null });
  });

  it('in a burst: each request is answered, and no search finds one that is gone', async () => {
    const { core, post, found } = await runFilled();
    const burst = Array.from({ length: 40 }, (_, n) => post(`burst ${n}`));
    const earlier = Array.from({ length: 8 }, () => found('before'));
    await burst[10];
    expect(core.store.forgetEverything()).toEqual({ ok: true, value: null });
    const later = Array.from({ length: 8 }, () => found('before'));
    await Promise.all([...burst, ...earlier]);
    for (const ids of await Promise.all(later)) expect(ids ?? []).toEqual([]);
    await post('burst, the last');
    await core.inspection.settled();
    await core.search.settled();
    const { rows = [] } = (await core.list.rows({ filter: everything, from: 0, count: 500 })) ?? {};
    expect(rows.length).toBeGreaterThan(0);
    expect(await found('burst')).toEqual(rows.map(({ id }) => id));
    expect(core.state()).toMatchObject({
      search: { waiting: 0, fault: null },
      store: { fault: null },
    });
  });

  it('when they are damaged: the files are set aside while closed, and the index is built again', async () => {
    const { core, post, found, dataDir } = await runFilled();
    const renames = watchRenames();
    await spoil(join(dataDir, 'captures.db'));
    await post('after');
    expect(core.state().store).toMatchObject({ fault: null, setAside: expect.any(String) });
    expect(renames.length).toBeGreaterThan(0);
    for (const { open } of renames) expect(open).toEqual([]);
    const id = core.store.lastId();
    expect(await found('before')).toEqual([]);
    expect(await found('after')).toEqual([id]);
    await core.search.settled();
    expect(await found('after')).toEqual([id]);
    const index = new DatabaseSync(join(dataDir, 'search.db'), { readOnly: true });
    expect(index.prepare('SELECT id FROM entries').all()).toEqual([{ id }]);
    index.close();
  });
});
