import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import type { Via } from '../../../shared/request.ts';
import { watchConnection, type Connection } from './connection.ts';
import type { InFlight } from './in-flight.ts';
import type { Intake } from './intake.ts';
import type { Pace } from './pace.ts';
import { readOnAfterUpgrade } from './read-on.ts';
import { sendReply } from './reply.ts';
import { sendProof } from './send-proof.ts';
import { takeBroken, type ClientError } from './take-broken.ts';
import { takeConnect } from './take-connect.ts';
import { takeRequest } from './take-request.ts';

/** Milliseconds. */
export interface DoorTimeouts {
  /** For a whole head, counted from the connection's start or the last request. */
  readonly head: number;
  /** For a whole body, without the time in which it is not read to spare memory. */
  readonly body: number;
  /** How often heads are looked at. */
  readonly check: number;
  /** Between two requests of one connection. */
  readonly idle: number;
}

/**
 * A connection that is closed here while its sender writes on it loses a request. So connections stay open longer
 * than proxies and tunnels keep theirs: the longest that is known is Cloudflare's 15 minutes.
 */
export const defaultTimeouts: DoorTimeouts = {
  head: 60_000,
  body: 300_000,
  check: 1_000,
  idle: 20 * 60_000,
};

/** Bytes of a request's head that are accepted; over it the reply is 431. */
const maxHeadBytes = 1024 ** 2;

/** What all requests of a door share. */
export interface DoorContext {
  readonly intake: Intake;
  readonly inFlight: InFlight;
  readonly pace: Pace;
  readonly via: Via;
  readonly timeouts: DoorTimeouts;
}

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

export function createDoor(context: DoorContext): Door {
  const { intake, pace, timeouts } = context;
  const connections = new Map<Duplex, Connection>();
  /** Requests that are not answered and told of yet. */
  const open = new Set<Promise<void>>();
  let isClosing = false;
  const server = createServer({
    maxHeaderSize: maxHeadBytes,
    headersTimeout: timeouts.head,
    // Node counts on while a body is not read; `collectBody` knows better.
    requestTimeout: 0,
    connectionsCheckingInterval: timeouts.check,
    keepAliveTimeout: timeouts.idle,
    // A request without Host is evidence, not a reason to hang up.
    requireHostHeader: false,
  });
  server.maxHeadersCount = 0;
  // Else a sender that closes its side after the request would get no answer.
  Object.assign(server, { httpAllowHalfOpen: true });

  function connectionOf(socket: Socket): Connection {
    return connections.get(socket) ?? connect(socket);
  }

  function connect(socket: Socket): Connection {
    const known = connections.has(socket);
    const connection = watchConnection(socket, pace);
    connections.set(socket, connection);
    if (!known) socket.once('close', () => connections.delete(socket));
    readOnAfterUpgrade(socket);
    return connection;
  }

  /** Nothing that fails on the way may end the process, or be lost without a word. */
  function watch(taking: Promise<void>, onFailed: () => void): void {
    const watched = taking
      .catch((error: unknown) => {
        onFailed();
        intake.onBug(error);
      })
      .finally(() => open.delete(watched));
    open.add(watched);
  }

  function take(message: IncomingMessage, response: ServerResponse): void {
    const connection = connectionOf(message.socket);
    if (isClosing) response.shouldKeepAlive = false;
    const proof = intake.answerProof(message);
    if (proof !== null) return sendProof(connection, response, proof);
    watch(takeRequest(context, connection, message, response), () => {
      if (!response.headersSent) void sendReply(response, 500);
    });
  }

  server.on('connection', connect);
  // A connection that could not be accepted, for want of file descriptors, costs nobody else theirs.
  server.on('error', () => undefined);
  server.on('request', take);
  // Node would answer an expectation that it does not know with 417, and say nothing.
  server.on('checkExpectation', take);
  server.on('connect', (message, duplex, behind) => {
    const socket = duplex as Socket;
    const taking = takeConnect(
      connectionOf(socket),
      message,
      behind,
      (response) => take(message, response),
      () => server.emit('connection', socket),
    );
    watch(taking, () => socket.destroy());
  });
  server.on('clientError', (error: ClientError, duplex) => {
    watch(takeBroken(context, connectionOf(duplex as Socket), error), () => duplex.destroy());
  });

  function cut(): void {
    for (const socket of connections.keys()) socket.destroy();
  }

  return {
    open: (host, port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve(server.address() as AddressInfo);
        });
      }),
    close: async (graceMs) => {
      if (!server.listening) return;
      isClosing = true;
      // Without "Connection: close" in their last response, senders go on with their connections until they are cut (RFC 9112, section 9.6).
      for (const { lastResponse } of connections.values()) {
        if (lastResponse !== null) lastResponse.shouldKeepAlive = false;
      }
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const timer = setTimeout(cut, graceMs);
      await closed;
      clearTimeout(timer);
      await Promise.race([Promise.all(open), after(graceMs, undefined, { ref: false })]);
    },
  };
}
