import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import type { Via } from '../../../shared/request.ts';
import { createOpenWork } from '../capture/open-work.ts';
import { watchConnection, type SenderConnection } from './connection.ts';
import { handleBroken, type ClientError } from './handle-broken.ts';
import { handleConnect } from './handle-connect.ts';
import { handleRequest } from './handle-request.ts';
import type { InFlight } from './in-flight.ts';
import type { Intake } from './intake.ts';
import { listenAt } from './listen-at.ts';
import type { OpenHeads } from './open-heads.ts';
import type { Pace } from './pace.ts';
import { sendReply } from './reply.ts';

export interface ConnectionTimeouts {
  /** For a whole head, from the start of the connection or the end of the last request. */
  readonly headMs: number;
  /** For a whole body, without the time in which it is paused to bound the memory. */
  readonly bodyMs: number;
  /** How often Node checks the timeout of heads. Each check wakes an idle computer. */
  readonly checkMs: number;
  /** Between two requests of one connection. */
  readonly idleMs: number;
}

/**
 * Closing an idle connection just when its sender writes would lose a request. So idle connections stay open longer than
 * at any proxy or tunnel that we know of: Cloudflare closes them after 15 minutes.
 */
export const defaultTimeouts: ConnectionTimeouts = {
  headMs: 60_000,
  bodyMs: 300_000,
  checkMs: 30_000,
  idleMs: 20 * 60_000,
};

/** The maximum number of bytes of a request's head. A longer one is answered 431. */
const maxHeadBytes = 1024 ** 2;

/** What all requests of a listener share. */
export interface ListenerContext {
  readonly intake: Intake;
  readonly inFlight: InFlight;
  readonly openHeads: OpenHeads;
  readonly pace: Pace;
  readonly via: Via;
  readonly timeouts: ConnectionTimeouts;
}

/** One listening socket. All bytes that it receives are captured, HTTP or not. */
export interface HttpListener {
  /**
   * @param port 0 takes any free port.
   * @throws the system's error when it can't listen at this address.
   */
  readonly open: (host: string, port: number) => Promise<AddressInfo>;
  /** Accepts no more connections, lets open requests end for `graceMs`, and then closes all connections. */
  readonly close: (graceMs: number) => Promise<void>;
}

export function createHttpListener(context: ListenerContext): HttpListener {
  const { intake, openHeads, pace, timeouts } = context;
  const connections = new Map<Duplex, SenderConnection>();
  /** Requests whose reply is not sent and reported yet. */
  const open = createOpenWork();
  let isClosing = false;
  const server = createServer({
    maxHeaderSize: maxHeadBytes,
    headersTimeout: timeouts.headMs,
    // Node's timeout also runs while a body is paused, so `receiveBody` has its own.
    requestTimeout: 0,
    connectionsCheckingInterval: timeouts.checkMs,
    keepAliveTimeout: timeouts.idleMs,
    // A request without Host is captured too.
    requireHostHeader: false,
  });
  server.maxHeadersCount = 0;
  // Otherwise a sender that closes its side after the request would get no reply.
  Object.assign(server, { httpAllowHalfOpen: true });

  function connectionOf(socket: Socket): SenderConnection {
    return connections.get(socket) ?? connect(socket);
  }

  function connect(socket: Socket): SenderConnection {
    const known = connections.has(socket);
    const onTooLong = () => endLongHead(connectionOf(socket));
    const connection = watchConnection(socket, { pace, openHeads, onTooLong });
    connections.set(socket, connection);
    if (!known) {
      socket.once('close', () => {
        connections.get(socket)?.tap.stop();
        connections.delete(socket);
      });
      socket.once('end', () => endUnfinished(connectionOf(socket)));
    }
    return connection;
  }

  /** Node has reported a sender that ended in the middle of a request, unless that request or the last one has `Upgrade`. */
  function endUnfinished(connection: SenderConnection): void {
    const { unfinished, isClosing: isReported, socket, tap } = connection;
    const isInBody = unfinished?.message.complete === false;
    if (isReported || (!isInBody && !tap.isInHead())) return;
    watch(handleBroken(context, connection, endedEarly()), () => socket.destroy());
  }

  /** Nothing more of it is read. */
  function endLongHead(connection: SenderConnection): void {
    const { socket, tap } = connection;
    if (connection.isClosing) return;
    tap.stopReading();
    const error = Object.assign(new Error('The unfinished heads of all senders are too long'), {
      code: 'HPE_HEADER_OVERFLOW',
    });
    watch(handleBroken(context, connection, error, false), () => socket.destroy());
  }

  /** An error in a handler must neither end the process nor stay unreported. */
  function watch(handling: Promise<void>, onFailed: () => void): void {
    open.begin();
    handling.then(open.end, (error: unknown) => {
      open.end();
      onFailed();
      intake.onBug(error);
    });
  }

  function handle(message: IncomingMessage, response: ServerResponse): void {
    const connection = connectionOf(message.socket);
    if (isClosing) response.shouldKeepAlive = false;
    const probeAnswer = intake.probeAnswer(message);
    if (probeAnswer !== null) return answerProbe(connection, message, response, probeAnswer);
    watch(handleRequest(context, connection, message, response), () => {
      if (!response.headersSent) void sendReply(response, 500);
    });
  }

  server.on('connection', connect);
  // A connection that could not be accepted, because the process has no file descriptors left, does not affect the others.
  server.on('error', () => undefined);
  server.on('request', handle);
  // Without this Node would answer an unknown expectation with 417, and the request would not be captured.
  server.on('checkExpectation', handle);
  server.on('connect', (message, duplex, behind) => {
    const socket = duplex as Socket;
    const handling = handleConnect(
      connectionOf(socket),
      message,
      behind,
      (response) => handle(message, response),
      () => server.emit('connection', socket),
      (bytes) => handleBroken(context, connectionOf(socket), endedEarly(bytes)),
    );
    watch(handling, () => socket.destroy());
  });
  server.on('clientError', (error: ClientError, duplex) => {
    watch(handleBroken(context, connectionOf(duplex as Socket), error), () => duplex.destroy());
  });

  function closeAll(): void {
    for (const socket of connections.keys()) socket.destroy();
  }

  return {
    open: (host, port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.once('listening', () => {
          server.off('error', reject);
          resolve(server.address() as AddressInfo);
        });
        listenAt(server, host, port);
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
      const timer = setTimeout(closeAll, graceMs);
      await closed;
      clearTimeout(timer);
      await Promise.race([open.ended(), after(graceMs, undefined, { ref: false })]);
    },
  };
}

/** As Node reports it where it notices. */
function endedEarly(rawPacket?: Buffer): ClientError {
  return Object.assign(new Error('The sender ended in the middle of a request'), {
    code: 'HPE_INVALID_EOF_STATE',
    ...(rawPacket && { rawPacket, bytesParsed: 0 }),
  });
}

/** Answers a probe of ours. It has no body, and is not captured. */
function answerProbe(
  connection: SenderConnection,
  message: IncomingMessage,
  response: ServerResponse,
  answer: string,
): void {
  const { tap } = connection;
  connection.lastResponse = response;
  // The tap receives the packet of the probe only after this.
  tap.requestBegan(message);
  response.once('finish', tap.requestEnded);
  response.writeHead(200, {
    'Content-Type': 'text/plain',
    'Content-Length': Buffer.byteLength(answer),
    'Cache-Control': 'no-store',
  });
  response.end(answer);
}
