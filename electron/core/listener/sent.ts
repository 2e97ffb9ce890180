import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import { isItsTurn, whenGone } from './sender-gone.ts';

/**
 * A sender that has closed its side may have closed both, which looks the same until something is written: then
 * its machine answers with a reset. So long is waited for that before the last byte is written. Milliseconds.
 */
const resetMs = 50;

/**
 * Resolves once a response was handed to the system, with `true`, or once that can't happen any more.
 */
export function whenSent(response: ServerResponse): Promise<boolean> {
  const { socket } = response.req;
  return new Promise((resolve) => {
    // Node emits it even when the writing failed, and puts the error on the socket right after.
    const sent = () => process.nextTick(() => resolve(socket.errored === null));
    if (response.writableFinished) return sent();
    const stopWatching = whenGone(socket, () => resolve(response.writableFinished));
    response.once('finish', () => {
      stopWatching();
      sent();
    });
  });
}

/**
 * Writes a whole answer.
 *
 * @param flat names and values of its header fields.
 * @returns whether the sender can have it: `false` when it left before.
 */
export async function send(
  response: ServerResponse,
  status: number,
  flat: string[],
  body: Buffer | string,
): Promise<boolean> {
  const { socket } = response.req;
  if (socket.destroyed) return false;
  if (!socket.readableEnded || body.length === 0) {
    response.writeHead(status, flat);
    response.end(body);
    return whenSent(response);
  }
  if (!(await isItsTurn(response, socket))) return false;
  const bytes = Buffer.from(body);
  response.writeHead(status, flat);
  response.write(bytes.subarray(0, -1));
  await after(resetMs);
  if (socket.destroyed) return false;
  response.end(bytes.subarray(-1));
  return whenSent(response);
}

/** The same on a connection that has no parser any more. Our side of it is closed afterwards. */
export async function sendBare(socket: Duplex, text: string): Promise<boolean> {
  if (!socket.writable) return false;
  socket.write(text.slice(0, -1));
  await after(resetMs);
  if (!socket.writable) return false;
  socket.end(text.slice(-1));
  return new Promise((resolve) => {
    socket.once('finish', () => resolve(true)).once('close', () => resolve(false));
  });
}
