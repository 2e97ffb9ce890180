import fc from 'fast-check';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Capture } from '../../../electron/core/capture/capture.ts';
import { connect, type StoreConnection } from '../../../electron/core/store/connection.ts';
import { learnHeads } from '../../../electron/core/store/learn-heads.ts';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { requestOf } from '../../../electron/core/store/rows.ts';
import type { CapturedRequest, HeaderPairs } from '../../../shared/request.ts';
import { effort } from '../../support/effort.ts';
import { context } from '../../support/keys.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { fill, make, openHere, sms } from './stores.ts';

function open(path = join(tempDir(), 'captures.db')): StoreConnection {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  const live = connect(database, path);
  database.exec('PRAGMA synchronous = OFF');
  onTestFinished(() => {
    live.log?.close();
    if (database.isOpen) database.close();
  });
  return live;
}

function withHead(id: number, head: Partial<CapturedRequest>): Capture {
  const made = make(id, sms(String(id)));
  return { ...made, request: { ...made.request, ...head } };
}

function stored({ selectFacts }: StoreConnection, id: number): CapturedRequest | null {
  const row = selectFacts(id);
  return row === undefined ? null : requestOf(row);
}

const heads = ({ database }: StoreConnection) =>
  database.prepare('SELECT * FROM heads ORDER BY place').all();

const name = fc.constantFrom('Host', 'HOST', 'X-Ünï', 'a\nb', 'a', 'b', '');
const value = fc.constantFrom('', 'one', 'two', '["x"]', 'null', 'ü\\"\u0000', 'v'.repeat(3_000));
const head = fc.record({
  method: fc.constantFrom('POST', 'PUT', null),
  url: fc.constantFrom('/in/a', '/in/b', '', null),
  httpVersion: fc.constantFrom('1.1', '1.0\nHost'),
  headers: fc.array(fc.tuple(name, value), { maxLength: 3 }),
});
/** Ids that are close together, and at the border of a span. */
const nearId = fc.constantFrom(1, 2, 3, 510, 511, 512, 513, 1_024);

type Step =
  | {
      readonly is: 'save';
      readonly id: number;
      readonly head: Partial<CapturedRequest>;
      readonly fails: boolean;
    }
  | { readonly is: 'delete'; readonly id: number }
  | { readonly is: 'reopen' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      is: fc.constant('save' as const),
      id: nearId,
      head,
      fails: fc.boolean(),
    }),
  },
  { weight: 6, arbitrary: fc.record({ is: fc.constant('delete' as const), id: nearId }) },
  { weight: 1, arbitrary: fc.constant<Step>({ is: 'reopen' }) },
);

describe('requests that share a head', () => {
  it('are read as they came, after any failures, deletions and starts, and no head outlives them', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const path = join(tempDir(), 'captures.db');
        let live = open(path);
        const kept = new Map<number, CapturedRequest>();
        for (const one of steps) {
          if (one.is === 'reopen') {
            live.log?.close();
            live.database.close();
            live = open(path);
          } else if (one.is === 'delete') {
            live.transact(() => live.writes.delete([one.id]));
            kept.delete(one.id);
          } else if (!kept.has(one.id)) {
            const capture = withHead(one.id, one.head);
            try {
              live.transact(() => {
                live.writes.capture(capture);
                if (one.fails) throw new Error('no room');
              });
              kept.set(one.id, capture.request);
            } catch {
              // It is not stored.
            }
          }
          for (const [id, request] of kept) {
            expect(stored(live, id)).toEqual(request);
            expect(live.summary(id)).toMatchObject({ method: request.method, url: request.url });
          }
        }
        for (const id of kept.keys()) live.transact(() => live.writes.delete([id]));
        expect(heads(live)).toEqual([]);
        expect(live.tally).toMatchObject({ all: 0, bytes: 0, noiseBytes: 0 });
      }),
      { numRuns: effort({ usual: 20, full: 400 }) },
    );
  });

  it('take only what differs, from the second request on', () => {
    const live = open();
    const headers = (n: number): HeaderPairs => [
      ['Host', 'example.org'],
      ['Content-Length', String(n)],
      ['Accept', 'a/b'],
    ];
    live.transact(() => {
      for (let id = 1; id <= 20; id += 1)
        live.writes.capture(withHead(id, { headers: headers(id) }));
    });
    const own = live.database
      .prepare('SELECT method, url, headers FROM requests WHERE id = 20')
      .get();
    expect(own).toEqual({ method: null, url: '/in/x?n=20', headers: '["20"]' });
    expect(heads(live).map((row) => row['pairs'])).toEqual([
      '[["Host","example.org"],["Content-Length"],["Accept","a/b"]]',
    ]);
  });

  it('are learned up to a bound, beyond which learning starts again', () => {
    const learned = learnHeads();
    const split = (n: number) =>
      learned.split({ method: 'POST', url: '/', httpVersion: '1.1', headers: [[`X-${n}`, 'a']] });
    const shapes = Array.from({ length: 64 }, (_, n) => n);
    expect(shapes.map(split).every((one) => one === null)).toBe(true);
    expect(shapes.map(split).includes(null)).toBe(false);
    expect(split(64)).toBeNull();
    expect(shapes.slice(0, 2).map(split)).toEqual([null, null]);
    expect([64, 0, 1].map(split).includes(null)).toBe(false);
  });

  it('are read as they came when a span has no room for another, and share again in the next', () => {
    const live = open();
    const headers = (id: number): HeaderPairs => [[`X-${Math.floor(id / 2)}`, 'a']];
    live.transact(() => {
      for (let id = 2; id < 520; id += 1)
        live.writes.capture(withHead(id, { headers: headers(id) }));
    });
    for (let id = 2; id < 520; id += 1) expect(stored(live, id)?.headers).toEqual(headers(id));
    const places = heads(live).map((row) => Number(row['place']));
    expect(places.filter((place) => place < 64)).toHaveLength(64);
    expect(places.filter((place) => place >= 64)).toHaveLength(4);
  });

  it('of a stray or a long one are stored whole, because their bytes are counted', () => {
    const live = open();
    live.transact(() => {
      for (let id = 1; id <= 4; id += 1) {
        const one = withHead(id, {
          headers: [['X', id < 3 ? 'short' : 'x'.repeat(3_000)]],
        });
        live.writes.capture({ ...one, request: { ...one.request, stray: id < 3 } });
      }
    });
    expect(heads(live)).toEqual([]);
  });
});

describe('the preview of a request', () => {
  it('is stored the same whether its body is in memory or looked up', async () => {
    const { store, path } = openHere();
    const texts = [
      'short',
      'a longer text',
      '😀😀😀😀',
      '😀😀😀😀😀😀😀😀',
      'half \ud800 of a pair',
      'until\0 a NUL',
      'twelve until\0',
      'l'.repeat(5_000),
    ];
    for (const text of [...texts, ...texts]) {
      const captured = make(store.nextId(), sms(text));
      const body = Buffer.from(sms(text));
      const { id } = captured.request;
      await store.saveCapture(captured);
      const { findings } = await inspect(captured.request, body, context);
      await store.saveFindings(id, findings, { body: id > texts.length ? body : null });
    }
    const database = new DatabaseSync(path, { readOnly: true });
    const rows = database
      .prepare('SELECT preview, preview_at, preview_bytes FROM findings ORDER BY id')
      .all();
    database.close();
    expect(rows.slice(texts.length)).toEqual(rows.slice(0, texts.length));
    expect(new Set(rows.map((row) => row['preview'] === null)).size).toBe(2);
  });

  it('is the same whether it is a piece of the body or not', async () => {
    const { store, path } = openHere();
    const texts = [
      'a plain text of some words',
      'with a "quote" and \\ in it',
      'Grüße aus Köln ü',
      'x',
    ];
    await fill(store, [...texts.map(sms), sms(`${'long '.repeat(1_000)}end`)]);
    expect(texts.map((_, n) => store.summary(n + 1)?.preview)).toEqual(texts);
    expect(store.summary(5)?.preview).toMatch(/^long long .*/);
    const database = new DatabaseSync(path, { readOnly: true });
    const own = database.prepare('SELECT preview FROM findings ORDER BY id').all();
    database.close();
    expect(own.map((row) => row['preview'] === null)).toEqual([true, false, true, false, false]);
  });
});
