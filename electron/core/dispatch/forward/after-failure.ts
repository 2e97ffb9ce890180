import { neverArrived } from '../../../../shared/dispatches.ts';
import type { Outbox } from '../../store/outboxes.ts';
import type { SendOutcome } from '../send-once.ts';

export type SendFailure = Extract<SendOutcome, { ok: false }>;

/** Attempts at a request that may have arrived. Then the next request is sent. */
const attemptsEach = 3;
/** After this many requests in a row without an answer, the destination counts as down. */
export const unansweredLimit = 3;

/** What follows an attempt that failed. */
export interface AfterFailure {
  /** It ends, waits as before, or waits for another attempt because it may have arrived. */
  readonly dispatch: 'ends' | 'waits' | 'is-tried-again';
  readonly destination: 'goes-on' | 'pauses' | 'is-down' | 'is-a-loop';
  /** Its last attempt brought no answer, although the request may have arrived. */
  readonly isUnanswered: boolean;
}

/**
 * @param attempt which attempt at the request failed, from 1 on.
 * @param unanswered requests in a row before it that got no answer although they may have arrived.
 * @param isRemoved the destination was removed.
 */
export function afterFailure(
  { fault, mayHaveArrived }: SendFailure,
  attempt: number,
  unanswered: number,
  isRemoved: boolean,
): AfterFailure {
  const plain = { destination: 'goes-on', isUnanswered: false } as const;
  switch (fault) {
    case 'not-sendable':
    case 'removed':
      return { ...plain, dispatch: 'ends' };
    case 'loop':
      return { ...plain, dispatch: 'ends', destination: 'is-a-loop' };
    case 'stopped':
      if (!mayHaveArrived) return { ...plain, dispatch: 'waits' };
      return { ...plain, dispatch: isRemoved ? 'ends' : 'is-tried-again' };
    default:
      break;
  }
  if (!mayHaveArrived) return { ...plain, dispatch: 'waits', destination: 'is-down' };
  // While it does not answer at all, no request is given up.
  if (unanswered >= unansweredLimit)
    return { ...plain, dispatch: 'is-tried-again', destination: 'is-down' };
  if (attempt < attemptsEach)
    return { ...plain, dispatch: 'is-tried-again', destination: 'pauses' };
  const isLast = unanswered + 1 >= unansweredLimit;
  return {
    dispatch: 'ends',
    destination: isLast ? 'is-down' : 'goes-on',
    isUnanswered: true,
  };
}

/** Why a destination can't be reached, by the outcome of one sending; `null` when that does not show it. */
export function unreachableBy(outcome: SendOutcome): Outbox['fault'] {
  if (outcome.ok) return null;
  const isDown = afterFailure(outcome, 1, 0, false).destination === 'is-down';
  return isDown ? { code: outcome.fault, detail: outcome.detail } : null;
}

/** How many requests in a row got no answer, by what is remembered of a destination. */
export function unansweredBefore({ is, fault }: Pick<Outbox, 'is' | 'fault'>): number {
  const isMute = is === 'down' && fault !== null && !neverArrived.includes(fault.code);
  return isMute ? unansweredLimit : 0;
}
