import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

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

/** A port of 127.0.0.1 behind which there is no free one, so that who wants it, or the next free one, finds none. */
export interface LastPort {
  readonly port: number;
  readonly giveUp: () => Promise<void>;
}

/** Takes the highest port that is free: systems may have given those above it to connections. */
export async function takeLastPort(): Promise<LastPort> {
  for (let port = 65_535; ; port -= 1) {
    try {
      const server = await listenOn(port);
      return { port, giveUp: () => close(server) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}

async function tryListening(port: number): Promise<void> {
  await close(await listenOn(port));
}

async function listenOn(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  server.close();
  await once(server, 'close');
}
