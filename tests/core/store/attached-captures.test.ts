import { DatabaseSync } from 'node:sqlite';
import { dirname } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  attachCaptures,
  selectFirstAndLast,
} from '../../../electron/core/store/attached-captures.ts';
import { openEmpty } from '../../../electron/core/store/file.ts';
import type { CaptureClaim } from '../../../electron/core/store/capture-filter.ts';
import { fillMany } from './many.ts';
import { fill, make, openHere, sms } from './stores.ts';

/** The captures of a file, attached to a database with a table of known requests and one of candidates. */
function attach(path: string) {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  database.exec(`CREATE TABLE known (number INTEGER PRIMARY KEY, arrived INTEGER);
    CREATE TABLE candidates (id INTEGER PRIMARY KEY)`);
  return { database, captures: attachCaptures(database, dirname(path)) };
}

describe('attached captures', () => {
  it('find the first and the last number without reading all requests', () => {
    const { database } = openEmpty();
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${selectFirstAndLast}`).all();
    const steps = plan.map(({ detail }) => String(detail));
    expect(steps).toContain('SEARCH requests');
    expect(steps.filter((step) => step.startsWith('SCAN requests'))).toEqual([]);
  });

  it('are read with their facts and bodies, removed ones too', async () => {
    const { store, path } = openHere();
    await fill(store, [sms('a'), sms('b')]);
    await store.remove({ ids: [1] });
    const { captures } = attach(path);
    const request = captures.facts(1);
    expect(request).toEqual(make(1, sms('a')).request);
    expect(request && Buffer.from(captures.body(request)).toString()).toBe(sms('a'));
    expect(captures.facts(3)).toBeNull();
    expect([captures.receivedAt(2), captures.receivedAt(3)]).toEqual([1_002, null]);
    expect(captures.range()).toEqual({ first: 1, last: 2 });
  });

  it('are compared with what another database knows, by number and time of arrival', async () => {
    const { store, path } = openHere();
    await fill(store, [sms('a'), sms('b'), sms('c')]);
    const { database, captures } = attach(path);
    database.exec('INSERT INTO known VALUES (1, 1001), (2, 77), (9, 1009)');
    expect(captures.compare({ table: 'known', id: 'number', receivedAt: 'arrived' })).toEqual({
      missing: [2, 3],
      outdated: [2, 9],
    });
  });

  it('pass a filter only where they are listed', async () => {
    const { store, path } = openHere();
    await fill(store, [sms('a'), '{"type":"Email"}', sms('c'), sms('d')]);
    await store.remove({ ids: [1] });
    const { captures } = attach(path);
    const filter = captures.filter({ show: 'sms', terms: [] }, 'many');
    expect(filter.among([1, 2, 3, 4])).toEqual([4, 3]);
    expect(filter.between(1, 3)).toEqual([3]);
    await store.remove({ show: 'all' });
    expect(filter.among([1, 2, 3, 4])).toEqual([]);
  });

  it('are judged by a condition of the other database: passing, not passing or undecided', async () => {
    const { store, path } = openHere();
    await fill(store, [sms('a'), sms('b'), sms('c'), '{"type":"Email"}']);
    const { database, captures } = attach(path);
    database.exec('INSERT INTO candidates VALUES (1), (2), (3), (4)');
    const filter = captures.filter({ show: 'sms', terms: [] }, 'many');
    const judge = filter.judge(
      { from: 'candidates c', id: 'c.id', where: 'c.id < ?' },
      'CASE WHEN c.id <> 2 THEN c.id <> 3 END',
    );
    expect(judge([9])).toEqual({ passing: [1], undecided: [2] });
  });
});

describe('a filter', () => {
  const claims: readonly CaptureClaim[] = [
    { is: 'kind', kind: 'sms' },
    { is: 'flag', flag: 'issue' },
    { is: 'flag', flag: 'attachment' },
    { is: 'status', range: { from: 200, to: 299 } },
    { is: 'issue', issue: 'phone' },
    { is: 'signature', verdict: 'valid' },
  ];

  it('looks at the candidates alone, whatever it asks of findings and replies', () => {
    const { store, path } = openHere();
    store.close();
    openHere(path, { onOpen: (database) => fillMany(database, 1_000) }).store.close();
    const { database, captures } = attach(path);
    const prepare = database.prepare.bind(database);
    for (const not of [false, true]) {
      for (const claim of claims) {
        const plans: string[] = [];
        database.prepare = (sql) => {
          const values = Array.from(sql.matchAll(/\?/g), () => null);
          for (const step of prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values)) {
            plans.push(String(step['detail']));
          }
          return prepare(sql);
        };
        const filter = captures.filter({ show: 'all', terms: [{ not, claim }] }, 'few');
        filter.judge({ from: 'candidates c', id: 'c.id', where: 'TRUE' }, 'TRUE');
        // Scanned are lists of ids, the one row of counts, and the candidates themselves.
        const walked = plans.filter((step) => /^(SCAN|SEARCH) [fp]\b/.test(step));
        expect([claim.is, walked.filter((step) => !step.includes('(rowid=?)'))]).toEqual([
          claim.is,
          [],
        ]);
        expect(walked.length).toBeGreaterThan(0);
      }
    }
  });
});
