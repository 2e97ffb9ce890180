import { ServerResponse, type IncomingMessage } from 'node:http';
import type { Connection } from './connection.ts';
import { endGently } from './reply.ts';
import { whenSent } from './sent.ts';

/**
 * Answers CONNECT like any other method. Node takes the connection away from its HTTP server then, so the response is
 * made by hand, and what came behind the request is given back to be read as HTTP: we are no tunnel.
 *
 * @param take takes the request, with the response to write to.
 * @param readOn gives the connection back to the HTTP server.
 */
export async function takeConnect(
  connection: Connection,
  message: IncomingMessage,
  behind: Buffer,
  take: (response: ServerResponse) => void,
  readOn: () => void,
): Promise<void> {
  const { socket, lastResponse, tap } = connection;
  tap.stop();
  socket.on('error', () => undefined);
  // Whether the sender leaves is seen only while something reads.
  if (behind.length === 0) socket.resume();
  const response = new ServerResponse(message);
  response.shouldKeepAlive = behind.length > 0;
  take(response);
  if (lastResponse !== null) await whenSent(lastResponse);
  if (socket.destroyed) return;
  response.assignSocket(socket);
  if (!(await whenSent(response))) return;
  response.detachSocket(socket);
  if (behind.length === 0) return endGently(socket);
  socket.unshift(behind);
  readOn();
}
