import { describe, expect, it } from 'vitest';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { attemptLimit } from '../../../shared/summary.ts';
import { fill, make, openHere } from './stores.ts';
import { context } from '../../support/keys.ts';

const message = (messageId: string, more: object = {}) =>
  JSON.stringify({ type: 'SMS', contactId: 'c1', messageId, message: 'Hello', ...more });

/** The attempts of the whole list, oldest first. Rows, summaries and records must agree. */
function attempts({ store }: ReturnType<typeof openHere>): number[] {
  const rows = store.rows({ show: 'all', from: 0, count: 1_000 }).toReversed();
  for (const { id, attempt } of rows) {
    expect([store.summary(id)?.attempt, store.record(id)?.attempt]).toEqual([attempt, attempt]);
  }
  return rows.map(({ attempt }) => attempt);
}

describe('the attempts of a delivery', () => {
  it('are counted in the order of arrival, separately for each delivery', async () => {
    const here = openHere();
    await fill(
      here.store,
      ['a', 'b', 'a', 'a', 'b', 'c'].map((id) => message(id)),
    );
    expect(attempts(here)).toEqual([1, 1, 2, 3, 2, 1]);
  });

  it('do not depend on when and in which order requests are inspected', async () => {
    const here = openHere();
    const captures = Array.from({ length: 3 }, () => make(here.store.nextId(), message('a')));
    for (const one of captures) await here.store.saveCapture(one);
    expect(attempts(here)).toEqual([1, 1, 1]);
    for (const { request } of captures.toReversed()) {
      await here.store.saveFindings(
        request.id,
        (await inspect(request, Buffer.from(message('a')), context)).findings,
      );
    }
    expect(attempts(here)).toEqual([1, 2, 3]);
  });

  it('are counted among listed requests alone', async () => {
    const here = openHere();
    await fill(
      here.store,
      ['a', 'a', 'a'].map((id) => message(id)),
    );
    await here.store.remove({ ids: [1] });
    expect(attempts(here)).toEqual([1, 2]);
    await here.store.undoRemove();
    expect(attempts(here)).toEqual([1, 2, 3]);
    await here.store.remove({ show: 'all' });
    await fill(here.store, [message('a')]);
    expect(attempts(here)).toEqual([1]);
  });

  it('are counted without deleted requests', async () => {
    const here = openHere(undefined, { graceMs: 0 });
    await fill(
      here.store,
      ['a', 'a', 'b'].map((id) => message(id)),
    );
    await here.store.remove({ ids: [1] });
    await here.store.settled();
    expect(here.store.facts(1)).toBeNull();
    expect(attempts(here)).toEqual([1, 1]);
    const contact = here.store.relations.keys(3)?.contact ?? '';
    expect(here.store.relations.before(contact, 9, 9)).toEqual([3, 2]);
  });

  it('are counted again when findings change', async () => {
    const here = openHere();
    await fill(
      here.store,
      ['a', 'a'].map((id) => message(id)),
    );
    const { request } = make(2, 'nothing');
    await here.store.saveFindings(
      2,
      (await inspect(request, Buffer.from('nothing'), context)).findings,
    );
    expect(attempts(here)).toEqual([1, 1]);
    const again = make(2, message('a')).request;
    await here.store.saveFindings(
      2,
      (await inspect(again, Buffer.from(message('a')), context)).findings,
    );
    expect(attempts(here)).toEqual([1, 2]);
  });

  it('are counted up to a limit, so that a flood does not slow down the list', async () => {
    const here = openHere();
    await fill(
      here.store,
      Array.from({ length: attemptLimit + 3 }, () => message('a')),
    );
    expect(attempts(here).slice(-4)).toEqual([attemptLimit, ...Array(3).fill(attemptLimit)]);
  });
});

describe('requests with the same key', () => {
  it('are found on either side of a request, the nearest first', async () => {
    const { store } = openHere();
    await fill(
      store,
      ['a', 'b', 'c', 'd', 'e'].map((id) => message(id)),
    );
    await fill(store, [message('f', { contactId: 'C1' })]);
    const contact = store.relations.keys(3)?.contact ?? '';
    expect(store.relations.before(contact, 3, 9)).toEqual([2, 1]);
    expect(store.relations.after(contact, 3, 9)).toEqual([4, 5]);
    expect(store.relations.after(contact, 1, 2)).toEqual([2, 3]);
  });
});
