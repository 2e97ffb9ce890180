import type { Destination } from '../../../../shared/destinations.ts';
import type { Dispatch } from '../../../../shared/dispatches.ts';
import type { CapturedRequest } from '../../../../shared/request.ts';
import { createOpenWork } from '../../capture/open-work.ts';
import type { Outbox } from '../../store/outboxes.ts';
import type { Store } from '../../store/store.ts';
import type { SendOutcome } from '../send-once.ts';
import {
  afterFailure,
  unreachableBy,
  unansweredBefore,
  unansweredLimit,
  type SendFailure,
} from './after-failure.ts';
import { hasSameRoute, inBodyRoom, prepareAttempt, type AttemptDependencies } from './attempt.ts';
import { createCondition } from './condition.ts';
import type { DestinationQueue } from './destination-queue-interface.ts';
import { createOneTimer } from './one-timer.ts';
import type { ForwardPace } from './pace.ts';
import { createProbes } from './probes.ts';
import { createRecording } from './recording.ts';
import { faultPauseMs, type ForwardTiming } from './timing.ts';
import { createWaitingPage } from './waiting-page.ts';

/** The pause while captures need the thread. Milliseconds. */
const busyPauseMs = 20;

export interface QueueDependencies extends AttemptDependencies {
  readonly store: Pick<Store, 'facts' | 'body' | 'dispatches' | 'outboxes'>;
  readonly pace: ForwardPace;
  readonly timing: ForwardTiming;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly forgetLoop: (destination: string) => void;
  /** Called after the state has changed. */
  readonly onState: () => void;
  /** Called with the request of a dispatch that has changed on disk. */
  readonly onDispatch: (requestId: number) => void;
  /** Called after what waited was skipped. */
  readonly onSkipped: () => void;
}

export function createDestinationQueue(
  dependencies: QueueDependencies,
  first: Destination,
  outbox: Outbox,
): DestinationQueue {
  const { store, sender, pace, timing, now, forgetLoop } = dependencies;
  const { onState, onDispatch, onSkipped } = dependencies;
  const { dispatches, outboxes } = store;
  const { id } = first;
  const page = createWaitingPage(dispatches, id);
  const condition = createCondition(outboxes, outbox, now);
  const recording = createRecording(dispatches, onDispatch, () => countRemoved(1));
  const stopping = new AbortController();
  const inFlight = createOpenWork();
  const pause = createOneTimer(pump);
  const probes = createProbes(timing, probe);
  let destination = first;
  let { removedUnsent } = outbox;
  let waiting = dispatches.countWaiting(id);
  let checkedAt: number | null = null;
  /** Requests in a row that got no answer although they may have arrived. */
  let unanswered = unansweredBefore(outbox);
  let isClosed = false;
  let isRemoved = false;

  function become(is: Outbox['is'], fault: Outbox['fault'] = null): void {
    condition.set(is, fault);
    probes.stop();
    onState();
    if (is === 'down') probes.schedule();
    else pump();
  }

  function pump(): void {
    if (isClosed || pause.isRunning()) return;
    try {
      while (condition.is() === 'up' && inFlight.count() < destination.concurrency) {
        const next = page.next();
        if (next === null) return allSent();
        if (!pace.take()) return pause.start(busyPauseMs);
        begin(next);
      }
    } catch {
      // The store's state says why it can't be read.
      pause.start(faultPauseMs);
    }
  }

  /** Nothing is left that can be sent, so counting is cheap. */
  function allSent(): void {
    if (inFlight.count() === 0 && waiting !== 0) waiting = countWaiting();
  }

  function countWaiting(): number {
    return dispatches.countWaiting(id) - recording.unwritten();
  }

  /** @param next the next one of the page. */
  function begin(next: Dispatch): void {
    page.take();
    const isOnly = inFlight.count() === 0;
    inFlight.begin();
    void send(next, isOnly)
      // It could not be written that it is sent, so it was not, and is the next one again.
      .catch(() => {
        page.added();
        pause.start(faultPauseMs);
      })
      .finally(() => {
        page.put(next);
        inFlight.end();
        if (condition.is() === 'down' && !probes.isScheduled()) probes.schedule();
        pump();
      });
  }

  async function send(dispatch: Dispatch, isOnly: boolean): Promise<void> {
    await inBodyRoom(dependencies, dispatch, isOnly, async (request) => {
      if (destination.on && !isClosed) await sendNow(dispatch, request);
      else page.added();
    });
  }

  async function sendNow(dispatch: Dispatch, request: CapturedRequest | null): Promise<void> {
    const { mayBeTwice } = dispatch;
    const attempt = prepareAttempt(dependencies, request, destination);
    if (!(await dispatches.start(dispatch.id, { url: attempt.url, at: now(), mayBeTwice })))
      return recount();
    const outcome = await attempt.send(stopping.signal);
    checkedAt = now();
    if (outcome.ok) {
      unanswered = 0;
      end(dispatch, outcome);
      if (condition.is() === 'down') reached();
    } else await failed(dispatch, outcome);
    onState();
  }

  function end(dispatch: Dispatch, outcome: SendOutcome): void {
    waiting -= 1;
    recording.finish(dispatch, outcome);
  }

  async function failed(dispatch: Dispatch, failure: SendFailure): Promise<void> {
    const { fault: code, detail } = failure;
    const next = afterFailure(failure, dispatch.attempt, unanswered, isRemoved);
    if (next.isUnanswered) unanswered += 1;
    if (next.destination === 'is-a-loop') become('loop');
    else if (next.destination === 'is-down') goDown({ code, detail });
    else if (next.destination === 'pauses') pause.start(timing.retryPauseMs);
    if (next.dispatch === 'ends') return end(dispatch, failure);
    await (next.dispatch === 'waits'
      ? recording.putBack(dispatch)
      : recording.again(dispatch, failure));
    page.added();
  }

  function goDown(fault: NonNullable<Outbox['fault']>): void {
    if (condition.is() === 'up' || condition.is() === 'down') become('down', fault);
  }

  /**
   * Finds out whether the destination is back. Where it took requests without an answer, a connection shows nothing, so the
   * oldest request is sent, unless there are others to be waited for.
   */
  async function probe(): Promise<void> {
    if (unanswered >= unansweredLimit) {
      if (inFlight.count() > 0) return probes.schedule();
      const next = page.next();
      if (next !== null) return begin(next);
    }
    const timeoutMs = Math.min(destination.timeoutMs, timing.connectMs);
    const found = await sender.canConnect(destination.url, { ...destination, timeoutMs });
    checkedAt = now();
    if (isClosed || condition.is() !== 'down') return;
    if (found.ok) reached();
    else goDown({ code: found.fault, detail: found.detail });
  }

  /** A single request that waits is sent without a question: nothing else came meanwhile. */
  function reached(): void {
    probes.reset();
    recount();
    become(destination.whenBack === 'send' || waiting <= 1 ? 'up' : 'back');
  }

  function retry(): void {
    forgetLoop(id);
    if (condition.is() === 'loop') become('up');
    if (condition.is() !== 'down' || !probes.isScheduled()) return;
    probes.reset();
    probes.now();
  }

  function recount(): void {
    try {
      waiting = countWaiting();
      const known = outboxes.all().find((one) => one.destinationId === id);
      if (known === undefined) condition.save();
      removedUnsent = known?.removedUnsent ?? 0;
    } catch {
      // The store's state says why it can't be read.
    }
    page.added();
    onState();
    pump();
  }

  /** The count is shown until the user decides what becomes of the rest. */
  function countRemoved(count: number): void {
    const written = outboxes.change((writes) => writes.countRemoved(id, count));
    void written.then(recount, () => undefined);
  }

  async function endAll(): Promise<void> {
    isClosed = true;
    probes.close();
    recording.tryOnce();
    await inFlight.ended();
    pause.stop();
    await recording.close();
    await condition.written();
  }

  if (condition.is() === 'down') setImmediate(probes.now);
  else setImmediate(pump);

  return {
    state: () => {
      const is = condition.is();
      const fault = is === 'down' ? condition.fault() : null;
      const counts = { waiting: Math.max(0, waiting), removedUnsent };
      return { id, is, since: condition.since(), checkedAt, fault, ...counts };
    },
    fromId: condition.fromId,
    added: (count, oldest) => {
      waiting += count;
      page.added(oldest);
      onState();
      pump();
    },
    recount,
    forgotten: () => {
      condition.save();
      // What is being sent is counted when it comes back unsent.
      countRemoved(Math.max(0, waiting - inFlight.count()));
    },
    change: (next, fromId) => {
      const before = destination;
      destination = next;
      const isOff = condition.is() === 'off';
      if (!next.on) return isOff ? undefined : become('off');
      if (isOff) {
        condition.startFrom(fromId);
        recount();
        return become(next.whenBack === 'send' || waiting === 0 ? 'up' : 'back');
      }
      if (!hasSameRoute(before, next)) {
        unanswered = 0;
        retry();
      }
      if (condition.is() === 'back' && next.whenBack === 'send') become('up');
      else pump();
    },
    resume: async (how) => {
      if (removedUnsent > 0) countRemoved(-removedUnsent);
      if (how === 'skip') {
        await dispatches.skip(id);
        onSkipped();
        recount();
      }
      if (condition.is() === 'back') become('up');
      else retry();
    },
    retry,
    stopLoop: () => {
      if (condition.is() !== 'off') become('loop');
    },
    relayed: (outcome) => {
      checkedAt = now();
      const fault = unreachableBy(outcome);
      if (outcome.ok && condition.is() === 'down') reached();
      if (fault !== null && condition.is() === 'up') goDown(fault);
      onState();
    },
    close: async () => {
      const grace = setTimeout(() => stopping.abort(), timing.graceMs);
      await endAll();
      clearTimeout(grace);
    },
    remove: async () => {
      isRemoved = true;
      stopping.abort();
      await endAll();
      await dispatches.skip(id);
      await outboxes.change(({ drop }) => drop(id));
    },
  };
}
