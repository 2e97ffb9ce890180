import { once } from 'node:events';
import type { Server, Socket } from 'node:net';
import { freePort } from './free-port.ts';

export interface Loopback {
  readonly port: number;
  /** Stops listening and cuts every connection. */
  readonly close: () => Promise<void>;
}

/**
 * Puts a server on this machine alone.
 *
 * @param port one that `freePort` gave, by itself another one.
 */
export async function onLoopback(
  server: Server,
  port?: number,
  host = '127.0.0.1',
): Promise<Loopback> {
  const at = port ?? (await freePort());
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
  });
  server.listen(at, host);
  await once(server, 'listening');
  return {
    port: at,
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      sockets.forEach((socket) => socket.destroy());
      await closed;
    },
  };
}
