import { expect, it } from 'vitest';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import type { PlayRequest } from '../../../shared/contract/arguments.ts';
import type { PlayRun } from '../../../shared/play.ts';
import { recordedBridge } from '../recorded-bridge.ts';

const run = (number: number, endedAt: number | null): PlayRun => ({
  ...{ number, target: 'http://localhost/', manner: 'in-order', clock: null, speed: 600 },
  ...{ isSigned: false, total: 1, ended: 0, accepted: 0, attempts: 0, realMs: 0, gateway: null },
  ...{ nextAt: null, startedAt: 0, isStopped: false, revision: 1, endedAt },
});

function started() {
  const recorded = recordedBridge();
  return { ...recorded, store: createWindowStore(recorded.bridge, () => 0) };
}

it('tells of plays that end from now on, and keeps all of them to be shown', () => {
  const { store } = started();
  const { receivePlays, dismissPlay } = store.getState();
  const told = () => {
    const { plays, dismissedPlays } = store.getState();
    return plays.filter(({ number }) => !dismissedPlays.has(number)).map(({ number }) => number);
  };
  receivePlays([run(2, null), run(1, 5)]);
  expect(told()).toEqual([2]);
  receivePlays([run(2, 9), run(1, 5)]);
  expect(told()).toEqual([2]);
  dismissPlay(2);
  expect(told()).toEqual([]);
  expect(store.getState().plays).toHaveLength(2);
  // Another inspector counts from the start.
  receivePlays([]);
  receivePlays([run(1, 5)]);
  expect(told()).toEqual([1]);
});

it('shows the time line of a play that began, and begins the next form with its choices', async () => {
  const { store, answer } = started();
  const options: PlayRequest['options'] = {
    ...{ signWith: null, asNew: false, speed: 60 },
    manner: 'burst',
    clock: 'guide',
  };
  const target = { url: 'http://localhost:3000/' };
  const what = { sample: 'sms', count: 2 } as const;
  store.getState().openPlayOfSample('sms');
  const done = store.getState().startPlay({ what, target, options });
  await answer('plays.start', { ok: true, value: { number: 7 } });
  await done;
  const { playDialog, lastPlay, lastTarget } = store.getState();
  expect([playDialog, lastPlay, lastTarget]).toEqual([{ is: 'run', number: 7 }, options, target]);
});

it('keeps the form open when a play can’t begin', async () => {
  const { store, answer } = started();
  store.getState().openPlay({ ids: [3] });
  const options = { signWith: null, asNew: false, manner: 'twice', clock: null, speed: 1 } as const;
  const scope = { ids: [3] };
  const done = store
    .getState()
    .startPlay({ what: { scope }, target: { deliveryUrl: true }, options });
  await answer('plays.start', { ok: false, fault: 'too-long', detail: '' });
  expect(await done).toMatchObject({ ok: false });
  expect(store.getState().playDialog).toEqual({ is: 'form', scope, sample: null });
});
