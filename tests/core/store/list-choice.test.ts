import { describe, expect, it } from 'vitest';
import type { Findings } from '../../../electron/core/inspect/findings.ts';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { openEmpty } from '../../../electron/core/store/file.ts';
import { selectIds } from '../../../electron/core/store/list-choice.ts';
import {
  countNewer,
  readIds,
  readIdsBetween,
  readRows,
} from '../../../electron/core/store/rows.ts';
import type { StoreConnection } from '../../../electron/core/store/connection.ts';
import { context } from '../../support/keys.ts';
import { make, sms } from './stores.ts';

async function findingsOf(id: number, version: number): Promise<Findings> {
  const { findings } = await inspect(make(id, sms('x')).request, Buffer.from(sms('x')), context);
  return { ...findings, version };
}

/** Requests with findings of some versions in turn; every fifth has none, and every tenth is long as well. */
async function withVersions(versions: number, count = 60): Promise<StoreConnection> {
  const connection = openEmpty();
  for (let id = 1; id <= count; id += 1) {
    const findings = await findingsOf(id, 1 + (id % versions));
    const { request, pieces } = make(id, sms('x'));
    const coded = { ...request, headers: [['Content-Encoding', 'gzip'] as const] };
    connection.transact(() => {
      connection.writes.capture({ request: id % 10 === 0 ? coded : request, pieces });
      if (id % 5 !== 0) connection.writes.findings(id, findings);
    });
  }
  return connection;
}

describe('the list of all requests', () => {
  it.each([1, 2, 3, 12])('has each once and in order, with findings of %i versions', async (n) => {
    const { database, tally } = await withVersions(n);
    const newestFirst = Array.from({ length: 60 }, (_, at) => 60 - at);
    expect(readIds(database, 'all')).toEqual(newestFirst);
    for (const [from, count] of [
      [0, 7],
      [13, 20],
      [50, 99],
    ] as const) {
      const rows = readRows(database, { show: 'all', from, count }, tally.all, false);
      expect(rows.map(({ id }) => id)).toEqual(newestFirst.slice(from, from + count));
    }
    const position = { show: 'all', id: 41, near: 19 } as const;
    expect(countNewer(database, position, tally.all, false)).toBe(19);
    const anchor = { id: 41, newer: 19 };
    const page = readRows(database, { show: 'all', from: 15, count: 8, anchor }, tally.all, false);
    expect(page.map(({ id }) => id)).toEqual(newestFirst.slice(15, 23));
    const span = { show: 'all', from: 12, to: 20 } as const;
    expect(readIdsBetween(database, span, 5)).toEqual([12, 13, 14, 15, 16]);
  });

  it('is empty without requests', () => {
    expect(readIds(openEmpty().database, 'all')).toEqual([]);
  });

  it.each([1, 2, 12])('is read without sorting, with findings of %i versions', async (n) => {
    const { database } = await withVersions(n);
    const plan = database
      .prepare(`EXPLAIN QUERY PLAN ${selectIds(database, 'all', true)} ORDER BY id DESC LIMIT 5`)
      .all()
      .map((row) => String(row['detail']));
    expect(plan.length).toBeGreaterThan(0);
    expect(plan.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
  });

  it('is removed whole where requests are inspected between two steps', async () => {
    const { database, removals, transact, writes, tally } = await withVersions(1, 30);
    const later = await Promise.all([5, 15, 25].map((id) => findingsOf(id, 7)));
    writes.pin([30], true);
    const step = removals.marking({ show: 'all' }, () => 1);
    transact(() => void step(4));
    for (const [at, id] of [5, 15, 25].entries()) {
      const findings = later[at];
      if (findings !== undefined) transact(() => writes.findings(id, findings));
    }
    let done = false;
    while (!done) transact(() => void ({ done } = step(4)));
    expect(readIds(database, 'all')).toEqual([30]);
    expect(tally.all).toBe(1);
  });
});
