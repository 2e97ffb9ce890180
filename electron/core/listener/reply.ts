import type { ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { send, sendBare } from './sent.ts';

/** How long a sender may go on sending a body that is over the limit before it is cut off. */
const lingerMs = 5_000;

/** The small JSON body of a plain reply. */
export function plainBody(status: number): string {
  return `${JSON.stringify({ ok: status < 400, status, reason: STATUS_CODES[status] ?? '' })}\n`;
}

/** Replies that were built once: they are the same for every request. */
const built = new Map<number, { readonly body: string; readonly flat: string[] }>();

/**
 * Answers a request that was read to its end.
 *
 * @returns whether the sender can have the answer.
 */
export function sendReply(response: ServerResponse, status: number): Promise<boolean> {
  let reply = built.get(status);
  if (reply === undefined) {
    const body = hasNoContent(status) ? '' : plainBody(status);
    reply = { body, flat: Object.entries(headers(body)).flat().map(String) };
    built.set(status, reply);
  }
  return send(response, status, reply.flat, reply.body);
}

/**
 * Answers while the sender is still sending. The reply goes out at once; the connection closes
 * only when the sender stops or the linger is over, since closing a socket with unread bytes
 * resets it and the sender would never see the reply (RFC 9112, section 9.6).
 *
 * @returns whether the sender can have the answer.
 */
export function sendReplyAndClose(response: ServerResponse, status: number): Promise<boolean> {
  const request = response.req;
  if (request.socket.destroyed) return Promise.resolve(false);
  const body = plainBody(status);
  response.writeHead(status, { ...headers(body), Connection: 'close' });
  const written = new Promise<boolean>((resolve) => {
    response.write(body, (error) => resolve(!error));
    request.socket.once('close', () => resolve(false));
  });
  if (request.readableEnded || request.destroyed) response.end();
  else {
    const close = () => {
      clearTimeout(linger);
      response.end();
    };
    const linger = setTimeout(close, lingerMs);
    request.once('end', close).once('close', close).resume();
    request.socket.once('end', close);
  }
  return written;
}

/**
 * Answers on a connection that has no parser any more, and closes it once the sender could read.
 *
 * @returns whether the sender can have the answer.
 */
export async function sendBareReply(socket: Duplex, status: number): Promise<boolean> {
  const body = plainBody(status);
  const head = Object.entries({ ...headers(body), Connection: 'close' })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const isSent = await sendBare(
    socket,
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${head}\r\n${body}`,
  );
  lingerOn(socket);
  return isSent;
}

/** Closes our side of a connection that has no parser any more, and the whole once the sender could read. */
export function endGently(socket: Duplex): void {
  lingerOn(socket);
  socket.end();
}

function lingerOn(socket: Duplex): void {
  if (socket.destroyed) return;
  const linger = setTimeout(() => socket.destroy(), lingerMs);
  socket.once('close', () => clearTimeout(linger)).resume();
}

/** 204, 205 and 304 carry no body (RFC 9110, section 15). */
export function hasNoContent(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

function headers(body: string): Record<string, string | number> {
  return body === ''
    ? {}
    : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
}
