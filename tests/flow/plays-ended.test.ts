import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { controlHandlers } from '../../electron/core/calls/control-handlers.ts';
import { windowHandlers } from '../../electron/core/calls/window-handlers.ts';
import type { PlayRequest } from '../../shared/contract/arguments.ts';
import { freePort } from '../support/free-port.ts';
import { onLoopback } from '../support/loopback.ts';
import { receive } from '../support/receiver.ts';
import { requestThrough } from '../support/request-through.ts';
import { pathToken, runCore, type RunningCore } from '../support/running-core.ts';
import { until } from '../support/until.ts';

const slow: PlayRequest['options'] = {
  signWith: null,
  asNew: false,
  manner: 'burst',
  clock: 'help-centre',
  speed: 1,
};

function callsOf({ core }: RunningCore) {
  const nothing = () => undefined;
  return { ...windowHandlers(core), ...controlHandlers(core, nothing, nothing, nothing) };
}

async function start(running: RunningCore, request: PlayRequest): Promise<number> {
  const started = await callsOf(running)['plays.start'](request);
  if (!started.ok) throw new Error(`${started.fault}: ${started.detail}`);
  return started.value.number;
}

async function runOf(running: RunningCore, number: number) {
  return (await callsOf(running)['plays.get']()).find((run) => run.number === number) ?? null;
}

describe('quitting during a play', () => {
  it('aborts what is on its way, stores that, and leaves no play behind', async () => {
    const running = await runCore();
    for (const n of [1, 2, 3])
      await requestThrough(`http://127.0.0.1:${running.port}`, {
        path: `/in/${pathToken}`,
        headers: [],
        body: Buffer.from(`{"n":${n}}`),
      });
    await running.nth(3);
    // The first is never answered, the second waits for its retry, the third is done.
    const receiver = await receive((socket, { body }) => {
      if (body.includes('2')) socket.write('HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n');
      if (body.includes('3')) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
    const request: PlayRequest = {
      what: { scope: { ids: [1, 2, 3] } },
      target: { url: `http://127.0.0.1:${receiver.port}/` },
      options: slow,
    };
    const number = await start(running, request);
    await until(async () => {
      const run = await runOf(running, number);
      return run?.attempts === 3 && run.ended === 1 && run.nextAt !== null;
    });
    // This one has hardly begun.
    const begun = callsOf(running)['plays.start'](request);
    await running.core.close();
    await begun;
    expect(await runOf(running, number)).toMatchObject({ isStopped: true, ended: 3, accepted: 1 });
    const { length } = receiver.seen;

    const again = await runCore({}, running.dataDir);
    const calls = callsOf(again);
    expect(await calls['plays.get']()).toEqual([]);
    const outcomes = await Promise.all([1, 2, 3].map(async (id) => calls['dispatches.of']({ id })));
    expect(outcomes.map((all) => all.map(({ outcome }) => outcome))).toMatchObject([
      [{ is: 'failed', fault: 'stopped' }],
      [{ is: 'answered', status: 503 }],
      [{ is: 'answered', status: 200 }],
    ]);
    expect(receiver.seen).toHaveLength(length);
  });
});

describe('several plays at once', () => {
  it('have counts of their own for what leaves one receiver, and a gateway port belongs to one of them', async () => {
    const running = await runCore();
    const port = await freePort();
    const gateway = `http://127.0.0.1:${port}`;
    const server = createServer((request, response) => {
      request.resume().on('end', () => response.end());
    });
    // It sends all messages on to the gateway that it knows, those of each play.
    server.on('request', (request) => {
      let body = '';
      request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      request.on('end', () => void fetch(gateway, { method: 'POST', body }).catch(() => undefined));
    });
    const receiver = await onLoopback(server);
    onTestFinished(receiver.close);
    const request = (gatewayPort: number, count: number): PlayRequest => ({
      what: { sample: 'sms', count, gatewayPort },
      target: { url: `http://127.0.0.1:${receiver.port}/` },
      options: slow,
    });
    const [first, second] = await Promise.all([
      start(running, request(port, 3)),
      start(running, request(0, 2)),
    ]);
    expect(await callsOf(running)['plays.start'](request(port, 1))).toMatchObject({
      ok: false,
      fault: 'no-port',
    });
    await until(async () => (await runOf(running, first))?.gateway?.left === 3);
    expect(await runOf(running, second)).toMatchObject({ gateway: { left: 0, messages: 2 } });
    expect(await runOf(running, first)).toMatchObject({ gateway: { left: 3, messages: 3 } });
    await until(async () => (await runOf(running, first))?.gateway?.isOpen === false);
    expect((await callsOf(running)['plays.start'](request(port, 1))).ok).toBe(true);
  });
});
