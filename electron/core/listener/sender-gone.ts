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

/**
 * Runs once when the sender has left: the connection is closed, or the sender has closed its side of it. One that
 * goes on to wait for an answer after that is rare, and can't be told apart from one that has given up.
 *
 * @returns its own undo.
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

/** Waits so many milliseconds. @returns whether the sender is still there; `false` as soon as it left. */
export function stays(socket: Socket, ms: number): Promise<boolean> {
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
