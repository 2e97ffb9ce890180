import type { Destination, DestinationState } from '../../../../shared/destinations.ts';
import type { CapturedRequest } from '../../../../shared/request.ts';
import type { Settings } from '../../../../shared/settings.ts';
import type { DispatchEnd } from '../../store/dispatch-writes.ts';
import type { Outbox } from '../../store/outboxes.ts';
import type { SendOutcome } from '../send-once.ts';
import { createAssignment, type AssignmentDependencies } from './assignment.ts';
import { createDestinationQueue, type QueueDependencies } from './destination-queue.ts';
import type { DestinationQueue } from './destination-queue-interface.ts';
import { createOneTimer } from './one-timer.ts';
import { createPace } from './pace.ts';
import { forwardTiming, type ForwardTiming } from './timing.ts';

export interface ForwarderDependencies
  extends
    Omit<QueueDependencies, 'pace' | 'timing' | 'pathToken' | 'store'>,
    Pick<AssignmentDependencies, 'passing' | 'onBug'> {
  readonly store: QueueDependencies['store'] & { readonly lastId: () => number };
  readonly settings: () => Pick<Settings, 'destinations' | 'relay' | 'pathToken'>;
  readonly timing?: Partial<ForwardTiming>;
}

/** Sends captured requests on to the destinations that are on, after the reply and from disk. */
export interface Forwarder {
  /** Whether a request may be forwarded, as far as that is known before it is stored. */
  readonly accepts: (request: CapturedRequest) => boolean;
  /** A request that it accepts is about to be put on disk, with the note that it may be forwarded. */
  readonly expect: (id: number) => void;
  /** It is on disk. */
  readonly captured: (id: number) => void;
  /** It could not be put on disk. */
  readonly failed: (id: number) => void;
  /** The reply to a request is decided. */
  readonly decided: (id: number) => void;
  readonly inspected: (id: number) => void;
  /** Requests were deleted, or came back to the list. */
  readonly relisted: () => void;
  /** Everything was deleted. */
  readonly forgotten: () => void;
  readonly settingsChanged: () => void;
  readonly states: () => readonly DestinationState[];
  /** Sends what waits for a destination, or skips it. */
  readonly resume: (destination: string, how: 'send' | 'skip') => Promise<void>;
  /** Tries a destination now that is down. */
  readonly retry: (destination: string) => void;
  /** A request that was sent to a destination came back to us. */
  readonly cameBack: (destination: string) => void;
  /** A relay to a destination ended. */
  readonly relayed: (destination: string, outcome: SendOutcome) => void;
  readonly close: () => Promise<void>;
}

/** Deletions of this many milliseconds are counted together; of more where counting takes a while. */
const recountMs = { least: 200, perWork: 30 };

/** What is recorded of a dispatch that was being sent when the app ended. */
const interrupted: DispatchEnd = {
  outcome: { is: 'failed', fault: 'reset', detail: 'Hookscope ended before the answer came.' },
  ms: 0,
  answer: null,
};

export function createForwarder(dependencies: ForwarderDependencies): Forwarder {
  const { store, settings, onState, onSkipped, onDispatch, onBug } = dependencies;
  const { dispatches, outboxes } = store;
  const pace = createPace();
  const timing = { ...forwardTiming, ...dependencies.timing };
  const queues = new Map<string, DestinationQueue>();
  /** Queues of destinations that were removed, while they end what they were sending. */
  const ending = new Set<Promise<void>>();
  let countingMs = 0;
  const recount = createOneTimer(() => {
    const began = performance.now();
    for (const queue of queues.values()) queue.recount();
    countingMs = performance.now() - began;
  });
  let isStarted = false;
  let isClosed = false;

  const on = (): readonly Destination[] => settings().destinations.filter((one) => one.on);

  const assignment = createAssignment({
    ...dependencies,
    pace,
    destinations: () =>
      on().flatMap((destination) => {
        const queue = queues.get(destination.id);
        return queue === undefined ? [] : [{ destination, fromId: queue.fromId() }];
      }),
    relayedTo: () => settings().relay?.destination ?? null,
    onAssigned: (destinationId, requestIds, count) => {
      queues.get(destinationId)?.added(count, Math.min(...requestIds));
      for (const id of requestIds) onDispatch(id);
    },
  });

  function openQueue(destination: Destination, known: Outbox): void {
    const own = { ...dependencies, pace, timing, pathToken: () => settings().pathToken };
    queues.set(destination.id, createDestinationQueue(own, destination, known));
  }

  /** Begins with what comes from now on. */
  function newOutbox({ id }: Destination, fromId: number): Outbox {
    const fresh = { destinationId: id, fromId, is: 'up' as const };
    const outbox = { ...fresh, since: null, fault: null, removedUnsent: 0 };
    write(outboxes.change(({ save }) => save(outbox)));
    return outbox;
  }

  /** Where it can't be written, the store's state says why. */
  function write(work: Promise<unknown>): void {
    work.catch(() => undefined);
  }

  /** @param fromId the first request for a destination that is new, or was switched on. */
  function applySettings(fromId: number, known: ReadonlyMap<string, Outbox>): void {
    const { destinations } = settings();
    for (const destination of destinations) {
      const { id } = destination;
      const queue = queues.get(id);
      const outbox = known.get(id);
      if (queue !== undefined) queue.change(destination, fromId);
      else if (outbox !== undefined) openKnown(destination, outbox, fromId);
      else if (destination.on) openQueue(destination, newOutbox(destination, fromId));
    }
    const present = new Set(destinations.map(({ id }) => id));
    for (const id of new Set([...queues.keys(), ...known.keys()])) {
      if (!present.has(id)) remove(id);
    }
    assignment.again();
    onState();
  }

  /** A destination of an earlier run. The settings may have been changed meanwhile. */
  function openKnown(destination: Destination, outbox: Outbox, fromId: number): void {
    openQueue(destination, outbox);
    queues.get(destination.id)?.change(destination, fromId);
  }

  function remove(id: string): void {
    const queue = queues.get(id);
    queues.delete(id);
    const removing =
      queue?.remove() ?? dispatches.skip(id).then(() => outboxes.change(({ drop }) => drop(id)));
    const ended = removing
      .catch(() => undefined)
      .finally(() => {
        ending.delete(ended);
        onSkipped();
        // It may have been added again meanwhile: then its state is written again.
        queues.get(id)?.recount();
      });
    ending.add(ended);
  }

  /** What was being sent when the app ended may have arrived: it is sent again, and says so. */
  async function resumeInterrupted(): Promise<void> {
    const present = new Set(settings().destinations.map(({ id }) => id));
    const writes = dispatches.interrupted().map((dispatch) => {
      const { id, cause, destination } = dispatch;
      const isForward = cause === 'forward' && destination !== null && present.has(destination.id);
      return isForward
        ? dispatches.tryAgain(dispatch, interrupted)
        : dispatches.finish(id, interrupted);
    });
    await Promise.all(writes);
  }

  /** Nothing is sent before what was interrupted is in its place again. */
  async function start(): Promise<void> {
    const fromId = store.lastId() + 1;
    try {
      await resumeInterrupted();
    } catch (error) {
      onBug(error);
    }
    if (isClosed) return;
    isStarted = true;
    applySettings(fromId, new Map(outboxes.all().map((one) => [one.destinationId, one])));
  }

  const started = start().catch(onBug);
  return {
    accepts: ({ stray, broken }) => !stray && broken === null && on().length > 0,
    expect: assignment.expect,
    failed: assignment.failed,
    captured: (id) => {
      pace.captured();
      assignment.captured(id);
    },
    decided: assignment.decided,
    inspected: assignment.inspected,
    relisted: () => {
      if (!recount.isRunning())
        recount.start(Math.max(recountMs.least, countingMs * recountMs.perWork));
    },
    forgotten: () => {
      for (const queue of queues.values()) queue.forgotten();
    },
    settingsChanged: () => {
      if (isStarted && !isClosed) applySettings(store.lastId() + 1, new Map());
    },
    states: () =>
      settings().destinations.map(
        ({ id }) =>
          queues.get(id)?.state() ?? {
            id,
            is: 'off',
            since: null,
            checkedAt: null,
            fault: null,
            waiting: 0,
            removedUnsent: 0,
          },
      ),
    resume: async (destination, how) => queues.get(destination)?.resume(how),
    retry: (destination) => queues.get(destination)?.retry(),
    cameBack: (destination) => queues.get(destination)?.stopLoop(),
    relayed: (destination, outcome) => queues.get(destination)?.relayed(outcome),
    close: async () => {
      isClosed = true;
      recount.stop();
      await started;
      await assignment.close();
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await Promise.all(ending);
    },
  };
}
