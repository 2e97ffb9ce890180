import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import { waitForTurn, whenClosed } from './sender-presence.ts';

/**
 * A sender that has closed its side of the connection may have closed both sides. That looks the same until bytes are
 * sent: then its system answers with a reset. We wait so long for the reset before we send the last byte. Milliseconds.
 */
const resetWaitMs = 50;

/**
 * Resolves with `true` once the system has the whole response, with `false` once that can't happen any more.
 */
export function whenSent(response: ServerResponse): Promise<boolean> {
  const { socket } = response.req;
  return new Promise((resolve) => {
    // Node emits `finish` even when the writing failed, and sets the socket's error right after it.
    const sent = () => process.nextTick(() => resolve(socket.errored === null));
    if (response.writableFinished) return sent();
    const stopWatching = whenClosed(socket, () => resolve(response.writableFinished));
    response.once('finish', () => {
      stopWatching();
      sent();
    });
  });
}

/**
 * Sends a whole response.
 *
 * @param flat names and values of its header fields, alternating.
 * @returns whether the system has it; `false` when the sender left before.
 */
export function sendResponse(
  response: ServerResponse,
  status: number,
  flat: string[],
  body: Buffer | string,
): Promise<boolean> {
  const { socket } = response.req;
  if (socket.destroyed) return Promise.resolve(false);
  if (socket.readableEnded && body.length > 0) return sendToEnded(response, status, flat, body);
  response.writeHead(status, flat);
  writeAtOnce(response, body);
  return whenSent(response);
}

/**
 * Ends a response; a text goes to the system in one piece with the head. `end(body)` would write an empty piece behind them,
 * and several pieces take a slower call.
 */
function writeAtOnce(response: ServerResponse, body: Buffer | string): void {
  // `null` while the response to an earlier request is being sent.
  const { socket } = response;
  socket?.cork();
  response.write(body);
  socket?.uncork();
  response.end();
}

/** Sends a response to a sender that has closed its side of the connection. */
async function sendToEnded(
  response: ServerResponse,
  status: number,
  flat: string[],
  body: Buffer | string,
): Promise<boolean> {
  const { socket } = response.req;
  if (!(await waitForTurn(response, socket))) return false;
  const bytes = Buffer.from(body);
  response.writeHead(status, flat);
  response.write(bytes.subarray(0, -1));
  await after(resetWaitMs);
  if (socket.destroyed) return false;
  response.end(bytes.subarray(-1));
  return whenSent(response);
}

/** The same on a connection without a parser. Our side of it is closed afterwards. */
export async function sendRaw(socket: Duplex, text: string): Promise<boolean> {
  if (!socket.writable) return false;
  socket.write(text.slice(0, -1));
  await after(resetWaitMs);
  if (!socket.writable) return false;
  socket.end(text.slice(-1));
  return new Promise((resolve) => {
    socket.once('finish', () => resolve(true)).once('close', () => resolve(false));
  });
}
