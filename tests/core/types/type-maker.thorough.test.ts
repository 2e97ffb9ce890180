import { describe, expect, it, onTestFinished } from 'vitest';
import { createTypeMaker } from '../../../electron/core/types/type-maker.ts';
import type { RequestScope } from '../../../shared/contract/arguments.ts';
import { fill, make, openHere } from '../store/stores.ts';
import { withLongestTurn } from '../../support/longest-turn.ts';

function typeMaker() {
  const { store } = openHere();
  const idsOf = (scope: RequestScope) => Promise.resolve('ids' in scope ? scope.ids : []);
  const maker = createTypeMaker(store, idsOf);
  onTestFinished(() => maker.close());
  return { store, maker };
}

describe('types of stored requests', () => {
  it('are made from those that were named, with their kinds', async () => {
    const { store, maker } = typeMaker();
    await fill(store, ['{"type":"SMS","phone":"+1"}', '{"type":"SMS","phone":null}', '[]']);
    const made = await maker.make({ ids: [3, 2, 1, 9] }, 'typescript');
    expect(made).toMatchObject({
      ok: true,
      value: { samples: 2, leftOut: { notObjects: 1, tooLarge: 0, tooMany: 0 } },
    });
    expect(made.ok && made.value.text).toContain('phone: string | null;');
    expect(await maker.make({ ids: [3] }, 'go')).toMatchObject({ ok: false, fault: 'no-samples' });
    expect(await maker.make({ ids: [] }, 'go')).toMatchObject({ ok: false, fault: 'no-samples' });
  });

  it('are made from the newest, without those that are too long, and never block the event loop', async () => {
    const { store, maker } = typeMaker();
    const body = (id: number) =>
      JSON.stringify({
        type: 'SMS',
        contactId: `c${id}`,
        list: [{ id, ['k' + (id % 40)]: 1 }],
        text: 'x'.repeat(500),
      });
    const long = store.nextId();
    await store.saveCapture(make(long, `{"a":"${'x'.repeat(1024 ** 2)}"}`));
    const short = Array.from({ length: 2_100 }, () => store.nextId());
    await Promise.all(short.map((id) => store.saveCapture(make(id, body(id)))));
    const ids = Array.from({ length: 2_101 }, (_, index) => index + 1);
    const [made, turnMs] = await withLongestTurn(() => maker.make({ ids }, 'zod'));
    expect(made).toMatchObject({ ok: true, value: { samples: 2_000, leftOut: { tooMany: 101 } } });
    expect(turnMs).toBeLessThan(100);
  });
});
