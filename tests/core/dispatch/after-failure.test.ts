import { describe, expect, it } from 'vitest';
import {
  afterFailure,
  unansweredBefore,
  unansweredLimit,
} from '../../../electron/core/dispatch/forward/after-failure.ts';
import { dispatchFaults, neverArrived, type DispatchFault } from '../../../shared/dispatches.ts';

const failure = (fault: DispatchFault, mayHaveArrived = !neverArrived.includes(fault)) =>
  ({ ok: false, fault, detail: '', ms: 1, mayHaveArrived }) as const;

describe('after a failed attempt', () => {
  it.each(['refused', 'dns', 'unreachable', 'tls'] as const)(
    'a request that cannot have arrived waits as before (%s)',
    (fault) => {
      const next = { dispatch: 'waits', destination: 'is-down', isUnanswered: false };
      for (const attempt of [1, 3, 9])
        expect(afterFailure(failure(fault), attempt, 0, false)).toEqual(next);
    },
  );

  it.each(['timeout', 'reset', 'not-http'] as const)(
    'a request that may have arrived is tried three times, until the destination counts as down (%s)',
    (fault) => {
      expect(afterFailure(failure(fault), 1, 0, false)).toMatchObject({
        dispatch: 'is-tried-again',
        destination: 'pauses',
      });
      expect(afterFailure(failure(fault), 3, 0, false)).toEqual({
        dispatch: 'ends',
        destination: 'goes-on',
        isUnanswered: true,
      });
      expect(afterFailure(failure(fault), 3, unansweredLimit - 1, false)).toMatchObject({
        dispatch: 'ends',
        destination: 'is-down',
      });
      expect(afterFailure(failure(fault), 9, unansweredLimit, false)).toEqual({
        dispatch: 'is-tried-again',
        destination: 'is-down',
        isUnanswered: false,
      });
    },
  );

  it('a time limit that ended before anything was sent is like a refusal', () => {
    expect(afterFailure(failure('timeout', false), 3, 0, false)).toMatchObject({
      dispatch: 'waits',
      destination: 'is-down',
    });
  });

  it('a stopped request waits again, and ends where its destination was removed', () => {
    expect(afterFailure(failure('stopped', false), 1, 0, false).dispatch).toBe('waits');
    expect(afterFailure(failure('stopped', true), 3, 0, false).dispatch).toBe('is-tried-again');
    expect(afterFailure(failure('stopped', true), 1, 0, true).dispatch).toBe('ends');
  });

  it('only a request that can be sent at all takes part in the count', () => {
    for (const fault of ['not-sendable', 'removed', 'loop'] as const)
      expect(afterFailure(failure(fault), 3, 2, false)).toMatchObject({
        dispatch: 'ends',
        isUnanswered: false,
      });
  });
});

it('a destination that gave no answer before a restart is still tried with a request', () => {
  for (const code of dispatchFaults) {
    const expected = neverArrived.includes(code) ? 0 : unansweredLimit;
    expect(unansweredBefore({ is: 'down', fault: { code, detail: '' } })).toBe(expected);
  }
  expect(unansweredBefore({ is: 'up', fault: null })).toBe(0);
});
