import { expect, it } from 'vitest';
import type { Capture } from '../../electron/core/capture/capture.ts';
import { defaultTimeouts } from '../../electron/core/listener/http-listener.ts';
import { listenerWith } from '../support/quiet-listener.ts';
import { openRawSocket } from '../support/raw-socket.ts';
import { pathToken } from '../support/running-core.ts';
import { until } from '../support/until.ts';

const head = `POST /in/${pathToken} HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\n`;

it('a listener that closes ends each connection with the reply to its last request, and cuts none', async () => {
  const kept: Capture[] = [];
  const listener = listenerWith(kept, 'local', defaultTimeouts);
  const { port } = await listener.open('127.0.0.1', 0);
  const inBody = await openRawSocket(port);
  const inHead = await openRawSocket(port);
  const whole = `${head}body`;
  for (const { socket } of [inBody, inHead]) socket.write(whole);
  await until(() => [inBody, inHead].every(({ received }) => received().includes('"status":200')));
  inBody.socket.write(`${head}bo`);
  inHead.socket.write(head.slice(0, 10));
  // The listener has read both as soon as it replies to a request that was sent after them.
  const later = await openRawSocket(port);
  later.socket.write(whole);
  await until(() => later.received().includes('"status":200'));

  const closed = listener.close(60_000);
  inBody.socket.write('dy');
  inHead.socket.write(whole.slice(10));
  for (const received of await Promise.all([inBody.closed, inHead.closed])) {
    const [first, last] = received.split('HTTP/1.1 200 OK').slice(1);
    expect(first).toContain('Connection: keep-alive');
    expect(last).toContain('Connection: close');
  }
  await closed;
  expect(kept.map(({ pieces }) => Buffer.concat(pieces).toString())).toEqual(
    Array.from({ length: 5 }, () => 'body'),
  );
});
