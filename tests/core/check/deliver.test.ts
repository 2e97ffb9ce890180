import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDeliverer } from '../../../electron/core/check/deliver.ts';

const request = {
  method: 'POST',
  query: '',
  headers: [['Content-Type', 'application/json']],
  body: Buffer.from('{"type":"SMS"}'),
  isChunked: false,
} as const;

/** A receiver that does this with each connection once the request is there. */
async function hostile(answer: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => answer(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const answerOf = async (url: string) => {
  const deliverer = createDeliverer(url, false, 500);
  const answer = await deliverer.deliver(request, new AbortController().signal);
  deliverer.close();
  return answer;
};

describe('a hostile receiver', () => {
  it('that answers without end is read to a limit', async () => {
    let written = 0;
    const url = await hostile((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n');
      const chunk = Buffer.alloc(64 * 1024, 'x');
      const more = () => {
        while (socket.writable && socket.write(chunk)) written += chunk.length;
      };
      socket.on('drain', more);
      more();
    });
    const answer = await answerOf(url);
    expect(answer).toMatchObject({ ok: true, status: 200, text: 'x'.repeat(16 * 1024) });
    expect(written).toBeLessThan(64 * 1024 ** 2);
  });

  it('that redirects is not followed', async () => {
    let connections = 0;
    const url = await hostile((socket) => {
      connections += 1;
      socket.end(
        'HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n',
      );
    });
    expect(await answerOf(url)).toMatchObject({ ok: true, status: 302 });
    expect(connections).toBe(1);
  });

  it('that sends its head byte by byte is left after the deadline', async () => {
    const url = await hostile((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nX-A: ');
      const timer = setInterval(() => socket.write('X'), 20);
      socket.on('close', () => clearInterval(timer));
    });
    const answer = await answerOf(url);
    expect(answer).toMatchObject({ ok: false, fault: 'timeout' });
  });

  it('that never ends its body is left after the deadline', async () => {
    const url = await hostile((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc');
    });
    expect(await answerOf(url)).toMatchObject({ ok: false, fault: 'timeout' });
  });

  it.each([
    ['a head without end', `HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(200_000)}\r\n\r\n`, 'not-http'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'not-http'],
    ['nothing', '', 'reset'],
    [
      'a switch to another protocol',
      'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
      'not-http',
    ],
  ])('that answers with %s', async (_what, bytes, fault) => {
    const url = await hostile((socket) => socket.end(bytes));
    expect(await answerOf(url)).toMatchObject({ ok: false, fault });
  });
});

it('ends at once when the check is stopped', async () => {
  const stop = new AbortController();
  const url = await hostile(() => stop.abort());
  const deliverer = createDeliverer(url, false);
  expect(await deliverer.deliver(request, stop.signal)).toMatchObject({ fault: 'stopped' });
});
