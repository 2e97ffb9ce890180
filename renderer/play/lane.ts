import type { PlayAttempt, PlayDelivery } from '../../shared/play.ts';
import type { Axis } from './axis.ts';

/** How an attempt stands. */
export type AttemptState = 'waiting' | 'sending' | 'answered' | 'failed' | 'never-sent';

/** @param isEnded whether its delivery has ended: what still waits will not be sent. */
export function stateOf({ sentAt, answer }: PlayAttempt, isEnded: boolean): AttemptState {
  if (answer !== null) return answer.ok ? 'answered' : 'failed';
  if (isEnded) return 'never-sent';
  return sentAt === null ? 'waiting' : 'sending';
}

/** An attempt as it is drawn. */
export interface LaneMark {
  readonly attempt: PlayAttempt;
  readonly state: AttemptState;
  /** From 0 to 1: where it was sent, or is due. */
  readonly place: number;
  /** From 0 to 1: where its answer had come. The same as `place` where the axis does not show it. */
  readonly end: number;
}

/** The attempts of a message on the axis. */
export function marksOf(
  { attempts, end }: PlayDelivery,
  axis: Axis,
  startedAt: number,
): readonly LaneMark[] {
  return attempts.map((attempt) => {
    const state = stateOf(attempt, end !== null);
    if (axis.is === 'pauses') {
      const place = axis.placeOf(attempt.afterFirstMs);
      return { attempt, state, place, end: place };
    }
    const ms = (attempt.sentAt ?? attempt.plannedAt) - startedAt;
    return {
      attempt,
      state,
      place: axis.placeOf(ms),
      end: axis.placeOf(ms + (attempt.answer?.ms ?? 0)),
    };
  });
}

/** An attempt by the index of its delivery and its own, both from 0 on. */
export interface AttemptPlace {
  readonly lane: number;
  readonly at: number;
}

/** Where a key leads from an attempt; `null` for keys that lead nowhere. */
export function nextPlace(
  key: string,
  { lane, at }: AttemptPlace,
  deliveries: readonly PlayDelivery[],
  page: number,
): AttemptPlace | null {
  const lanes = { ArrowUp: -1, ArrowDown: 1, PageUp: -page, PageDown: page } as const;
  const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -at, End: Infinity } as const;
  const toLane = key in lanes ? lane + lanes[key as keyof typeof lanes] : lane;
  const toAt = key in steps ? at + steps[key as keyof typeof steps] : at;
  if (!(key in lanes) && !(key in steps)) return null;
  const shownLane = Math.max(0, Math.min(deliveries.length - 1, toLane));
  const last = Math.max(0, (deliveries[shownLane]?.attempts.length ?? 1) - 1);
  return { lane: shownLane, at: Math.max(0, Math.min(last, toAt)) };
}

/** What is known of the deliveries of a play. */
export interface KnownDeliveries {
  readonly revision: number;
  readonly deliveries: readonly PlayDelivery[];
}

/** The deliveries with those that changed. Changes that are older than what is known are left out. */
export function withChanges(known: KnownDeliveries, changes: KnownDeliveries): KnownDeliveries {
  if (changes.revision < known.revision) return known;
  const deliveries = [...known.deliveries];
  for (const delivery of changes.deliveries) deliveries[delivery.index] = delivery;
  return { revision: changes.revision, deliveries };
}
