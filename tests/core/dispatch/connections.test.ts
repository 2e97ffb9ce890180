import { createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSender, type SendRoute } from '../../../electron/core/dispatch/send-once.ts';
import { bounds } from '../../../shared/bounds.ts';
import { onLoopback } from '../../support/loopback.ts';
import { receive } from '../../support/receiver.ts';
import { until } from '../../support/until.ts';

/** Posts two bytes to a port of this computer. */
function senderTo(url: string, change: Partial<SendRoute> = {}) {
  const sender = createSender();
  onTestFinished(sender.close);
  const route = {
    timeoutMs: 10_000,
    certificate: 'system',
    authority: null,
    followRedirects: false,
  } as const;
  const request = { method: 'POST', url, headers: [], body: Buffer.from('hi') };
  return () => sender.send(request, { ...route, ...change });
}

describe('sendings to one server', () => {
  it('go over a new connection when the open one is just being closed, and say so', async () => {
    const used = new Set<Socket>();
    const { port, seen, connections } = await receive((socket) => {
      if (used.has(socket)) return void socket.resetAndDestroy();
      used.add(socket);
      socket.write('HTTP/1.1 204 No Content\r\n\r\n');
    });
    const sending = senderTo(`http://127.0.0.1:${port}/`);
    const first = await Promise.all([sending(), sending(), sending()]);
    expect(first.map(({ mayBeTwice }) => mayBeTwice)).toEqual([false, false, false]);
    let twice = 0;
    // A connection may not be free again yet when the next request begins.
    for (let count = 0; count < 10; count += 1) {
      const outcome = await sending();
      expect(outcome).toMatchObject({ ok: true, answer: { status: 204 } });
      if (outcome.mayBeTwice === true) twice += 1;
    }
    expect(twice).toBeGreaterThan(1);
    expect(seen.length).toBe(13 + twice);
    expect(connections()).toBe(13);
  });

  it('leave no connection behind that did not open in time', async () => {
    const open = new Set<Socket>();
    // It never answers the handshake.
    const server = createServer((socket) => {
      open.add(socket.on('close', () => open.delete(socket)).resume());
    });
    const { port, close } = await onLoopback(server);
    onTestFinished(close);
    const sending = senderTo(`https://127.0.0.1:${port}/`, { timeoutMs: 100 });
    const outcomes = await Promise.all(Array.from({ length: 20 }, sending));
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ fault: 'timeout', mayHaveArrived: false });
    await until(() => open.size === 0);
  });

  it('keep the bodies of answers up to a bound for all together', async () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n';
    const { port } = await receive((socket) => void socket.write(head + 'y'.repeat(1024 ** 2)));
    const sending = senderTo(`http://127.0.0.1:${port}/`, { timeoutMs: 10_000 });
    const outcomes = await Promise.all(Array.from({ length: 68 }, sending));
    const kept = outcomes.filter(({ ok }) => !ok);
    expect(kept.length).toBeLessThanOrEqual(bounds.keptAnswers.bytes / 1024 ** 2);
    expect(kept.length).toBeGreaterThan(50);
    for (const one of outcomes) if (one.ok) expect(one.answer.isCut).toBe(true);
  });
});
