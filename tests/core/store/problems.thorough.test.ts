import fc from 'fast-check';
import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { DispatchEnd, NewDispatch } from '../../../electron/core/store/dispatch-writes.ts';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { problems } from '../../../electron/core/store/migrations/0008-problems.ts';
import type { Store } from '../../../electron/core/store/store.ts';
import { openTallyRow } from '../../../electron/core/store/tally-row.ts';
import { countAfter, countsOf } from '../../../electron/core/store/tally.ts';
import type { Dispatch } from '../../../shared/dispatches.ts';
import { listChoices } from '../../../shared/list-filter.ts';
import type { BodyEnd } from '../../../shared/request.ts';
import { verdicts, type Verdict } from '../../../shared/signature.ts';
import { effort } from '../../support/effort.ts';
import { context } from '../../support/keys.ts';
import { listed, make, openHere, sms } from './stores.ts';

const bad: readonly (Verdict | null)[] = [
  'malformed',
  'mismatch',
  'valid-reserialised',
  'wrong-header',
];
const isSuccess = (status: number | null) => status !== null && status >= 200 && status < 300;

/** The last result at each destination, without what the user stopped or removed. */
function isForwardingFailed(dispatches: readonly Dispatch[]): boolean {
  const last = new Map<string, boolean>();
  for (const { destination, outcome } of dispatches) {
    if (destination === null) continue;
    if (outcome.is === 'answered') last.set(destination.id, isSuccess(outcome.status));
    else if (outcome.is === 'failed' && !['removed', 'stopped'].includes(outcome.fault))
      last.set(destination.id, false);
  }
  return [...last.values()].includes(false);
}

/** The problems among the listed requests, judged one by one by what else is stored of them. */
function scan(store: Store): number[] {
  return listed(store).filter((id) => {
    const row = store.summary(id);
    if (row === null || row.stray) return false;
    return (
      row.broken !== null ||
      row.bodyEnded !== 'complete' ||
      row.errors + row.warnings > 0 ||
      bad.includes(row.signature) ||
      (row.reply !== null && !isSuccess(row.reply.status)) ||
      isForwardingFailed(store.dispatches.of(id))
    );
  });
}

const oneOf = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
/** Which of the stored requests an act is about: a number of any size, counted from the newest. */
const place = fc.nat({ max: 12 });
const acts = fc.array(
  fc.oneof(
    fc.record({
      is: fc.constant('save' as const),
      stray: fc.boolean(),
      broken: oneOf(null, null, null, { code: 'HPE_INVALID_METHOD', reason: 'x' }),
      ended: oneOf<BodyEnd>('complete', 'complete', 'complete', 'truncated', 'aborted', 'timeout'),
      imported: fc.boolean(),
    }),
    fc.record({
      is: fc.constant('inspect' as const),
      which: place,
      errors: oneOf(0, 0, 2),
      warnings: oneOf(0, 0, 1),
      verdict: oneOf(null, ...verdicts),
    }),
    fc.record({
      is: fc.constant('reply' as const),
      which: place,
      status: oneOf(200, 204, 299, 300, 404, 500, null),
    }),
    fc.record({
      is: fc.constant('send' as const),
      which: place,
      destination: oneOf('a', 'b', null),
      end: oneOf<number | 'refused' | 'stopped' | 'removed' | null>(
        200,
        201,
        404,
        'refused',
        'stopped',
        'removed',
        null,
      ),
    }),
    fc.record({ is: fc.constant('finish' as const), status: oneOf(200, 500) }),
    fc.record({ is: fc.constant('remove' as const), ids: fc.array(place, { maxLength: 3 }) }),
    fc.record({ is: fc.constant('clear' as const), show: fc.constantFrom(...listChoices) }),
    fc.record({ is: oneOf('undo' as const, 'undo' as const, 'expire' as const) }),
    fc.record({ is: fc.constant('pin' as const), which: place }),
  ),
  { minLength: 15, maxLength: 50, size: 'max' },
);

/** What a process that opens the file now would count; all bytes are those of a scan. */
function countedAtStart(database: DatabaseSync | undefined) {
  if (database === undefined) throw new Error('The store is not open.');
  const { tally } = openTallyRow(database);
  const sent = database.prepare('SELECT coalesce(sum(cost), 0) AS bytes FROM dispatches').get();
  const { bytes, noiseBytes, noise, lastId } = countAfter(database, 0);
  expect([tally.bytes, tally.noiseBytes, tally.noise]).toEqual([
    bytes + Number(sent?.['bytes']),
    noiseBytes,
    noise,
  ]);
  expect(tally.lastId).toBeGreaterThanOrEqual(lastId);
  return countsOf(tally);
}

const plain = { signedWith: null, isNew: false, isEdited: false };

function dispatchOf(requestId: number, destination: string | null): NewDispatch {
  return {
    requestId,
    cause: destination === null ? 'send' : 'forward',
    destination: destination === null ? null : { id: destination, name: destination },
    url: 'http://127.0.0.1:1/',
    changes: plain,
    attempt: 1,
    mayBeTwice: false,
    at: 5,
    isWaiting: false,
    sent: null,
  };
}

function endOf(end: number | 'refused' | 'stopped' | 'removed'): DispatchEnd {
  const outcome =
    typeof end === 'number'
      ? ({ is: 'answered', status: end, bodyBytes: 0, isCut: false } as const)
      : ({ is: 'failed', fault: end, detail: '' } as const);
  return { outcome, ms: 1, answer: null };
}

describe('the choice of problems', () => {
  it('lists and counts what a scan of everything stored finds, whatever happens and in any order', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (all) => {
        let database: DatabaseSync | undefined;
        let now = 0;
        const { store } = openHere(undefined, {
          onOpen: (opened) => (database = opened),
          budget: () => ({ keepRequests: 8, keepBytes: 1e9 }),
          now: () => now,
        });
        const body = Buffer.from(sms('hello'));
        const sent: number[] = [];
        const idOf = (which: number) => Math.max(1, store.lastId() - which);

        for (const act of all) {
          if (act.is === 'save') {
            const made = make(store.nextId(), [body], act.stray);
            const { broken, ended } = act;
            const request = { ...made.request, broken, body: { ...made.request.body, ended } };
            const mark = { at: 1, source: 'a.json', format: 'json' } as const;
            await store.saveCapture({ ...made, request }, act.imported ? mark : null);
          }
          if (act.is === 'inspect') {
            const { which, errors, warnings, verdict } = act;
            const request = store.facts(idOf(which));
            if (request === null) continue;
            const { findings } = await inspect(request, body, context);
            await store.saveFindings(request.id, { ...findings, errors, warnings, verdict });
          }
          if (act.is === 'reply')
            await store.saveReply(idOf(act.which), { status: act.status, ms: 1 });
          if (act.is === 'send') {
            const dispatch = dispatchOf(idOf(act.which), act.destination);
            if (act.end !== null) await store.dispatches.addEnded(dispatch, endOf(act.end));
            else {
              const id = await store.dispatches.add(dispatch);
              if (id !== null) sent.push(id);
            }
          }
          if (act.is === 'finish')
            await store.dispatches.finish(sent.pop() ?? 0, endOf(act.status));
          if (act.is === 'remove') await store.remove({ ids: act.ids.map(idOf) });
          if (act.is === 'clear') await store.remove({ show: act.show });
          if (act.is === 'undo') await store.undoRemove();
          if (act.is === 'pin') await store.pin([idOf(act.which)], true);
          if (act.is === 'expire') {
            now += 60_000;
            await store.settled();
          }
          expect([act, listed(store, 'problem')]).toEqual([act, scan(store)]);
          for (const show of listChoices)
            expect(listed(store, show).length).toBe(store.counts()[show]);
          expect([act, countedAtStart(database)]).toEqual([act, store.counts()]);
        }

        // A file from before this choice gets the same by its migration.
        const read = () => ({
          rows: database?.prepare('SELECT * FROM problems ORDER BY id').all(),
          tally: database?.prepare('SELECT problem_count, has_signed FROM tally').get(),
        });
        const written = { ...read(), problems: store.total('problem') };
        database?.exec(`BEGIN; DROP TABLE problems; ALTER TABLE tally DROP COLUMN problem_count;
          ALTER TABLE tally DROP COLUMN has_signed; ${problems} COMMIT`);
        const migrated = read();
        expect(migrated.rows).toEqual(written.rows);
        expect(migrated.tally?.['problem_count']).toBe(written.problems);
        // The signed one may be deleted since.
        if (migrated.tally?.['has_signed'] === 1) expect(store.hasSigned()).toBe(true);
        store.close();
      }),
      { numRuns: effort({ usual: 20, full: 400 }) },
    );
  }, 60_000);

  it('remembers that a signed request came, also once it is deleted and after a restart', async () => {
    const { store, path } = openHere();
    const captured = make(store.nextId(), sms('hello'));
    await store.saveCapture(captured);
    const { findings } = await inspect(captured.request, Buffer.from(sms('hello')), context);
    await store.saveFindings(1, findings);
    expect([findings.verdict, store.hasSigned()]).toEqual(['missing', false]);
    await store.saveFindings(1, { ...findings, verdict: 'mismatch' });
    await store.saveFindings(1, findings);
    expect([store.hasSigned(), store.total('problem')]).toEqual([true, scan(store).length]);
    store.close();
    expect(openHere(path).store.hasSigned()).toBe(true);
  });
});
