import type { Socket } from 'node:net';
import type { Result } from '../../../shared/result.ts';
import { errorWords } from './error-words.ts';
import { refillDelay } from './refill-delay.ts';
import { watchSlots } from './watch-slots.ts';
import type { Tunnel, TunnelEnd } from './tunnel.ts';

/** Milliseconds a socket must hold to prove that the server means it. */
const provenMs = 1_000;

/** Milliseconds of silence after which the system asks whether the other end is still there. */
const keepAliveMs = 30_000;

export interface KeepSocketsOptions {
  /** How many sockets are kept. */
  readonly count: number;
  /** Starts to connect one socket. */
  readonly dial: () => Socket;
  /** Where they connect to, for the words of a fault. */
  readonly place: string;
  readonly reviveMs: number;
  readonly missingMs: number;
  readonly onConnections: (up: number, of: number) => void;
  readonly giveUp: AbortSignal;
}

export type KeptSockets = Pick<Tunnel, 'ended' | 'close'>;

/**
 * Keeps a number of tunnel sockets connected: each that closes is dialled again, after a delay that
 * grows while nothing comes of it.
 *
 * - A socket is *proven* when it carried bytes or held for a while: a server's front that takes
 *   connections only to drop them must not look like life.
 * - One that is missing for `missingMs` is told; for a moment, each is after a reply.
 * - With no socket connected and none proven for `reviveMs`, it ends as `died`.
 *
 * @returns once the first socket is connected. `blocked-port` when each was tried in vain, or none
 *   had connected at `giveUp`.
 */
export function keepSockets(
  options: KeepSocketsOptions,
): Promise<Result<KeptSockets, 'blocked-port'>> {
  const { count, dial, place, reviveMs, missingMs, onConnections, giveUp } = options;
  const sockets = new Set<Socket>();
  const refills = new Set<NodeJS.Timeout>();
  const opened = Promise.withResolvers<Result<KeptSockets, 'blocked-port'>>();
  const ended = Promise.withResolvers<TunnelEnd>();
  let phase: 'opening' | 'open' | 'closed' = 'opening';
  let connected = 0;
  let triedInVain = 0;
  let provenAt = performance.now();
  let words = `No answer from ${place}.`;
  let reckoning: NodeJS.Timeout | undefined;
  const slots = watchSlots(count, missingMs, (up) => {
    if (phase === 'open') onConnections(up, count);
  });

  const close = async () => {
    phase = 'closed';
    slots.stop();
    giveUp.removeEventListener('abort', block);
    clearTimeout(reckoning);
    refills.forEach((refill) => clearTimeout(refill));
    refills.clear();
    await Promise.all(Array.from(sockets, destroyed));
  };

  const block = () => {
    void close().then(() => opened.resolve({ ok: false, fault: 'blocked-port', detail: words }));
  };

  const reckon = () => {
    if (phase !== 'open' || connected > 0) return;
    void close();
    ended.resolve({ fault: 'died', detail: words });
  };

  const fill = (slot: number, vain: number) => {
    const socket = dial();
    let connectedAt: number | null = null;
    let failed = false;
    sockets.add(socket);
    socket.on('error', (error) => {
      failed = true;
      words = errorWords(error).text;
    });
    socket.once('connect', () => {
      connectedAt = performance.now();
      connected += 1;
      slots.up(slot);
      socket.setKeepAlive(true, keepAliveMs);
      if (phase !== 'opening') return;
      phase = 'open';
      provenAt = connectedAt;
      giveUp.removeEventListener('abort', block);
      onConnections(slots.countUp(), count);
      opened.resolve({ ok: true, value: { ended: ended.promise, close } });
    });
    socket.once('close', () => {
      sockets.delete(socket);
      if (connectedAt !== null) connected -= 1;
      if (phase === 'closed') return;
      slots.down(slot);
      const now = performance.now();
      const proven =
        connectedAt !== null && (socket.bytesRead > 0 || now - connectedAt >= provenMs);
      if (proven) provenAt = now;
      if (!failed) words = `${place} closed the connection.`;
      if (phase === 'opening' && vain === 0) triedInVain += 1;
      if (phase === 'opening' && triedInVain === count) return block();
      refill(slot, proven ? 0 : vain + 1);
      if (connected > 0) return;
      clearTimeout(reckoning);
      reckoning = setTimeout(reckon, provenAt + reviveMs - now);
    });
  };

  const refill = (slot: number, vain: number) => {
    const timer = setTimeout(() => {
      refills.delete(timer);
      fill(slot, vain);
    }, refillDelay(vain));
    refills.add(timer);
  };

  if (giveUp.aborted) block();
  else {
    giveUp.addEventListener('abort', block);
    for (let slot = 0; slot < count; slot += 1) fill(slot, 0);
  }
  return opened.promise;
}

/** Resolves when the socket is gone. */
function destroyed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.destroy();
  });
}
