import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A port of 127.0.0.1 that nothing listens on, and that no other test is given while this process lives: a server can be told
 * it, be stopped and come back, and what has no server stays without one. It is below the ports that systems give out by
 * themselves. For UDP it stays taken, which other processes of the tests see.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const sign = createSocket('udp4').unref();
    try {
      sign.bind(port, '127.0.0.1');
      await once(sign, 'listening');
      await tryListening(port);
      return port;
    } catch {
      // It is taken.
      sign.close();
    }
  }
}

async function tryListening(port: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}
