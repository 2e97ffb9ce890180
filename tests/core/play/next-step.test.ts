import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../electron/core/play/next-step.ts';
import type { DispatchFault } from '../../../shared/dispatches.ts';
import type { PlayAnswer } from '../../../shared/play.ts';
import { retryClockNames, type RetryClockName } from '../../../shared/retry-clock.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const answered = (status: number): PlayAnswer => ({
  ok: true,
  status,
  ms: 1,
  text: '',
  isCut: false,
});
const failed = (fault: DispatchFault): PlayAnswer => ({ ok: false, fault, detail: '', ms: 1 });

/** The pauses until the clock ends, when every attempt has the same answer, and how it ended. */
function pauses(clock: RetryClockName, answer: PlayAnswer, random: number) {
  const all: number[] = [];
  for (;;) {
    const step = nextStep(answer, all.length + 1, clock, () => random);
    if (step.is === 'end') return { all, end: step.end, sum: all.reduce((a, b) => a + b, 0) };
    all.push(step.pauseMs);
  }
}

describe('the retry clock', () => {
  it('of the help centre repeats a 429 six times, ten minutes and a little apart, for 1 h 10 min at most', () => {
    const shortest = pauses('help-centre', answered(429), 0);
    expect(shortest).toMatchObject({ all: Array(6).fill(10 * minuteMs), end: 'spent' });
    expect(pauses('help-centre', answered(429), 1).sum).toBe(70 * minuteMs);
  });

  it.each([301, 400, 401, 404, 500, 503])(
    'of the help centre repeats a %i within three days',
    (status) => {
      const { all, end, sum } = pauses('help-centre', answered(status), 1);
      expect([all.length, end]).toEqual([12, 'spent']);
      expect(all.every((pause, at) => at === 0 || pause > (all[at - 1] ?? 0))).toBe(true);
      expect(sum).toBeLessThan(72 * hourMs);
      expect(pauses('help-centre', answered(status), 0).sum).toBeGreaterThan(60 * hourMs);
    },
  );

  it('of the guide repeats a 429 like everything else', () => {
    expect(pauses('guide', answered(429), 0)).toEqual(pauses('guide', answered(500), 0));
    expect(pauses('guide', answered(429), 0).all).toHaveLength(12);
  });

  it('of 2025 repeats nothing but a 429', () => {
    expect(pauses('only-429', answered(429), 0).all).toHaveLength(6);
    expect(pauses('only-429', answered(503), 0)).toMatchObject({ all: [], end: 'not-retried' });
    expect(pauses('only-429', failed('reset'), 0)).toMatchObject({ all: [], end: 'not-retried' });
  });

  it.each(['refused', 'dns', 'unreachable', 'tls', 'timeout', 'reset', 'not-http'] as const)(
    'takes no answer (%s) for a failure',
    (fault) => expect(pauses('help-centre', failed(fault), 0).all).toHaveLength(12),
  );

  it.each(retryClockNames)(
    'of %s ends with any 2xx, and with what HighLevel could not send',
    (clock) => {
      const endOf = (answer: PlayAnswer) => nextStep(answer, 1, clock, () => 0);
      for (const status of [200, 204, 299])
        expect(endOf(answered(status))).toEqual({ is: 'end', end: 'accepted' });
      expect(endOf(failed('removed'))).toEqual({ is: 'end', end: 'removed' });
      expect(endOf(failed('not-sendable'))).toEqual({ is: 'end', end: 'not-sendable' });
      expect(endOf(failed('stopped'))).toEqual({ is: 'end', end: 'stopped' });
    },
  );

  it('chooses the pause by the last answer, and counts every attempt', () => {
    const step = (status: number, attempt: number) =>
      nextStep(answered(status), attempt, 'help-centre', () => 0);
    expect(step(429, 1)).toEqual({ is: 'retry', pauseMs: 10 * minuteMs });
    expect(step(503, 2)).toEqual({ is: 'retry', pauseMs: 2 * minuteMs });
    expect(step(429, 7)).toEqual({ is: 'end', end: 'spent' });
    expect(step(503, 7)).toEqual({ is: 'retry', pauseMs: 64 * minuteMs });
  });

  it('is not asked without retries', () => {
    expect(nextStep(answered(503), 1, null, () => 0)).toEqual({ is: 'end', end: 'not-retried' });
  });
});
