import type { Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createBodyRoom } from '../../../electron/core/dispatch/body-room.ts';
import { createSender } from '../../../electron/core/dispatch/send-once.ts';
import { createRuns, type Runs } from '../../../electron/core/send/runs.ts';
import type { Sending } from '../../../electron/core/send/send-each.ts';
import { ofUrl } from '../../../electron/core/send/send-target.ts';
import type { WantedChanges } from '../../../electron/core/send/prepare.ts';
import type { SendOptions, SendRun } from '../../../shared/dispatches.ts';
import { posted } from '../../support/posted.ts';
import { receive, type Receiver } from '../../support/receiver.ts';
import { until } from '../../support/until.ts';

const asItWas: WantedChanges = { signer: null, asNew: false };
const oneByOne: Pick<SendOptions, 'perSecond' | 'concurrency' | 'repeat'> = {
  perSecond: null,
  concurrency: 1,
  repeat: 1,
};
const body = (id: number) => Buffer.from(`{"messageId":"abc${id}","n":${id}}`);

/** Runs over requests that are numbered from 1 on and exist up to `last`. */
function runsOf(last: number) {
  const sender = createSender();
  const stored: Sending[] = [];
  let announced = 0;
  const runs = createRuns({
    sender,
    bodyRoom: createBodyRoom(),
    readerOf: () => (id) => {
      if (id > last) return null;
      const request = posted(body(id));
      return { request: { ...request, id }, body: () => body(id) };
    },
    store: (sending) => {
      stored.push(sending);
      return Promise.resolve();
    },
    announcer: { changed: () => (announced += 1) },
    onBug: (error) => {
      throw error;
    },
  });
  onTestFinished(async () => {
    await runs.close();
    await sender.close();
  });
  return { runs, stored, announced: () => announced };
}

function start(
  runs: Runs,
  { port }: Receiver,
  ids: readonly number[],
  options: Partial<typeof oneByOne> = {},
  changes = asItWas,
): number {
  const target = ofUrl(`http://127.0.0.1:${port}/hook`, null);
  const started = runs.start(ids, { ...oneByOne, ...options }, { target, changes });
  if (!started.ok) throw new Error(started.detail);
  return started.value.number;
}

const ended = (runs: Runs, number: number): Promise<SendRun> =>
  until(() => runs.all().find((run) => run.number === number && run.endedAt !== null) ?? null);

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const numberIn = (text: string) => Number(/"n":(\d+)/.exec(text)?.[1]);

describe('a run', () => {
  it('sends each request byte for byte, in the given order, and counts the answers', async () => {
    const receiver = await receive((socket, { body: got }) => {
      const status = numberIn(got) === 2 ? '500 Oh' : '200 OK';
      socket.write(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`);
    });
    const { runs, stored } = runsOf(3);
    const run = await ended(runs, start(runs, receiver, [1, 2, 3]));
    expect(receiver.seen.map((one) => one.body)).toEqual([1, 2, 3].map((id) => String(body(id))));
    expect(run).toMatchObject({ total: 3, done: 3, isStopped: false, notRenewed: 0 });
    expect(run.outcomes).toEqual([
      [200, 2],
      [500, 1],
    ]);
    expect(stored.map(({ dispatch }) => [dispatch.requestId, dispatch.outcome.is])).toEqual([
      [1, 'answered'],
      [2, 'answered'],
      [3, 'answered'],
    ]);
  });

  it('repeats the whole list', async () => {
    const receiver = await receive();
    const { runs } = runsOf(2);
    await ended(runs, start(runs, receiver, [1, 2], { repeat: 3 }));
    expect(receiver.seen.map((one) => numberIn(one.body))).toEqual([1, 2, 1, 2, 1, 2]);
  });

  it('gives each repeat another id', async () => {
    const receiver = await receive();
    const { runs, stored } = runsOf(1);
    await ended(runs, start(runs, receiver, [1], { repeat: 5 }, { signer: null, asNew: true }));
    const bodies = receiver.seen.map((one) => one.body);
    expect(new Set([...bodies, String(body(1))]).size).toBe(6);
    expect(stored.map(({ sent }) => Buffer.from(sent?.body ?? []).toString())).toEqual(bodies);
  });

  it('sends as many at the same time as it may, and no more', async () => {
    const waiting: Socket[] = [];
    let most = 0;
    const receiver = await receive((socket) => {
      most = Math.max(most, waiting.push(socket));
      // Answers once all that may be under way are.
      if (waiting.length === 4 || receiver.seen.length > 36)
        for (const one of waiting.splice(0))
          one.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
    const { runs } = runsOf(40);
    await ended(runs, start(runs, receiver, upTo(40), { concurrency: 4 }));
    expect(most).toBe(4);
    // A connection is free again a moment after its answer, so that another one may be opened.
    expect(receiver.connections()).toBeLessThanOrEqual(8);
  });

  it('starts no more a second than it may, and hardly fewer', async () => {
    const receiver = await receive();
    const { runs } = runsOf(100);
    const run = await ended(
      runs,
      start(runs, receiver, upTo(100), { perSecond: 200, concurrency: 8 }),
    );
    const ms = (run.endedAt ?? 0) - run.startedAt;
    // 99 gaps of 5 ms; a busy machine may be slower, but nothing makes it faster.
    expect(ms).toBeGreaterThan(440);
  });

  it('stops what is being sent and starts nothing else', async () => {
    const receiver = await receive((socket, { body: got }) => {
      if (numberIn(got) < 5) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
    const { runs } = runsOf(100);
    const number = start(runs, receiver, upTo(100));
    await until(() => (receiver.seen.length === 5 ? true : null));
    runs.stop(number);
    const run = await ended(runs, number);
    expect(run).toMatchObject({ done: 5, total: 100, isStopped: true });
    expect(run.outcomes).toEqual([
      [200, 4],
      ['stopped', 1],
    ]);
    expect(receiver.seen).toHaveLength(5);
  });

  it('counts a request that was removed', async () => {
    const receiver = await receive();
    const { runs } = runsOf(1);
    const run = await ended(runs, start(runs, receiver, [1, 2]));
    expect(run.outcomes).toEqual([
      [200, 1],
      ['removed', 1],
    ]);
  });

  it('takes 2,000 requests, and tells of each', async () => {
    const receiver = await receive();
    const { runs, stored, announced } = runsOf(2_000);
    const run = await ended(runs, start(runs, receiver, upTo(2_000), { concurrency: 16 }));
    expect(run).toMatchObject({ done: 2_000, outcomes: [[200, 2_000]] });
    expect(stored).toHaveLength(2_000);
    expect(announced()).toBeGreaterThanOrEqual(2_000);
    expect(new Set(receiver.seen.map((one) => one.body)).size).toBe(2_000);
    expect(receiver.connections()).toBeLessThanOrEqual(32);
  });

  it('says that nothing was chosen', () => {
    const { runs } = runsOf(0);
    const target = ofUrl('http://127.0.0.1:9/', null);
    expect(runs.start([], oneByOne, { target, changes: asItWas })).toMatchObject({
      ok: false,
      fault: 'nothing',
    });
  });

  it('is remembered until twenty others have ended', async () => {
    const receiver = await receive();
    const { runs } = runsOf(1);
    for (let round = 0; round < 22; round += 1) await ended(runs, start(runs, receiver, [1]));
    expect(runs.all().map(({ number }) => number)).toEqual(upTo(22).slice(2).toReversed());
  });
});
