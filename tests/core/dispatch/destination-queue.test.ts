import { describe, expect, it, onTestFinished } from 'vitest';
import { createBodyRoom } from '../../../electron/core/dispatch/body-room.ts';
import { createDestinationQueue } from '../../../electron/core/dispatch/forward/destination-queue.ts';
import type { DestinationQueue } from '../../../electron/core/dispatch/forward/destination-queue-interface.ts';
import { createPace } from '../../../electron/core/dispatch/forward/pace.ts';
import { forwardTiming } from '../../../electron/core/dispatch/forward/timing.ts';
import { createSender } from '../../../electron/core/dispatch/send-once.ts';
import type { Dispatches } from '../../../electron/core/store/dispatches.ts';
import type { Destination } from '../../../shared/destinations.ts';
import { destinationOf } from '../../support/destination.ts';
import { quickTiming } from '../../support/forwarding.ts';
import { receive, type Receiver } from '../../support/receiver.ts';
import { until } from '../../support/until.ts';
import { make, openHere } from '../store/stores.ts';

interface RunningQueue {
  readonly queue: DestinationQueue;
  /** How many requests wait on disk without being sent. */
  readonly waitingOnDisk: () => number;
  /** Ends the queue once, also within a test. */
  readonly close: () => Promise<void>;
}

/** A queue over a real store, in which some requests wait for the receiver. */
async function queueOf(
  { port }: Pick<Receiver, 'port'>,
  count: number,
  change: (dispatches: Dispatches) => Partial<Dispatches> = () => ({}),
  settings: Partial<Destination> = {},
): Promise<RunningQueue> {
  const { store } = openHere();
  const destination = destinationOf(port, settings);
  const ids = Array.from({ length: count }, (_, at) => at + 1);
  const save = (id: number) => {
    const captured = make(id, `body ${id}`);
    return store.saveCapture({ ...captured, request: { ...captured.request, headers: [] } });
  };
  await Promise.all(ids.map(save));
  const outbox = {
    destinationId: destination.id,
    fromId: 1,
    is: 'up' as const,
    since: null,
    fault: null,
  };
  await store.outboxes.change((writes) => {
    writes.save(outbox);
    writes.assign({ destination, requestIds: ids, at: 5, mayBeTwice: false });
  });
  const sender = createSender();
  const dispatches = { ...store.dispatches, ...change(store.dispatches) };
  const queue = createDestinationQueue(
    {
      store: { ...store, dispatches },
      sender,
      bodyRoom: createBodyRoom(),
      pace: createPace(),
      timing: { ...forwardTiming, ...quickTiming, graceMs: 50 },
      pathToken: () => null,
      loopOf: () => null,
      marked: (request) => request,
      now: Date.now,
      forgetLoop: () => undefined,
      onState: () => undefined,
      onDispatch: () => undefined,
      onSkipped: () => undefined,
    },
    destination,
    { ...outbox, removedUnsent: 0 },
  );
  let closed: Promise<void> | null = null;
  const close = () => (closed ??= queue.close());
  onTestFinished(async () => {
    await close();
    await sender.close();
  });
  const waitingOnDisk = () => store.dispatches.waiting(destination.id, ids.length).length;
  return { queue, waitingOnDisk, close };
}

const fullDisk = () => Promise.reject(new Error('The disk is full.'));

describe('a queue whose store fails', () => {
  it('sends in order after it could not write that the first one is sent', async () => {
    const receiver = await receive();
    let failures = 0;
    await queueOf(receiver, 3, (dispatches) => ({
      start: (...args) => {
        failures += 1;
        return failures === 1 ? fullDisk() : dispatches.start(...args);
      },
    }));
    await until(() => receiver.seen.length === 3);
    expect(receiver.seen.map(({ body }) => body)).toEqual(['body 1', 'body 2', 'body 3']);
  });

  it('closes although nothing can be written any more', async () => {
    const { port, close: refuse } = await receive();
    await refuse();
    let tried = 0;
    const { close } = await queueOf({ port }, 1, () => ({
      putBack: () => {
        tried += 1;
        return fullDisk();
      },
    }));
    await until(() => tried > 0);
    await close();
  });

  it('goes on after it could not be read while its requests got no answer', async () => {
    let isBack = false;
    let isBroken = false;
    let failures = 0;
    const receiver = await receive((socket) => {
      if (isBack) socket.end('HTTP/1.1 204 No Content\r\n\r\n');
      else socket.destroy();
    });
    const { queue } = await queueOf(
      receiver,
      4,
      (dispatches) => ({
        waiting: (...args) => {
          if (!isBroken) return dispatches.waiting(...args);
          failures += 1;
          throw new Error('The disk is gone.');
        },
      }),
      { whenBack: 'send' },
    );
    await until(() => queue.state().is === 'down');
    isBroken = true;
    await until(() => failures > 1);
    isBroken = false;
    isBack = true;
    await until(() => queue.state().is === 'up' && queue.state().waiting === 0);
    expect(receiver.seen.at(-1)?.body).toBe('body 4');
  });
});

describe('a queue', () => {
  it('forgets the count of removed requests once, however often the user goes on', async () => {
    const { port, close: refuse } = await receive();
    await refuse();
    const { queue, waitingOnDisk } = await queueOf({ port }, 1);
    await until(() => queue.state().is === 'down' && waitingOnDisk() === 1);
    queue.forgotten();
    await until(() => queue.state().removedUnsent === 1);
    await Promise.all([queue.resume('skip'), queue.resume('skip')]);
    await until(() => queue.state().waiting === 0);
    await until(() => queue.state().removedUnsent === 0);
  });

  it('is not back while requests that it took still get no answer', async () => {
    // Each of many at once waits for its own timeout; the first ones show that nothing is answered.
    const answers: string[] = [];
    const receiver = await receive((socket, { body }) => {
      answers.push(body);
      if (Number(body.slice(5)) <= 3) socket.destroy();
    });
    const { queue } = await queueOf(receiver, 6, undefined, {
      concurrency: 6,
      timeoutMs: 2_000,
      whenBack: 'ask',
    });
    await until(() => queue.state().is === 'down');
    const seen: string[] = [];
    const end = performance.now() + 500;
    await until(() => {
      seen.push(queue.state().is);
      return performance.now() > end;
    });
    expect(new Set(seen)).toEqual(new Set(['down']));
  });
});
