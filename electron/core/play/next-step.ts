import type { PlayAnswer, PlayEnd } from '../../../shared/play.ts';
import { retryRule, type RetryClockName } from '../../../shared/retry-clock.ts';

/** What follows an attempt: a retry after a pause of HighLevel's, in milliseconds, or the end of the delivery. */
export type NextStep =
  | { readonly is: 'retry'; readonly pauseMs: number }
  | { readonly is: 'end'; readonly end: PlayEnd };

/** Faults that are no answer of a receiver: HighLevel would not have them. */
const finalFaults = {
  removed: 'removed',
  'not-sendable': 'not-sendable',
  loop: 'not-sendable',
  stopped: 'stopped',
} as const satisfies Record<string, PlayEnd>;

/**
 * Decides what HighLevel does after an attempt. Each attempt counts, whatever it was answered, and the last answer chooses
 * the rule: no page says what happens after a 503 that follows a 429.
 *
 * @param attempt its number, from 1 on.
 * @param clock `null` for no retries.
 * @param random from 0 to 1, for the jitter.
 */
export function nextStep(
  answer: PlayAnswer,
  attempt: number,
  clock: RetryClockName | null,
  random: () => number,
): NextStep {
  if (answer.ok && answer.status >= 200 && answer.status < 300) return end('accepted');
  if (!answer.ok && answer.fault in finalFaults)
    return end(finalFaults[answer.fault as keyof typeof finalFaults]);
  if (clock === null) return end('not-retried');
  const { pausesMs, jitter } = retryRule(clock, answer.ok ? answer.status : null);
  if (pausesMs.length === 0) return end('not-retried');
  const { [attempt - 1]: pause } = pausesMs;
  if (pause === undefined) return end('spent');
  return { is: 'retry', pauseMs: Math.round(pause * (1 + jitter * random())) };
}

function end(why: PlayEnd): NextStep {
  return { is: 'end', end: why };
}
