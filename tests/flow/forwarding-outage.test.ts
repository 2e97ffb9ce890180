import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { DispatchFault } from '../../shared/dispatches.ts';
import { destinationOf } from '../support/destination.ts';
import { effort } from '../support/effort.ts';
import {
  bodiesOf,
  endedOf,
  forwardTo,
  quickTiming,
  sendTo,
  setDestinations,
  stateOf,
  untilIs,
} from '../support/forwarding.ts';
import { openRawSocket } from '../support/raw-socket.ts';
import { receive } from '../support/receiver.ts';
import { post } from '../support/rules.ts';
import { runCore, type RunningCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { until } from '../support/until.ts';

/** A port of this computer that nothing listens on. */
async function closedPort(): Promise<number> {
  const { port, close } = await receive();
  await close();
  return port;
}

/** Posts numbers, from one on, over one connection. */
async function sendMany({ port }: RunningCore, from: number, count: number): Promise<string[]> {
  const bodies = Array.from({ length: count }, (_, n) => `${from + n}`);
  const { socket, received } = await openRawSocket(port);
  socket.write(bodies.map((body) => post(body)).join(''));
  await until(() => received().split('HTTP/1.1 200').length - 1 === count);
  socket.destroy();
  return bodies;
}

/** Waits until it is known to be down, and this many requests wait. */
async function untilDown(running: RunningCore, waiting: number): Promise<void> {
  await until(() => stateOf(running).is === 'down' && stateOf(running).waiting === waiting);
}

describe('a destination that is down', () => {
  it('gets what came meanwhile once it is back, in order and once', async () => {
    const count = effort({ usual: 300, full: 1_000 });
    const port = await closedPort();
    const running = await forwardTo({ port }, { whenBack: 'send' });
    const sent = await sendMany(running, 1, count);
    await untilDown(running, count);
    expect(stateOf(running)).toMatchObject({ fault: { code: 'refused' }, removedUnsent: 0 });
    const receiver = await receive(undefined, { port });
    await until(() => receiver.seen.length >= count && stateOf(running).waiting === 0);
    expect(bodiesOf(receiver)).toEqual(sent);
    await untilIs(running, 'up');
    expect(stateOf(running).fault).toBeNull();
    expect(await endedOf(running, 1)).toMatchObject([{ attempt: 1, mayBeTwice: false }]);
  });

  it('asks first what becomes of what came meanwhile: it is sent', async () => {
    const port = await closedPort();
    const running = await forwardTo({ port });
    await sendMany(running, 1, 3);
    await untilDown(running, 3);
    const receiver = await receive(undefined, { port });
    await untilIs(running, 'back');
    await sendMany(running, 4, 1);
    await until(() => stateOf(running).waiting === 4);
    expect(receiver.seen).toEqual([]);
    await running.core.forwarder.resume('d1', 'send');
    await until(() => receiver.seen.length === 4);
    expect(bodiesOf(receiver)).toEqual(['1', '2', '3', '4']);
  });

  it('asks first what becomes of what came meanwhile: it is skipped', async () => {
    const port = await closedPort();
    const running = await forwardTo({ port });
    await sendMany(running, 1, 3);
    await untilDown(running, 3);
    const receiver = await receive(undefined, { port });
    await untilIs(running, 'back');
    const waiting = () =>
      running.core.search.find({ text: 'forwarded:waiting', show: 'all' }, { from: 0, count: 9 });
    expect(await waiting()).toMatchObject({ total: 3 });
    await running.core.forwarder.resume('d1', 'skip');
    expect(await waiting()).toMatchObject({ total: 0 });
    expect(stateOf(running)).toMatchObject({ is: 'up', waiting: 0 });
    await sendMany(running, 4, 1);
    await endedOf(running, 4);
    expect(bodiesOf(receiver)).toEqual(['4']);
    expect(running.core.store.dispatches.of(1)).toMatchObject([{ outcome: { is: 'skipped' } }]);
  });

  it('does not ask for a single request', async () => {
    const port = await closedPort();
    const running = await forwardTo({ port });
    await sendMany(running, 1, 1);
    await untilDown(running, 1);
    const receiver = await receive(undefined, { port });
    await until(() => receiver.seen.length === 1);
    await untilIs(running, 'up');
  });

  it('is remembered over a restart, with what waits', async () => {
    const dataDir = tempDir();
    const port = await closedPort();
    const before = await forwardTo({ port }, {}, {}, dataDir);
    await sendMany(before, 1, 5);
    await untilDown(before, 5);
    const { since } = stateOf(before);
    await before.core.close();
    const running = await forwardTo({ port }, {}, {}, dataDir);
    await untilDown(running, 5);
    expect(stateOf(running).since).toBe(since);
    const receiver = await receive(undefined, { port });
    await untilIs(running, 'back');
    await running.core.close();
    const again = await forwardTo({ port }, {}, {}, dataDir);
    await untilIs(again, 'back');
    await sendMany(again, 6, 1);
    await until(() => stateOf(again).waiting === 6);
    expect(receiver.seen).toEqual([]);
    await again.core.forwarder.resume('d1', 'send');
    await until(() => receiver.seen.length === 6);
    expect(bodiesOf(receiver)).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('says how many requests the budget removed before they could be sent', async () => {
    const port = await closedPort();
    const running = await forwardTo({ port }, {}, { keepRequests: 4 });
    await sendMany(running, 1, 10);
    await until(() => stateOf(running).removedUnsent === 6);
    await untilDown(running, 4);
    const receiver = await receive(undefined, { port });
    await untilIs(running, 'back');
    await running.core.forwarder.resume('d1', 'send');
    await until(() => receiver.seen.length === 4);
    expect(bodiesOf(receiver)).toEqual(['7', '8', '9', '10']);
    await until(() => stateOf(running).removedUnsent === 0);
  });

  it('says how many were deleted with everything, and goes on with what comes', async () => {
    const dataDir = tempDir();
    const port = await closedPort();
    const running = await forwardTo({ port }, { whenBack: 'send' }, {}, dataDir);
    await sendMany(running, 1, 3);
    await untilDown(running, 3);
    running.core.store.forgetEverything();
    await until(() => stateOf(running).removedUnsent === 3 && stateOf(running).waiting === 0);
    await sendMany(running, 4, 2);
    const receiver = await receive(undefined, { port });
    await until(() => receiver.seen.length === 2);
    expect(bodiesOf(receiver)).toEqual(['4', '5']);
  });

  it.each<readonly [name: string, url: string, code: DispatchFault]>([
    ['whose name has no address', 'http://no-such-host.invalid/hook', 'dns'],
    ['whose certificate is not trusted', 'https://localhost:PORT/hook', 'tls'],
  ])('%s keeps its requests', async (_, url, code) => {
    const { port } = await receive(undefined, { tls: true });
    const running = await forwardTo({ port }, { url: url.replace('PORT', String(port)) });
    await sendMany(running, 1, 2);
    await untilDown(running, 2);
    expect(stateOf(running).fault?.code).toBe(code);
  });
});

describe('a request that may have arrived', () => {
  const cut = (socket: Socket) => void socket.destroy();

  it('is sent again as another attempt, and says so; then the next one is sent', async () => {
    let isPoison = (body: string): boolean => body === '"poison"';
    const receiver = await receive((socket, { body }) => {
      if (isPoison(body)) cut(socket);
      else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
    const running = await forwardTo(receiver);
    for (const body of ['"poison"', '"fine"']) await sendTo(running, body);
    await endedOf(running, 2);
    expect(bodiesOf(receiver)).toEqual(['"poison"', '"poison"', '"poison"', '"fine"']);
    expect(running.core.store.dispatches.of(1)).toMatchObject([
      { attempt: 1, mayBeTwice: false, outcome: { is: 'failed', fault: 'reset' } },
      { attempt: 2, mayBeTwice: true, outcome: { is: 'failed', fault: 'reset' } },
      { attempt: 3, mayBeTwice: true, outcome: { is: 'failed', fault: 'reset' } },
    ]);
    expect(stateOf(running).is).toBe('up');
    isPoison = () => false;
  });

  it.each<readonly [fault: DispatchFault, answer: (socket: Socket) => void]>([
    ['timeout', () => undefined],
    ['reset', cut],
    ['not-http', (socket) => void socket.end('hello\r\n\r\n')],
  ])(
    'three in a row without an answer (%s) mean that it is down; no other is given up',
    async (fault, answer) => {
      let isBack = false;
      const receiver = await receive((socket) => {
        if (isBack) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
        else answer(socket);
      });
      // A busy machine may need more than 100 ms for any other answer.
      const timeoutMs = fault === 'timeout' ? 100 : 30_000;
      const running = await forwardTo(receiver, { timeoutMs, whenBack: 'send' });
      await sendMany(running, 1, 5);
      await untilDown(running, 2);
      expect(stateOf(running).fault?.code).toBe(fault);
      // The fourth is tried from time to time, and stays.
      const seen = receiver.seen.length;
      await until(() => receiver.seen.length > seen + 3);
      expect(stateOf(running)).toMatchObject({ is: 'down', waiting: 2 });
      isBack = true;
      await until(() => stateOf(running).waiting === 0);
      await untilIs(running, 'up');
      expect([...new Set(bodiesOf(receiver))]).toEqual(['1', '2', '3', '4', '5']);
      expect(running.core.store.dispatches.of(4).at(-1)).toMatchObject({
        mayBeTwice: true,
        outcome: { is: 'answered' },
      });
    },
  );

  it('waits for the next start when the inspector closes, and says that it may be twice', async () => {
    const dataDir = tempDir();
    const hanging = await receive(() => undefined);
    // Longer than this test may take: what is being sent is not waited for.
    const before = await forwardTo(hanging, { timeoutMs: 300_000 }, {}, dataDir);
    await sendMany(before, 1, 2);
    await until(() => hanging.seen.length === 1);
    await before.core.close();
    const receiver = await receive();
    const running = await forwardTo(receiver, {}, {}, dataDir);
    await until(() => receiver.seen.length === 2);
    expect(bodiesOf(receiver)).toEqual(['1', '2']);
    expect(await endedOf(running, 1)).toMatchObject([
      { outcome: { fault: 'stopped' } },
      { attempt: 2, mayBeTwice: true, outcome: { is: 'answered' } },
    ]);
    expect(await endedOf(running, 2)).toMatchObject([{ attempt: 1, mayBeTwice: false }]);
  });
});

it('a changed URL is tried at once', async () => {
  const forwardTiming = { ...quickTiming, firstPauseMs: 60_000, longestPauseMs: 60_000 };
  const running = await runCore({}, tempDir(), { forwardTiming });
  setDestinations(running, destinationOf(await closedPort(), { whenBack: 'send' }));
  await sendMany(running, 1, 2);
  await untilDown(running, 2);
  const receiver = await receive();
  setDestinations(running, destinationOf(receiver.port, { whenBack: 'send' }));
  await until(() => receiver.seen.length === 2);
});
