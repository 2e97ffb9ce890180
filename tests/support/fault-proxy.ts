import { createServer as createHttpServer, type ServerResponse } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { onLoopback, type Loopback } from './loopback.ts';

/** How a question for a name is answered: as the server does, with a status, or never. */
export type Answers = 'as-the-server' | 'never' | { readonly status: number };

/** Stands between the tunnel's client and its server, and makes faults when a test wants them. */
export interface FaultProxy {
  /** What goes into the settings as the tunnel server's address. */
  readonly host: string;
  /** How often a name was asked for. */
  readonly asked: () => number;
  /** How often a tunnel socket was dialled. */
  readonly dialled: () => number;
  /** Bytes of requests that went towards the inspector. */
  readonly carried: () => number;
  readonly answer: (how: Answers) => void;
  /** Cuts the oldest tunnel socket. @returns how many are left. */
  readonly cutOne: () => number;
  /** Takes no more tunnel sockets: dialling is refused. Those that are there stay. */
  readonly refuseSockets: () => Promise<void>;
  readonly takeSockets: () => Promise<void>;
}

/** @param port where the server answers; the proxy stays when that one dies and comes back. */
export async function standBetween(port: number): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  let how: Answers = 'as-the-server';
  let asked = 0;
  let dialled = 0;
  let granted = 0;
  let carried = 0;

  const tunnels = createServer((socket) => {
    dialled += 1;
    sockets.add(socket);
    const server = connect(granted, '127.0.0.1');
    const cut = () => {
      sockets.delete(socket);
      socket.destroy();
      server.destroy();
    };
    socket.on('error', cut).on('close', cut).pipe(server);
    server.on('data', (bytes: Buffer) => (carried += bytes.length));
    server.on('error', cut).on('close', cut).pipe(socket);
  });
  let open = await onLoopback(tunnels);
  const tunnelPort = open.port;

  const grant = async (path: string, response: ServerResponse) => {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      const told = (await answer.json()) as { port: number };
      granted = told.port;
      response.writeHead(answer.status).end(JSON.stringify({ ...told, port: tunnelPort }));
    } catch {
      // The server is not there: as if nobody listened.
      response.destroy();
    }
  };
  const front = await onLoopback(
    createHttpServer((request, response) => {
      asked += 1;
      if (how === 'as-the-server') void grant(request.url ?? '/', response);
      else if (how !== 'never') response.writeHead(how.status).end();
    }),
  );
  onTestFinished(async () => {
    await front.close();
    await open.close();
  });

  return {
    host: `http://127.0.0.1:${front.port}`,
    asked: () => asked,
    dialled: () => dialled,
    carried: () => carried,
    answer: (next) => (how = next),
    cutOne: () => {
      const [oldest] = sockets;
      if (oldest) sockets.delete(oldest);
      oldest?.destroy();
      return sockets.size;
    },
    refuseSockets: () => stopListening(open),
    takeSockets: async () => {
      open = await onLoopback(tunnels, tunnelPort);
    },
  };

  /** Leaves the sockets that are there alone, unlike `close`. */
  async function stopListening({ port: at }: Loopback): Promise<void> {
    tunnels.close();
    // It takes no more as soon as this is refused.
    await new Promise<void>((resolve) => {
      connect(at, '127.0.0.1').once('error', () => resolve());
    });
  }
}
