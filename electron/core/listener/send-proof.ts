import type { ServerResponse } from 'node:http';
import type { Connection } from './connection.ts';

/** Answers the request by which we test our own public address. It has no body, and leaves nothing behind. */
export function sendProof(connection: Connection, response: ServerResponse, answer: string): void {
  const { tap } = connection;
  connection.lastResponse = response;
  // The packet that it came in reaches the tap only after this.
  tap.requestBegan();
  response.once('finish', tap.requestEnded);
  response.writeHead(200, {
    'Content-Type': 'text/plain',
    'Content-Length': Buffer.byteLength(answer),
    'Cache-Control': 'no-store',
  });
  response.end(answer);
}
