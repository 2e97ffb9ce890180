import { createServer, request as send } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Core } from '../../electron/core/core-interface.ts';
import { destinationOf } from '../support/destination.ts';
import { onLoopback } from '../support/loopback.ts';
import { exchange } from '../support/raw-socket.ts';
import { receive } from '../support/receiver.ts';
import { post } from '../support/rules.ts';
import { pathToken, runCore } from '../support/running-core.ts';
import { until } from '../support/until.ts';

const close = 'Connection: close\r\n';
const relay = { destination: 'd1', failureStatus: 502 } as const;

const statusOf = (answer: string) => Number(answer.split(' ')[1]);

/** A server that passes each request on to a port, with all its fields, and answers with what comes back. */
async function passOn(to: () => number): Promise<number> {
  const server = createServer((request, response) => {
    const { method, url, rawHeaders } = request;
    const passed = send({ port: to(), method, path: url?.replace('/hook', `/in/${pathToken}`) });
    for (let at = 0; at < rawHeaders.length; at += 2)
      if (!/^(?:host|connection|content-length)$/i.test(rawHeaders[at] ?? ''))
        passed.appendHeader(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
    passed.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 0);
      answer.pipe(response);
    });
    request.pipe(passed);
  });
  const { port, close: stop } = await onLoopback(server);
  onTestFinished(stop);
  return port;
}

describe('a request that comes back', () => {
  it('is captured and refused with 508, and nothing more is sent to that destination', async () => {
    let own = 0;
    const port = await passOn(() => own);
    const running = await runCore({ destinations: [destinationOf(port)], relay });
    own = running.port;
    expect(statusOf(await exchange(own, post('{}', close)))).toBe(508);
    expect((await running.nth(2)).reply).toMatchObject({
      status: 508,
      rule: { id: 'door:loop' },
    });
    const [first] = running.captured.toSorted((a, b) => a.request.id - b.request.id);
    expect(first?.reply).toMatchObject({ status: 508, rule: { id: 'door:relay' } });
    const after = await exchange(own, post('{}', close));
    expect(after).toContain('"fault":"loop"');
    await running.nth(3);
    expect(running.core.store.lastId()).toBe(3);
  });

  it('by way of another Hookscope is seen too', async () => {
    let own = 0;
    const back = await passOn(() => own);
    const other = await runCore({ destinations: [destinationOf(back)], relay });
    const here = await runCore({
      destinations: [destinationOf(0, { url: `http://127.0.0.1:${other.port}/in/${pathToken}` })],
      relay,
    });
    own = here.port;
    expect(statusOf(await exchange(own, post('{}', close)))).toBe(508);
    await here.nth(2);
    await other.nth(1);
    expect([here.core.store.lastId(), other.core.store.lastId()]).toEqual([2, 1]);
  });

  it('keeps its destination stopped after a restart', async () => {
    let own = 0;
    const port = await passOn(() => own);
    const first = await runCore({ destinations: [destinationOf(port)], relay });
    own = first.port;
    expect(statusOf(await exchange(own, post('{}', close)))).toBe(508);
    await until(() => first.core.state().destinations[0]?.is === 'loop');
    await first.core.close();
    const again = await runCore({ destinations: [destinationOf(port)], relay }, first.dataDir);
    own = again.port;
    await until(() => again.core.state().destinations[0]?.is === 'loop');
    expect(await exchange(own, post('{}', close))).toContain('"fault":"loop"');
  });

  it('stops no other destination, and a changed URL is tried again', async () => {
    let own = 0;
    const port = await passOn(() => own);
    const good = await receive();
    const destinations = [
      destinationOf(port),
      destinationOf(good.port, { id: 'd2', name: 'Other' }),
    ];
    const { core, port: started } = await runCore();
    own = started;
    expect(core.settings.change({ destinations, relay }).ok).toBe(true);
    await exchange(own, post('{}', close));
    expect(core.settings.change({ relay: { ...relay, destination: 'd2' } }).ok).toBe(true);
    expect(statusOf(await exchange(own, post('{}', close)))).toBe(200);
    expect(core.settings.change({ destinations: [destinationOf(good.port)], relay }).ok).toBe(true);
    expect(statusOf(await exchange(own, post('{}', close)))).toBe(200);
    expect(good.seen).toHaveLength(2);
  });
});

describe('forwarding that would not end', () => {
  it('stops at the first request that comes back, until the user resumes it', async () => {
    let own = 0;
    const port = await passOn(() => own);
    const running = await runCore({ destinations: [destinationOf(port)] });
    const { core, nth } = running;
    own = running.port;
    expect(statusOf(await exchange(own, post('{}', close)))).toBe(200);
    expect((await nth(2)).reply).toMatchObject({ status: 508, rule: { id: 'door:loop' } });
    const state = () => core.state().destinations[0];
    await until(() => state()?.is === 'loop');
    await exchange(own, post('{}', close));
    await until(() => state()?.waiting === 1);
    expect(core.store.lastId()).toBe(3);
    // The user has mended the server in between.
    const { port: good } = await receive();
    own = good;
    await core.forwarder.resume('d1', 'send');
    await until(() => state()?.is === 'up' && state()?.waiting === 0);
    expect(core.store.lastId()).toBe(3);
  });

  it('has an end when the user sends to the own Delivery URL', async () => {
    let own = 0;
    const port = await passOn(() => own);
    const { core, nth, port: started } = await runCore();
    own = started;
    await exchange(own, post('{}', close));
    expect(core.settings.change({ destinations: [destinationOf(port)] }).ok).toBe(true);
    core.settingsChanged();
    await sendAgain(core, 1);
    // What the user sent, and what came back of its forward.
    expect((await nth(2)).reply).toMatchObject({ status: 200 });
    expect((await nth(3)).reply).toMatchObject({ status: 508 });
    await until(() => core.state().destinations[0]?.is === 'loop');
    // What came back can itself be sent again: it has no mark of ours then.
    await sendAgain(core, 3);
    expect((await nth(4)).reply).toMatchObject({ status: 200 });
    expect(core.store.lastId()).toBe(4);
  });
});

async function sendAgain(core: Core, id: number): Promise<void> {
  const started = await core.sendings.start({
    scope: { ids: [id] },
    target: { deliveryUrl: true },
    options: { signWith: null, asNew: false, perSecond: null, concurrency: 1, repeat: 1 },
  });
  expect(started).toMatchObject({ ok: true });
  await until(() => core.sendings.runs().every(({ endedAt }) => endedAt !== null));
}

describe('a destination that is our own listener', () => {
  it('is seen before anything is sent', async () => {
    const { core, port, nth } = await runCore();
    const url = `http://localhost:${port}/in/${pathToken}`;
    expect(core.settings.change({ destinations: [destinationOf(0, { url })], relay }).ok).toBe(
      true,
    );
    const answer = await exchange(port, post('{}', close));
    expect(answer).toContain('"fault":"loop"');
    await nth(1);
    expect(core.store.lastId()).toBe(1);
  });
});
