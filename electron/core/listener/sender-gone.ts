import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Runs once when the connection is closed; at once when it is already. @returns its own undo. */
export function whenGone(socket: Socket, run: () => void): () => void {
  if (socket.destroyed) {
    run();
    return () => undefined;
  }
  socket.once('close', run);
  return () => void socket.off('close', run);
}

/** Waits so many milliseconds. @returns whether the sender is still there; `false` as soon as it left. */
export function stays(socket: Socket, ms: number): Promise<boolean> {
  if (ms === 0) return Promise.resolve(!socket.destroyed);
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      stopWatching();
      resolve(true);
    }, ms);
    const stopWatching = whenGone(socket, () => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}

/**
 * Waits for the answers to requests that came before on the same connection (pipelining: RFC 9112, section 9.3.2).
 *
 * @returns whether the sender is still there.
 */
export function isItsTurn(response: ServerResponse, socket: Socket): Promise<boolean> {
  if (response.socket !== null) return Promise.resolve(!socket.destroyed);
  return new Promise((resolve) => {
    const stopWatching = whenGone(socket, () => resolve(false));
    response.once('socket', () => {
      stopWatching();
      // The answer before it is only just being finished: a reset right now would end politely.
      setImmediate(() => resolve(!socket.destroyed));
    });
  });
}
