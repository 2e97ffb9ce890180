import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Via } from '../../../shared/request.ts';
import { watchConnection, type Connection } from './connection.ts';
import type { Intake } from './intake.ts';
import { sendProof } from './send-proof.ts';
import { takeBroken, type ClientError } from './take-broken.ts';
import { takeConnect, takeRequest } from './take-request.ts';

/** Milliseconds. */
export interface DoorTimeouts {
  /** For a whole head, counted from the connection's start or the last request. */
  readonly head: number;
  /** For a whole request. */
  readonly request: number;
  /** How often both are looked at. */
  readonly check: number;
}

export const defaultTimeouts: DoorTimeouts = { head: 60_000, request: 300_000, check: 1_000 };

/** Bytes of a request's head that are accepted; over it the reply is 431. */
const maxHeadBytes = 1024 ** 2;

/** A tunnel's server uses its connections again, after whatever pause. Milliseconds. */
const tunnelIdle = 10 * 60_000;

/** One listening socket. Everything that comes in through it is captured, HTTP or not. */
export interface Door {
  /**
   * @param port 0 takes any free port.
   * @throws the system's error when the address can't be had.
   */
  readonly open: (host: string, port: number) => Promise<AddressInfo>;
  /** Accepts no more, gives open requests `graceMs` to end, then cuts what is left. */
  readonly close: (graceMs: number) => Promise<void>;
}

export function createDoor(intake: Intake, via: Via, timeouts: DoorTimeouts): Door {
  const connections = new WeakMap<Duplex, Connection>();
  const server = createServer({
    maxHeaderSize: maxHeadBytes,
    headersTimeout: timeouts.head,
    requestTimeout: timeouts.request,
    connectionsCheckingInterval: timeouts.check,
    // A request without Host is evidence, not a reason to hang up.
    requireHostHeader: false,
  });
  server.maxHeadersCount = 0;
  if (via === 'tunnel') server.keepAliveTimeout = tunnelIdle;

  const connectionOf = (socket: Socket): Connection => {
    const known = connections.get(socket);
    if (known) return known;
    const connection = watchConnection(socket);
    connections.set(socket, connection);
    return connection;
  };

  server.on('connection', connectionOf);
  const take = (message: IncomingMessage, response: ServerResponse) => {
    const proof = intake.answerProof(message);
    if (proof !== null) return sendProof(connectionOf(message.socket), response, proof);
    void takeRequest(intake, via, connectionOf(message.socket), message, response);
  };
  server.on('request', take);
  // Node would answer an expectation that it does not know with 417, and say nothing.
  server.on('checkExpectation', take);
  server.on('connect', (message, socket, head) => {
    void takeConnect(intake, via, message, socket, head);
  });
  server.on('clientError', (error: ClientError, socket) => {
    void takeBroken(intake, via, connectionOf(socket as Socket), error);
  });

  return {
    open: (host, port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve(server.address() as AddressInfo);
        });
      }),
    close: (graceMs) =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
