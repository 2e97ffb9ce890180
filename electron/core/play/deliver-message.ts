import { setTimeout as after } from 'node:timers/promises';
import { bounds } from '../../../shared/bounds.ts';
import type { PlayAttempt, PlayEnd } from '../../../shared/play.ts';
import type { RetryClockName } from '../../../shared/retry-clock.ts';
import type { BodyRoom } from '../dispatch/body-room.ts';
import type { Sender, SendOutcome, SendRoute } from '../dispatch/send-once.ts';
import { dispatchOf, sentRequest, type Sending } from '../send/send-each.ts';
import type { ResolvedTarget } from '../send/send-target.ts';
import type { MessageToPlay, PreparedAttempt } from './messages.ts';
import { nextStep } from './next-step.ts';
import { playAnswer } from './play-answer.ts';

/**
 * How long an answer is waited for, all of it. HighLevel's own limit is not published; claims name 3 to 30 s, most of them 10
 * to 15.
 */
export const usualDeadlineMs = 15_000;

/** With what messages are delivered. */
export interface DeliveryParts {
  readonly sender: Pick<Sender, 'send'>;
  readonly bodyRoom: BodyRoom;
  readonly target: ResolvedTarget;
  readonly clock: RetryClockName | null;
  /** How many times shorter the pauses are. */
  readonly speed: number;
  /** Runs an attempt when there is room for one more on the way. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** How long an answer is waited for, all of it, in milliseconds. */
  readonly deadlineMs: number;
  /** From 0 to 1, for the jitter. */
  readonly random: () => number;
  /** Stores the outcome of an attempt with a captured request. The next attempt waits for it. */
  readonly store: (sending: Sending) => Promise<void>;
}

/**
 * Delivers one message: attempts and the clock's pauses, until a 2xx comes, the clock ends, or it is stopped.
 *
 * @param onAttempt called with each attempt when it is planned, sent and answered; it replaces the one of its number.
 * @throws what reading a captured request throws.
 */
export async function deliverMessage(
  message: MessageToPlay,
  parts: DeliveryParts,
  signal: AbortSignal,
  onAttempt: (attempt: PlayAttempt) => void,
): Promise<PlayEnd> {
  let pauseMs = 0;
  let afterFirstMs = 0;
  for (let attempt = 1; ; attempt += 1) {
    const shortPauseMs = pauseMs / parts.speed;
    const plannedAt = Math.round(Date.now() + shortPauseMs);
    const planned = { attempt, pauseMs, shortPauseMs, afterFirstMs, plannedAt } as const;
    onAttempt({ ...planned, sentAt: null, answer: null });
    await after(shortPauseMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return 'stopped';
    let sentAt: number | null = null;
    const outcome = await parts.inTurn(() =>
      send(message, attempt, parts, signal, () => {
        sentAt = Date.now();
        onAttempt({ ...planned, sentAt, answer: null });
      }),
    );
    if (outcome === null) return 'stopped';
    const answer = await playAnswer(outcome);
    onAttempt({ ...planned, sentAt, answer });
    const next = nextStep(answer, attempt, parts.clock, parts.random);
    if (next.is === 'end') return next.end;
    ({ pauseMs } = next);
    afterFirstMs += answer.ms + pauseMs;
  }
}

/** @returns `null` when it was stopped while it waited for room. */
async function send(
  message: MessageToPlay,
  attempt: number,
  parts: DeliveryParts,
  signal: AbortSignal,
  onSent: () => void,
): Promise<SendOutcome | null> {
  const { sender, bodyRoom, target, store } = parts;
  const leave = await bodyRoom.enter(message.bodyBytes, false);
  try {
    if (signal.aborted) return null;
    const prepared = await message.prepare();
    if (!prepared.ok) return { ...prepared, ms: 0, mayHaveArrived: false };
    const at = Date.now();
    onSent();
    const route = routeOf(target, parts.deadlineMs);
    const outcome = await sender.send(prepared.value.outgoing, route, signal);
    if (message.requestId !== null)
      await store(sendingOf(message.requestId, attempt, target, prepared.value, outcome, at));
    return outcome;
  } finally {
    leave();
  }
}

/** HighLevel follows no redirect and opens its own connections; a destination keeps its checks of the certificate. */
function routeOf({ route }: ResolvedTarget, timeoutMs: number): SendRoute {
  return {
    ...route,
    timeoutMs,
    followRedirects: false,
    ownConnection: true,
    limits: {
      keptBytes: bounds.storedPlayedAnswer.bytes,
      readBytes: bounds.playedAnswer.bytes,
    },
  };
}

function sendingOf(
  requestId: number,
  attempt: number,
  target: ResolvedTarget,
  { outgoing, changes }: PreparedAttempt,
  outcome: SendOutcome,
  at: number,
): Sending {
  return {
    dispatch: {
      ...dispatchOf(target, outgoing.url, outcome, at),
      ...{ requestId, attempt, changes },
    },
    answer: outcome.ok ? outcome.answer : null,
    sent: changes.isNew ? sentRequest(outgoing) : null,
  };
}
