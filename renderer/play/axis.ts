import type { PlayDelivery } from '../../shared/play.ts';

/** A moment at which the axis has a line. */
export interface AxisTick {
  /** From 0 to 1. */
  readonly at: number;
  /** From the beginning, in milliseconds: HighLevel's with retries, those of here without. */
  readonly ms: number;
}

/**
 * Where the attempts of a play are drawn.
 * - `pauses`: HighLevel's time since the first attempt of each message. Longer pauses are wider, but not to scale: three days
 *   and a minute would not fit beside each other.
 * - `sent`: nothing is tried again, so it is the time here since the beginning of the play, to scale.
 */
export interface Axis {
  readonly is: 'pauses' | 'sent';
  readonly ticks: readonly AxisTick[];
  /** How many of the narrowest pauses are as wide as the axis. */
  readonly units: number;
  /** @returns the place of a moment, from 0 to 1. */
  readonly placeOf: (ms: number) => number;
}

/** Moments that have a place of their own. Others are between them. */
const mostKnots = 40;

/** A moment that is nearer to a knot, as a part of itself, gets none of its own: it is that one with another jitter. */
const jitterPart = 0.12;

/** Milliseconds. Shorter gaps are as wide as this. */
const shortestGap = 30_000;

/** Attempts of a message that are nearer than this, in units, would cover each other. */
const nearest = 0.6;

/** What the axis of a play shows. */
export function axisKind(deliveries: readonly PlayDelivery[]): Axis['is'] {
  return deliveries.some(({ attempts }) => attempts.length > 1) ? 'pauses' : 'sent';
}

/** @param startedAt of the play, in milliseconds since 1970. */
export function axisOf(deliveries: readonly PlayDelivery[], startedAt: number): Axis {
  return axisKind(deliveries) === 'pauses'
    ? pausesAxis(deliveries)
    : sentAxis(deliveries, startedAt);
}

/**
 * The message with the most attempts decides where the axis has lines. Where attempts of another message would cover each
 * other, it gets lines of its own.
 */
function pausesAxis(deliveries: readonly PlayDelivery[]): Axis {
  const lanes = deliveries.map(({ attempts }) => attempts.map(({ afterFirstMs }) => afterFirstMs));
  const longest = lanes.reduce((one, other) => (other.length > one.length ? other : one), [0]);
  let knots = withFarthest(longest, Math.max(...lanes.map((lane) => lane.at(-1) ?? 0)));
  let places = placesOf(knots);
  const add = (ms: number) => {
    const isKnown = knots.some((knot) => Math.abs(knot - ms) < jitterPart * ms);
    if (ms === 0 || isKnown || knots.length >= mostKnots) return;
    knots = [...knots, ms].toSorted((a, b) => a - b);
    places = placesOf(knots);
  };
  const placeIn = (ms: number) => between(ms, knots, places);
  for (const lane of lanes) {
    for (const [at, ms] of lane.entries()) {
      const before = lane[at - 1];
      if (before === undefined || placeIn(ms) - placeIn(before) >= nearest) continue;
      add(before);
      add(ms);
    }
  }
  const units = Math.max(1, places.at(-1) ?? 1);
  return {
    is: 'pauses',
    units,
    ticks: knots.map((ms, at) => ({ ms, at: (places[at] ?? 0) / units })),
    placeOf: (ms) => Math.min(1, placeIn(ms) / units),
  };
}

/** The knots, up to the last attempt of all messages. When only the jitter sets it apart from the last knot, it takes its place. */
function withFarthest(knots: readonly number[], farthest: number): readonly number[] {
  const last = knots.at(-1) ?? 0;
  if (farthest <= last) return knots;
  const isJitter = last > 0 && farthest - last < jitterPart * farthest;
  return [...(isJitter ? knots.slice(0, -1) : knots), farthest];
}

/** The places of moments in units: the shortest gap has one, and ten times as long a gap half a unit more. */
function placesOf(knots: readonly number[]): readonly number[] {
  const gaps = knots.slice(1).map((ms, at) => ms - (knots[at] ?? 0));
  const shortest = Math.max(shortestGap, Math.min(...gaps));
  let place = 0;
  return [0, ...gaps.map((gap) => (place += 1 + Math.log10(Math.max(1, gap / shortest)) / 2))];
}

function between(ms: number, knots: readonly number[], places: readonly number[]): number {
  const after = knots.findIndex((knot) => knot >= ms);
  if (after === -1) return places.at(-1) ?? 0;
  if (after === 0) return 0;
  const [from = 0, to = 1] = [knots[after - 1], knots[after]];
  const [start = 0, end = 0] = [places[after - 1], places[after]];
  return start + ((ms - from) / (to - from)) * (end - start);
}

const sentParts = 4;

function sentAxis(deliveries: readonly PlayDelivery[], startedAt: number): Axis {
  const ends = deliveries.flatMap(({ attempts }) =>
    attempts.map(({ sentAt, answer }) =>
      sentAt === null ? 0 : sentAt - startedAt + (answer?.ms ?? 0),
    ),
  );
  const whole = Math.max(1, ...ends);
  return {
    is: 'sent',
    units: sentParts,
    ticks: Array.from({ length: sentParts + 1 }, (_, part) => ({
      at: part / sentParts,
      ms: (whole / sentParts) * part,
    })),
    placeOf: (ms) => Math.min(1, Math.max(0, ms / whole)),
  };
}
