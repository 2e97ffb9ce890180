import { bounds } from '../../../shared/bounds.ts';
import {
  playManners,
  type PlayAttempt,
  type PlayChanges,
  type PlayDelivery,
  type PlayEnd,
  type PlayManner,
  type PlayRun,
} from '../../../shared/play.ts';
import { inTurns } from '../dispatch/turns.ts';
import { deliverMessage, type DeliveryParts } from './deliver-message.ts';
import type { MessageToPlay } from './messages.ts';

/** A play without what leaves the receiver. */
export type PlayState = Omit<PlayRun, 'gateway'>;

/** Messages on their way to a receiver, as HighLevel would deliver them. */
export interface Play {
  readonly state: () => PlayState;
  readonly changesSince: (revision: number) => PlayChanges;
  /** Aborts what is being sent, and makes no more attempts. */
  readonly stop: () => void;
  /** Resolves once nothing is sent any more. */
  readonly ended: Promise<void>;
}

export interface PlayParts extends Omit<DeliveryParts, 'inTurn'> {
  readonly number: number;
  readonly manner: PlayManner;
  readonly isSigned: boolean;
  /** Called with each change, many times a second. */
  readonly onChanged: (delivery: PlayDelivery) => void;
  readonly onBug: (error: unknown) => void;
}

/** Starts a play. @param messages in the order in which HighLevel made them. */
export function startPlay(messages: readonly MessageToPlay[], parts: PlayParts): Play {
  const { number, target, manner, clock, speed, isSigned } = parts;
  const { copies, isAtOnce, isReversed } = playManners[manner];
  const job = new AbortController();
  const { signal } = job;
  const inTurn = inTurns(bounds.playedAtOnce.entries);
  const startedAt = Date.now();
  const ordered = isReversed ? messages.toReversed() : messages;
  const sources = ordered.flatMap((message) =>
    Array.from({ length: copies }, (_, copy) => ({ message, copy: copy + 1 })),
  );
  const deliveries: PlayDelivery[] = sources.map(({ message, copy }, index) => ({
    ...{ index, message: message.played, copy, attempts: [], end: null },
  }));
  /** The revision of each delivery's last change. */
  const changedAt: number[] = sources.map(() => 0);
  let revision = 0;
  let endedAt: number | null = null;

  function change(index: number, part: Partial<PlayDelivery>): void {
    const { [index]: before } = deliveries;
    if (before === undefined) return;
    const now = { ...before, ...part };
    deliveries[index] = now;
    revision += 1;
    changedAt[index] = revision;
    parts.onChanged(now);
  }

  /** @param onFirst called when the next delivery may begin: after the first attempt, or without one. */
  async function deliver(
    message: MessageToPlay,
    index: number,
    onFirst: () => void,
  ): Promise<void> {
    let end: PlayEnd = 'stopped';
    try {
      end = await deliverMessage(message, { ...parts, inTurn }, signal, (attempt) => {
        const others = deliveries[index]?.attempts.slice(0, attempt.attempt - 1) ?? [];
        change(index, { attempts: [...others, attempt] });
        if (attempt.answer !== null) onFirst();
      });
    } catch (error) {
      parts.onBug(error);
    }
    change(index, { end });
    onFirst();
  }

  async function run(): Promise<void> {
    const going: Promise<void>[] = [];
    for (const [index, { message }] of sources.entries()) {
      if (signal.aborted) change(index, { end: 'stopped' });
      else {
        const first = Promise.withResolvers<void>();
        going.push(deliver(message, index, first.resolve));
        if (!isAtOnce) await first.promise;
      }
    }
    await Promise.all(going);
    endedAt = Date.now();
  }

  return {
    state: () => {
      const sent = deliveries.flatMap(({ attempts }) => attempts);
      const ended = deliveries.filter(({ end }) => end !== null);
      const waiting = deliveries.flatMap(({ attempts, end }) =>
        end === null
          ? attempts.filter(({ sentAt, answer }) => sentAt === null && answer === null)
          : [],
      );
      return {
        ...{ number, target: target.label, manner, clock, speed, isSigned, startedAt, endedAt },
        total: deliveries.length,
        ended: ended.length,
        accepted: ended.filter(({ end }) => end === 'accepted').length,
        attempts: sent.filter(({ sentAt }) => sentAt !== null).length,
        realMs: Math.max(0, ...deliveries.map((delivery) => realMs(delivery, startedAt))),
        nextAt:
          waiting.length === 0 ? null : Math.min(...waiting.map(({ plannedAt }) => plannedAt)),
        isStopped: signal.aborted,
        revision,
      };
    },
    changesSince: (since) => ({
      revision,
      deliveries: deliveries.filter((_, index) => since === 0 || (changedAt[index] ?? 0) > since),
    }),
    stop: () => job.abort(),
    ended: run(),
  };
}

/** How long after the start of the play HighLevel would have had the last answer. */
function realMs({ attempts }: PlayDelivery, startedAt: number): number {
  const last: PlayAttempt | undefined = attempts.findLast(({ sentAt }) => sentAt !== null);
  const first = attempts[0]?.sentAt ?? null;
  if (last === undefined || first === null) return 0;
  return first - startedAt + last.afterFirstMs + (last.answer?.ms ?? 0);
}
