import { ServerResponse, type IncomingMessage } from 'node:http';
import type { SenderConnection } from './connection.ts';
import { endGently } from './reply.ts';
import { whenSent } from './send.ts';

/**
 * Answers CONNECT like any other method, since this is not a proxy. Node detaches the connection from its HTTP server then,
 * so the response is created here, and the bytes that come before it is sent are given back to be parsed as HTTP.
 *
 * @param behind the bytes behind the request, in the same packet.
 * @param handle handles the request with the given response.
 * @param reattach gives the connection back to the HTTP server.
 * @param takeLast takes the bytes behind the request of a sender that has ended, to whose connection nothing can be given back.
 */
export async function handleConnect(
  connection: SenderConnection,
  message: IncomingMessage,
  behind: Buffer,
  handle: (response: ServerResponse) => void,
  reattach: () => void,
  takeLast: (bytes: Buffer) => Promise<void>,
): Promise<void> {
  const { socket, lastResponse, tap } = connection;
  tap.stop();
  socket.on('error', () => undefined);
  const response = new ServerResponse(message);
  let rest = behind;
  const take = (packet: Buffer) => {
    rest = packet;
    response.shouldKeepAlive = true;
    socket.pause();
  };
  // That the sender leaves is noticed only while the socket is read.
  if (rest.length === 0) socket.once('data', take);
  response.shouldKeepAlive = rest.length > 0;
  handle(response);
  if (lastResponse !== null) await whenSent(lastResponse);
  if (socket.destroyed) return;
  response.assignSocket(socket);
  if (!(await whenSent(response))) return;
  response.detachSocket(socket);
  socket.off('data', take);
  if (rest.length === 0) return endGently(socket);
  if (socket.readableEnded) return takeLast(rest);
  socket.unshift(rest);
  reattach();
  socket.resume();
}
