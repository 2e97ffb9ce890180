import type { DispatchFault, SendOptions, SendRun } from '../../../shared/dispatches.ts';
import type { Result } from '../../../shared/result.ts';
import type { Announcer } from '../views/publish.ts';
import { createUnstored } from './unstored.ts';
import { sendEach, type Sending, type SendingParts } from './send-each.ts';

/** Ended runs that are remembered; the oldest is forgotten first. */
const endedRuns = 20;

/** Runs that go on at the same time. */
const runningRuns = 8;

/** The sendings of one or many requests that the user started. They go on while no window is open. */
export interface Runs {
  /** The newest first. */
  readonly all: () => readonly SendRun[];
  readonly start: (
    ids: ArrayLike<number>,
    options: Pick<SendOptions, 'perSecond' | 'concurrency' | 'repeat'>,
    parts: Omit<SendingParts, 'onSent' | 'sender' | 'bodyRoom' | 'read'>,
  ) => Result<{ readonly number: number }, RunFault>;
  /** Aborts what is being sent, and starts nothing else. */
  readonly stop: (number: number) => void;
  /** Stops all, and resolves once everything sent is stored. */
  readonly close: () => Promise<void>;
}

export type RunFault = 'nothing' | 'too-many';

/** A run as it goes on. What the window gets of it is made when it asks: a run changes thousands of times a second. */
interface Run {
  readonly facts: Pick<SendRun, 'number' | 'target' | 'total' | 'startedAt'>;
  readonly counts: Map<number | DispatchFault, number>;
  done: number;
  notRenewed: number;
  endedAt: number | null;
  readonly job: AbortController;
}

export interface RunsParts extends Pick<SendingParts, 'sender' | 'bodyRoom'> {
  /** @returns what reads the requests of a run. */
  readonly readerOf: (ids: ArrayLike<number>) => SendingParts['read'];
  /** Stores a sending. Resolves once it is committed, with the same promise for those of one write. */
  readonly store: (sending: Sending) => Promise<void>;
  /** Called with each change, many times a second. */
  readonly announcer: Pick<Announcer, 'changed'>;
  readonly onBug: (error: unknown) => void;
}

export function createRuns(own: RunsParts): Runs {
  const { store, readerOf, announcer, onBug } = own;
  const runs: Run[] = [];
  const goingOn = new Map<Run, Promise<void>>();
  let lastNumber = 0;

  async function send(
    run: Run,
    ...[ids, options, parts]: Parameters<Runs['start']>
  ): Promise<void> {
    const unstored = createUnstored(store);
    const onSent: SendingParts['onSent'] = (sending, _, notRenewed) => {
      const outcome = sending === null ? 'removed' : shortOutcome(sending);
      run.counts.set(outcome, (run.counts.get(outcome) ?? 0) + 1);
      run.done += 1;
      if (notRenewed !== null) run.notRenewed += 1;
      if (sending !== null) unstored.add(sending);
      announcer.changed();
      return unstored.isFull() ? unstored.stored() : undefined;
    };
    const read = readerOf(ids);
    await sendEach(ids, options, { ...parts, ...own, read, onSent }, run.job.signal).catch(onBug);
    await unstored.stored();
    run.endedAt = Date.now();
    goingOn.delete(run);
    forgetOldest();
    announcer.changed();
  }

  function forgetOldest(): void {
    const ended = runs.filter(({ endedAt }) => endedAt !== null);
    const oldest = ended.length > endedRuns ? ended[0] : undefined;
    if (oldest !== undefined) runs.splice(runs.indexOf(oldest), 1);
  }

  return {
    all: () => runs.map(stateOf).toReversed(),
    start: (ids, options, parts) => {
      if (ids.length === 0)
        return { ok: false, fault: 'nothing', detail: 'There is no request to send.' };
      if (goingOn.size >= runningRuns)
        return {
          ok: false,
          fault: 'too-many',
          detail: `${runningRuns} runs go on already. Wait for one to end, or stop it.`,
        };
      lastNumber += 1;
      const run: Run = {
        facts: {
          number: lastNumber,
          target: parts.target.label,
          total: ids.length * options.repeat,
          startedAt: Date.now(),
        },
        counts: new Map(),
        done: 0,
        notRenewed: 0,
        endedAt: null,
        job: new AbortController(),
      };
      runs.push(run);
      goingOn.set(run, send(run, ids, options, parts));
      announcer.changed();
      return { ok: true, value: { number: lastNumber } };
    },
    stop: (number) => runs.find(({ facts }) => facts.number === number)?.job.abort(),
    close: async () => {
      for (const { job } of goingOn.keys()) job.abort();
      await Promise.all(goingOn.values());
    },
  };
}

function stateOf({ facts, counts, done, notRenewed, endedAt, job }: Run): SendRun {
  const outcomes = [...counts].toSorted(([, a], [, b]) => b - a);
  const isStopped = done < facts.total && (endedAt !== null || job.signal.aborted);
  return { ...facts, done, notRenewed, outcomes, endedAt, isStopped };
}

/** A status, or a fault. */
export function shortOutcome({ dispatch: { outcome } }: Sending): number | DispatchFault {
  return outcome.is === 'answered' ? outcome.status : outcome.fault;
}
