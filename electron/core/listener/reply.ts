import type { ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { sendRaw, sendResponse } from './send.ts';

/** How long a sender may go on sending a body over the limit before its connection is closed. */
const lingerMs = 5_000;

/** The same for a connection of which nothing more is read, so that it is not seen when the sender stops. */
const unreadLingerMs = 1_000;

/** The small JSON body of the default reply. */
export function defaultBody(status: number): string {
  return `${JSON.stringify({ ok: status < 400, status, reason: STATUS_CODES[status] ?? '' })}\n`;
}

/** Default replies by their status; each is built once. */
const built = new Map<number, { readonly body: string; readonly flat: string[] }>();

/**
 * Sends the default reply to a request that was read to its end.
 *
 * @returns whether the system has the whole reply.
 */
export function sendReply(response: ServerResponse, status: number): Promise<boolean> {
  let reply = built.get(status);
  if (reply === undefined) {
    const body = hasNoContent(status) ? '' : defaultBody(status);
    reply = { body, flat: Object.entries(headers(body)).flat().map(String) };
    built.set(status, reply);
  }
  return sendResponse(response, status, reply.flat, reply.body);
}

/**
 * Sends the default reply while the sender is still sending. The reply is sent at once. The connection is closed only
 * when the sender stops or `lingerMs` are over: closing a socket with unread bytes resets it, and the sender would never
 * see the reply (RFC 9112, section 9.6).
 *
 * @returns whether the system has the whole reply.
 */
export function sendReplyAndClose(response: ServerResponse, status: number): Promise<boolean> {
  const request = response.req;
  if (request.socket.destroyed) return Promise.resolve(false);
  const body = defaultBody(status);
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
 * Sends the default reply on a connection without a parser, and closes it once the sender has had time to read.
 *
 * @param isRead whether the rest of what the sender sends is read meanwhile, and dropped.
 * @returns whether the system has the whole reply.
 */
export async function sendRawReply(
  socket: Duplex,
  status: number,
  isRead = true,
): Promise<boolean> {
  const body = defaultBody(status);
  const head = Object.entries({ ...headers(body), Connection: 'close' })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const isSent = await sendRaw(
    socket,
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${head}\r\n${body}`,
  );
  destroyAfterLinger(socket, isRead);
  return isSent;
}

/** Closes our side of a connection without a parser, and the whole connection once the sender has had time to read. */
export function endGently(socket: Duplex): void {
  destroyAfterLinger(socket, true);
  socket.end();
}

function destroyAfterLinger(socket: Duplex, isRead: boolean): void {
  if (socket.destroyed) return;
  const linger = setTimeout(() => socket.destroy(), isRead ? lingerMs : unreadLingerMs);
  socket.once('close', () => clearTimeout(linger));
  if (isRead) socket.resume();
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
