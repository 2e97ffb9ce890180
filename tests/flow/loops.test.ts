import { createServer, request as send } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { destinationOf } from '../support/destination.ts';
import { onLoopback } from '../support/loopback.ts';
import { exchange } from '../support/raw-socket.ts';
import { receive } from '../support/receiver.ts';
import { post } from '../support/rules.ts';
import { pathToken, runCore } from '../support/running-core.ts';

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
