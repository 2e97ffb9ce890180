import { expect, it } from 'vitest';
import { durationText } from '../../../renderer/play/duration-text.ts';
import { nextPlace, stateOf, withChanges } from '../../../renderer/play/lane.ts';
import type { PlayAttempt, PlayDelivery } from '../../../shared/play.ts';

const attempt: PlayAttempt = {
  ...{ attempt: 1, pauseMs: 0, shortPauseMs: 0, afterFirstMs: 0, plannedAt: 0 },
  sentAt: null,
  answer: null,
};
const delivery = (index: number, attempts: number): PlayDelivery => ({
  ...{ index, message: { request: index }, copy: 1, end: null },
  attempts: Array.from({ length: attempts }, () => attempt),
});

it('an attempt that still waited when its delivery ended will not be sent', () => {
  expect(stateOf(attempt, false)).toBe('waiting');
  expect(stateOf({ ...attempt, sentAt: 1 }, false)).toBe('sending');
  expect(stateOf(attempt, true)).toBe('never-sent');
});

it('keys lead from attempt to attempt and from message to message, and never out', () => {
  const deliveries = [delivery(0, 3), delivery(1, 1), delivery(2, 2)];
  const from = (key: string, lane: number, at: number) =>
    nextPlace(key, { lane, at }, deliveries, 10);
  expect(from('ArrowRight', 0, 1)).toEqual({ lane: 0, at: 2 });
  expect(from('ArrowRight', 0, 2)).toEqual({ lane: 0, at: 2 });
  expect(from('End', 0, 0)).toEqual({ lane: 0, at: 2 });
  expect(from('Home', 0, 2)).toEqual({ lane: 0, at: 0 });
  expect(from('ArrowDown', 0, 2)).toEqual({ lane: 1, at: 0 });
  expect(from('PageDown', 0, 0)).toEqual({ lane: 2, at: 0 });
  expect(from('ArrowUp', 0, 0)).toEqual({ lane: 0, at: 0 });
  expect(from('a', 0, 0)).toBeNull();
});

it('takes the deliveries that changed, and nothing older than what is known', () => {
  const known = { revision: 4, deliveries: [delivery(0, 1), delivery(1, 1)] };
  const newer = withChanges(known, { revision: 6, deliveries: [delivery(1, 2)] });
  expect(newer.deliveries.map(({ attempts }) => attempts.length)).toEqual([1, 2]);
  expect(withChanges(newer, known)).toBe(newer);
});

it('writes a duration in its two largest units', () => {
  const times = [0, 340, 1_120, 632_000, 4_200_000, 245_700_000, 259_200_000];
  expect(times.map((ms) => durationText(ms, 'en'))).toEqual([
    ...['0 sec', '340 ms', '1.1 sec', '10 min 32 sec', '1 hr 10 min', '2 days 20 hr', '3 days'],
  ]);
  expect(durationText(4_200_000, 'es')).toBe('1 h 10 min');
});
