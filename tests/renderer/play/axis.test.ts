import { describe, expect, it } from 'vitest';
import { axisOf } from '../../../renderer/play/axis.ts';
import type { PlayAttempt, PlayDelivery } from '../../../shared/play.ts';

const minute = 60_000;

/** A delivery whose attempts HighLevel would send at these minutes. */
function delivery(index: number, minutes: readonly number[]): PlayDelivery {
  const attempts = minutes.map((at, index_): PlayAttempt => ({
    attempt: index_ + 1,
    pauseMs: (at - (minutes[index_ - 1] ?? at)) * minute,
    shortPauseMs: 1_000,
    afterFirstMs: at * minute,
    plannedAt: 0,
    sentAt: 1_000 + index * 10,
    answer: { ok: true, status: 503, ms: 20, text: '', isCut: false },
  }));
  return { index, message: { sample: 'sms', number: 1 }, copy: 1, attempts, end: null };
}

const doubling = [0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 1_023, 2_047, 4_095];

describe('the axis of a play with retries', () => {
  it('gives each attempt of three days room of its own, and longer pauses more', () => {
    const axis = axisOf([delivery(0, doubling)], 0);
    const places = doubling.map((at) => axis.placeOf(at * minute) * axis.units);
    const gaps = places.slice(1).map((place, at) => place - (places[at] ?? 0));
    expect(axis.is).toBe('pauses');
    expect(places[0]).toBe(0);
    expect(axis.placeOf(4_095 * minute)).toBe(1);
    expect(Math.min(...gaps)).toBeCloseTo(1);
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
    expect(Math.max(...gaps)).toBeLessThan(3);
  });

  it('keeps attempts of other messages apart, whatever clock they have', () => {
    const axis = axisOf([delivery(0, doubling), delivery(1, [0, 10, 12])], 0);
    const [ten, twelve] = [10, 12].map((at) => axis.placeOf(at * minute) * axis.units);
    expect((twelve ?? 0) - (ten ?? 0)).toBeGreaterThan(0.6);
  });

  it('ends with the last attempt of all, also when only the jitter sets it apart', () => {
    const axis = axisOf([delivery(0, [0, 1, 3]), delivery(1, [0, 10]), delivery(2, [0, 11])], 0);
    expect(axis.ticks.at(-1)).toEqual({ ms: 11 * minute, at: 1 });
    expect(axis.placeOf(10 * minute)).toBeLessThan(1);
    const other = axisOf([delivery(0, [0, 10]), delivery(1, [0, 11])], 0);
    expect(other.ticks.map(({ ms }) => ms / minute)).toEqual([0, 11]);
  });

  it('is as wide for a thousand messages with jitter as a person can scroll', () => {
    const lanes = Array.from({ length: 1_000 }, (_, index) =>
      delivery(index, [0, 10 + index / 1_000, 20 + index / 500, 30 + index / 300]),
    );
    const axis = axisOf(lanes, 0);
    expect(axis.units).toBeLessThan(60);
    expect(axis.placeOf(0)).toBe(0);
    expect(axis.placeOf(100 * minute)).toBe(1);
    const places = Array.from({ length: 340 }, (_, at) => axis.placeOf((at / 10) * minute));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

describe('the axis of a play without retries', () => {
  it('is the time here, to scale, until the last answer', () => {
    const axis = axisOf([delivery(0, [0]), delivery(98, [0])], 1_000);
    expect(axis.is).toBe('sent');
    expect(axis.placeOf(500)).toBe(0.5);
    expect(axis.placeOf(1_000)).toBe(1);
    expect(axis.ticks.map(({ ms }) => ms)).toEqual([0, 250, 500, 750, 1_000]);
  });

  it('stands before anything was sent', () => {
    const axis = axisOf([], 0);
    expect([axis.placeOf(0), axis.placeOf(5)]).toEqual([0, 1]);
  });
});
