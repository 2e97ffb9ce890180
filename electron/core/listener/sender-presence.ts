import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Calls `run` once the connection is closed, at once when it already is. @returns stops waiting. */
export function whenClosed(socket: Socket, run: () => void): () => void {
  if (socket.destroyed) {
    run();
    return () => undefined;
  }
  socket.once('close', run);
  return () => void socket.off('close', run);
}

/**
 * Calls `run` once the sender has left: the connection is closed, or the sender has closed its side of it. A sender that
 * still waits for an answer after that is rare, and can't be distinguished from one that has given up.
 *
 * @returns stops waiting.
 */
export function whenLeft(socket: Socket, run: () => void): () => void {
  if (socket.destroyed || socket.readableEnded) {
    run();
    return () => undefined;
  }
  const left = () => {
    stop();
    run();
  };
  const stop = () => void socket.off('close', left).off('end', left);
  socket.on('close', left).on('end', left);
  return stop;
}

/** Waits `ms` milliseconds, or until the sender leaves. @returns whether the sender is still there. */
export function waitWithSender(socket: Socket, ms: number): Promise<boolean> {
  if (ms === 0) return Promise.resolve(!socket.destroyed);
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      stopWatching();
      resolve(true);
    }, ms);
    const stopWatching = whenLeft(socket, () => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}

/**
 * Waits until the responses to earlier requests of the same connection are sent (pipelining: RFC 9112, section 9.3.2).
 *
 * @returns whether the sender is still there.
 */
export function waitForTurn(response: ServerResponse, socket: Socket): Promise<boolean> {
  if (response.socket !== null) return Promise.resolve(!socket.destroyed);
  return new Promise((resolve) => {
    const stopWatching = whenClosed(socket, () => resolve(false));
    response.once('socket', () => {
      stopWatching();
      // The response before it is just being finished: a reset right now would become a normal close.
      setImmediate(() => resolve(!socket.destroyed));
    });
  });
}
