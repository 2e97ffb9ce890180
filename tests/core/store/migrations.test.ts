import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { inspectionVersion } from '../../../electron/core/inspect/findings.ts';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { migrations } from '../../../electron/core/store/migrations/index.ts';
import { schemaVersion } from '../../../electron/core/store/schema.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { fill, listed, make, openHere, sms } from './stores.ts';
import { context } from '../../support/keys.ts';

const long = Buffer.alloc(2.5 * 1024 ** 2, 'long body ');

/** A file as version 1 wrote it: an SMS, a long stray without findings, and a ping. */
function writeFirstForm(path: string): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL');
  database.exec(`${migrations[0]?.sql} PRAGMA user_version = 1;`);
  const request = database.prepare(`INSERT INTO requests VALUES
    (?, 1, 2, 'local', NULL, 'POST', '/', '1.1', '[["A","b"]]', '[]', ?, 'x', 'complete', ?, NULL, NULL)`);
  const body = database.prepare('INSERT INTO bodies VALUES (?, ?)');
  for (const [id, bytes, stray] of [
    [3, Buffer.from('short'), 0],
    [5, long, 1],
    [9, Buffer.alloc(0), 0],
  ] as const) {
    request.run(id, bytes.length, stray);
    body.run(id, bytes);
  }
  database.exec(`INSERT INTO findings VALUES (3, 1, 'sms', NULL, NULL, NULL, 0, 0, 0, '{}');
    INSERT INTO findings VALUES (9, 1, 'ping', NULL, NULL, NULL, 0, 0, 0, '{}');
    INSERT INTO replies VALUES (3, 200, 1.5);`);
  database.close();
}

function at(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  onTestFinished(() => database.close());
  return database;
}

describe('a file with an earlier schema', () => {
  it('is migrated with all of its requests, their counts and lists', () => {
    const path = join(tempDir(), 'captures.db');
    writeFirstForm(path);
    const { store } = openHere(path);
    expect(store.state()).toEqual({ fault: null, setAside: null });
    expect(listed(store)).toEqual([9, 5, 3]);
    expect(listed(store, 'sms')).toEqual([3]);
    expect(listed(store, 'stray')).toEqual([5]);
    expect(listed(store, 'other')).toEqual([9]);
    expect(store.pending.fresh(0, 9)).toEqual([5]);
    expect(store.summary(3)?.reply).toEqual({ status: 200, ms: 1.5 });
    expect(store.summary(5)?.reply).toBeNull();
    expect(Buffer.from(store.body(5) ?? []).equals(long)).toBe(true);
    expect(store.body(3)).toEqual(new Uint8Array(Buffer.from('short')));
    expect(store.nextId()).toBe(10);
    expect(store.summary(3)?.signature).toBeNull();
    expect(store.pending.countStale({ version: 2, keyring: '' })).toBe(2);
    expect(at(path).prepare('PRAGMA auto_vacuum').get()).toEqual({ auto_vacuum: 2 });
  });

  it('gets its relations when its findings are computed again', async () => {
    const path = join(tempDir(), 'captures.db');
    writeFirstForm(path);
    const { store } = openHere(path);
    expect(store.relations.keys(3)).toBeNull();
    expect(store.summary(3)?.attempt).toBe(1);
    expect(store.pending.stale({ version: inspectionVersion, keyring: '' }, 9)).toEqual([9, 3]);
    await fill(store, ['short']);
    const request = store.facts(3);
    if (request === null) throw new Error('The request is not stored.');
    await store.saveFindings(
      3,
      (await inspect(request, store.body(3) ?? new Uint8Array(), context)).findings,
    );
    const { delivery } = store.relations.keys(3) ?? {};
    expect(delivery).toMatch(/^d[0-9a-f]{16}$/);
    expect(store.relations.after(delivery ?? '', 0, 9)).toEqual([3]);
  });

  it('is copied first, and only the last copy stays', () => {
    const path = join(tempDir(), 'captures.db');
    writeFirstForm(path);
    const older = new DatabaseSync(`${path}.before-1`);
    older.close();
    openHere(path);
    const copies = readdirSync(dirname(path)).filter((name) => name.includes('.before-'));
    expect(copies).toEqual([`${basename(path)}.before-${schemaVersion}`]);
    const copy = at(join(dirname(path), copies[0] ?? ''));
    expect(copy.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
    expect(copy.prepare('SELECT count(*) AS n FROM bodies').get()).toEqual({ n: 3 });
  });

  it('is unchanged when a migration fails', () => {
    const path = join(tempDir(), 'captures.db');
    writeFirstForm(path);
    const inTheWay = new DatabaseSync(path);
    inTheWay.exec('CREATE TABLE tally (mine TEXT)');
    inTheWay.close();
    const { store } = openHere(path);
    expect(store.state().fault).toMatchObject({ detail: expect.stringContaining('tally') });
    const after = at(path);
    expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
    expect(after.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'body_parts'").get()).toBe(
      undefined,
    );
    expect(after.prepare('SELECT count(*) AS n FROM bodies').get()).toEqual({ n: 3 });
  });
});

describe('a file whose findings are whole inspections', () => {
  /** A file as version 5 wrote it: `count` SMS whose findings are 20 kB of JSON each. */
  function writeHeavy(path: string, count: number): void {
    const database = new DatabaseSync(path);
    database.exec('PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; BEGIN');
    for (const { sql } of migrations.slice(0, 5)) database.exec(sql);
    const request = database.prepare(`INSERT INTO requests VALUES
      (?, 1, 2, 'local', NULL, 'POST', '/', '1.1', '[]', '[]', ?, 'x', 'complete', 0, NULL, NULL)`);
    const body = database.prepare('INSERT INTO bodies VALUES (?, ?)');
    const findings = database.prepare(`INSERT INTO findings
      VALUES (?, 12, 'sms', '+1', NULL, 'hello', 0, 0, 1, ?, 0, 'missing', NULL)`);
    for (let id = 1; id <= count; id += 1) {
      const bytes = Buffer.from(sms(String(id)));
      request.run(id, bytes.length);
      body.run(id, bytes);
      findings.run(
        id,
        JSON.stringify({ issues: [{ code: 'old.code' }], text: 'x'.repeat(20_000) }),
      );
    }
    database.exec(`UPDATE tally SET last_id = ${count}, all_count = ${count}, sms_count = ${count}, bytes = 100 * ${count};
      PRAGMA user_version = 5; COMMIT; PRAGMA wal_checkpoint(TRUNCATE)`);
    database.close();
  }

  it('is listed at once without a copy, and shrinks as its requests are inspected again', async () => {
    const path = join(tempDir(), 'captures.db');
    writeHeavy(path, 300);
    const before = statSync(path).size;
    const { store } = openHere(path);
    expect(store.summary(300)).toMatchObject({ kind: 'sms', preview: 'hello', warnings: 1 });
    expect(readdirSync(dirname(path)).filter((name) => name.includes('.before-'))).toEqual([]);
    expect(store.pending.countStale({ version: inspectionVersion, keyring: '' })).toBe(300);
    for (let id = 1; id <= 300; id += 1) {
      const request = store.facts(id);
      if (request === null) throw new Error('The request is not stored.');
      const body = store.body(id) ?? new Uint8Array();
      await store.saveFindings(id, (await inspect(request, body, context)).findings);
    }
    store.reclaimSpace();
    await store.settled();
    expect(store.pending.countStale({ version: inspectionVersion, keyring: '' })).toBe(0);
    expect(statSync(path).size).toBeLessThan(before / 20);
  });
});

describe('a file from before requests were sent on', () => {
  it('opens with its requests, of which none was sent, and they can be', async () => {
    const path = join(tempDir(), 'captures.db');
    const database = new DatabaseSync(path);
    database.exec('PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; BEGIN');
    for (const { sql } of migrations.slice(0, 6)) database.exec(sql);
    database.exec(`INSERT INTO requests
      VALUES (4, 1, 2, 'local', NULL, 'POST', '/', '1.1', '[]', '[]', 2, 'x', 'complete', 0, NULL, NULL);
      INSERT INTO bodies VALUES (4, x'7b7d'); INSERT INTO uninspected VALUES (4, 0, 0);
      UPDATE tally SET last_id = 4, all_count = 1, other_count = 1; PRAGMA user_version = 6; COMMIT`);
    database.close();
    const { store } = openHere(path);
    expect(listed(store)).toEqual([4]);
    expect([store.pending.fresh(0, 9), store.pending.long(9)]).toEqual([[4], []]);
    expect(store.summary(4)).toMatchObject({ dispatches: null, imported: false });
    expect([store.outboxes.all(), store.outboxes.unassigned(9)]).toEqual([[], []]);
    const destination = { id: 'd', name: 'D', url: 'http://127.0.0.1:1/' };
    await store.outboxes.change(
      ({ assign }) => void assign({ destination, requestIds: [4], at: 1, mayBeTwice: false }),
    );
    expect(store.dispatches.waiting('d', 9)).toMatchObject([{ requestId: 4, attempt: 1 }]);
  });
});

describe('a file from before requests shared their heads', () => {
  it('reads as it did, beside requests that share theirs, and both are deleted', async () => {
    const path = join(tempDir(), 'captures.db');
    const database = new DatabaseSync(path);
    database.exec('PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; BEGIN');
    for (const { sql } of migrations.slice(0, 8)) database.exec(sql);
    const body = JSON.stringify({
      type: 'SMS',
      messageId: 'a',
      contactId: 'b',
      message: 'hello you',
    });
    const { findings } = await inspect(make(1, body).request, Buffer.from(body), context);
    const { delivery, contact, content } = findings.keys;
    const sha256 = 'ab'.repeat(32);
    database.exec(`INSERT INTO requests VALUES
        (1, 1, 2, 'local', NULL, 'POST', '/', '1.1', '[["A","b"]]', '[]', 2, '${sha256}', 'complete', 0, NULL, NULL);
      INSERT INTO bodies VALUES (1, x'7b7d');
      INSERT INTO relations VALUES (1, '${delivery}', '${contact}', '${content}');
      INSERT INTO kin (rowid, keys) VALUES (1, '${delivery} ${contact}');
      INSERT INTO findings VALUES (1, 1, 'sms', NULL, NULL, 'hello', 0, 0, 0, '', 0, NULL, NULL, NULL, 0);
      UPDATE tally SET last_id = 1, all_count = 1, sms_count = 1, bytes = 15; PRAGMA user_version = 8; COMMIT`);
    database.close();
    const { store } = openHere(path, { graceMs: 0 });
    const head = { method: 'POST', url: '/', httpVersion: '1.1', headers: [['A', 'b']] };
    expect(store.facts(1)).toMatchObject({ ...head, body: { sha256 } });
    expect(store.summary(1)).toMatchObject({ preview: 'hello', method: 'POST', url: '/' });
    await fill(store, [body, body]);
    expect(store.facts(3)).toEqual(make(3, body).request);
    expect(store.summary(3)).toMatchObject({ preview: 'hello you', url: '/in/x?n=3', attempt: 3 });
    expect([1, 3].map((id) => store.relations.keys(id))).toEqual([findings.keys, findings.keys]);
    await store.remove({ ids: [1, 2, 3] });
    await store.settled();
    expect(at(path).prepare('SELECT bytes FROM tally').get()).toEqual({ bytes: 0 });
    expect(at(path).prepare('SELECT count(*) AS n FROM kin').get()).toEqual({ n: 0 });
  });
});

describe('a file with a newer schema', () => {
  it('is a fault and stays unchanged, and captures are refused', async () => {
    const path = join(tempDir(), 'captures.db');
    const newer = new DatabaseSync(path);
    newer.exec('CREATE TABLE theirs (a); PRAGMA user_version = 99');
    newer.close();
    const before = readFileSync(path);
    const { store } = openHere(path);
    expect(store.state().fault?.code).toBe('newer-file');
    await expect(store.saveCapture(make(store.nextId(), 'x'))).rejects.toThrow('newer version');
    expect(listed(store)).toEqual([]);
    expect(store.forgetEverything()).toMatchObject({ ok: false });
    store.close();
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(dirname(path))).toEqual([basename(path)]);
  });

  it('is tried again, and numbers go on from its last one once it can be opened', async () => {
    let now = 0;
    const path = join(tempDir(), 'captures.db');
    const first = openHere(path).store;
    await fill(first, [sms('a'), sms('b'), sms('c')]);
    first.close();
    const file = new DatabaseSync(path);
    file.exec('PRAGMA user_version = 99');
    const { store, states } = openHere(path, { now: () => now });
    const early = make(store.nextId(), 'early');
    expect(early.request.id).toBe(1);
    file.exec(`PRAGMA user_version = ${schemaVersion}`);
    file.close();
    now = 5_000;
    const late = make(store.nextId(), 'late');
    expect(late.request.id).toBe(4);
    await expect(store.saveCapture(early)).rejects.toThrow();
    await store.saveCapture(late);
    expect(store.state().fault).toBeNull();
    expect(states.at(-1)?.fault).toBeNull();
    expect(listed(store)).toEqual([4, 3, 2, 1]);
  });
});
