import type { Socket } from 'node:net';
import type { Result } from '../../../shared/result.ts';
import { describeNetworkError } from './network-error.ts';
import { redialDelay } from './timing.ts';
import type { Tunnel, TunnelEnd } from './tunnel.ts';
import { watchSlots } from './watch-slots.ts';

/** Milliseconds after which a socket that is still open counts as accepted by the server. */
const acceptedAfterMs = 1_000;

/** After so much silence the system starts to send TCP keep-alive probes. Milliseconds. */
const keepAliveMs = 30_000;

export interface SocketPoolOptions {
  /** How many sockets are kept connected. */
  readonly count: number;
  /** Starts to connect one socket. */
  readonly dial: () => Socket;
  /** Its host and port, for the detail of a fault. */
  readonly server: string;
  readonly reviveMs: number;
  readonly missingMs: number;
  readonly onConnections: (up: number, total: number) => void;
  readonly signal: AbortSignal;
}

export type SocketPool = Pick<Tunnel, 'ended' | 'close'>;

/**
 * Keeps a number of tunnel sockets connected. Each that closes is dialled again, after a delay that grows with its
 * failures.
 *
 * - A socket counts as *accepted* when it carried bytes or stayed open for a second: a proxy in front of a dead server
 *   accepts connections too, and closes them at once.
 * - A socket that is missing for `missingMs` is reported. Each is missing for a moment after a reply.
 * - The pool ends as `died` when no socket is connected and none was accepted for `reviveMs`.
 *
 * @returns once the first socket is connected; `blocked-port` when each was dialled once and failed, or when none was
 *   connected when `signal` aborts.
 */
export function openSocketPool(
  options: SocketPoolOptions,
): Promise<Result<SocketPool, 'blocked-port'>> {
  const { count, dial, server, reviveMs, missingMs, onConnections, signal } = options;
  const sockets = new Set<Socket>();
  const redials = new Set<NodeJS.Timeout>();
  const opened = Promise.withResolvers<Result<SocketPool, 'blocked-port'>>();
  const ended = Promise.withResolvers<TunnelEnd>();
  let phase: 'opening' | 'open' | 'closed' = 'opening';
  let connected = 0;
  let firstFailures = 0;
  let acceptedAt = performance.now();
  let detail = `No answer from ${server}.`;
  let endTimer: NodeJS.Timeout | undefined;
  const slots = watchSlots(count, missingMs, (up) => {
    if (phase === 'open') onConnections(up, count);
  });

  const close = async () => {
    phase = 'closed';
    slots.stop();
    signal.removeEventListener('abort', block);
    clearTimeout(endTimer);
    redials.forEach((timer) => clearTimeout(timer));
    redials.clear();
    await Promise.all(Array.from(sockets, destroyed));
  };

  const block = () => {
    void close().then(() => opened.resolve({ ok: false, fault: 'blocked-port', detail }));
  };

  const endUnlessConnected = () => {
    if (phase !== 'open' || connected > 0) return;
    void close();
    ended.resolve({ fault: 'died', detail });
  };

  const connect = (slot: number, failures: number) => {
    const socket = dial();
    let connectedAt: number | null = null;
    let failed = false;
    sockets.add(socket);
    socket.on('error', (error) => {
      failed = true;
      detail = describeNetworkError(error).message;
    });
    socket.once('connect', () => {
      connectedAt = performance.now();
      connected += 1;
      slots.up(slot);
      socket.setKeepAlive(true, keepAliveMs);
      if (phase !== 'opening') return;
      phase = 'open';
      acceptedAt = connectedAt;
      signal.removeEventListener('abort', block);
      onConnections(slots.countUp(), count);
      opened.resolve({ ok: true, value: { ended: ended.promise, close } });
    });
    socket.once('close', () => {
      sockets.delete(socket);
      if (connectedAt !== null) connected -= 1;
      if (phase === 'closed') return;
      slots.down(slot);
      const now = performance.now();
      const accepted =
        connectedAt !== null && (socket.bytesRead > 0 || now - connectedAt >= acceptedAfterMs);
      if (accepted) acceptedAt = now;
      if (!failed) detail = `${server} closed the connection.`;
      if (phase === 'opening' && failures === 0) firstFailures += 1;
      if (phase === 'opening' && firstFailures === count) return block();
      redial(slot, accepted ? 0 : failures + 1);
      if (connected > 0) return;
      clearTimeout(endTimer);
      endTimer = setTimeout(endUnlessConnected, acceptedAt + reviveMs - now);
    });
  };

  const redial = (slot: number, failures: number) => {
    const timer = setTimeout(() => {
      redials.delete(timer);
      connect(slot, failures);
    }, redialDelay(failures));
    redials.add(timer);
  };

  if (signal.aborted) block();
  else {
    signal.addEventListener('abort', block);
    for (let slot = 0; slot < count; slot += 1) connect(slot, 0);
  }
  return opened.promise;
}

/** Destroys a socket. Resolves once it is closed. */
function destroyed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.destroy();
  });
}
