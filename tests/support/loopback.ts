import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';

export interface Loopback {
  readonly port: number;
  /** Stops listening and cuts every connection. */
  readonly close: () => Promise<void>;
}

/**
 * Puts a server on this machine alone.
 *
 * @param port 0 takes any free port.
 */
export async function onLoopback(server: Server, port = 0, host = '127.0.0.1'): Promise<Loopback> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      sockets.forEach((socket) => socket.destroy());
      await closed;
    },
  };
}
