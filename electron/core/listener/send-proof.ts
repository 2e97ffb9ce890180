import type { ServerResponse } from 'node:http';
import type { Connection } from './connection.ts';

/** Answers the request by which we test our own public address. It has no body, and leaves nothing behind. */
export function sendProof({ tap }: Connection, response: ServerResponse, answer: string): void {
  tap.requestBegan();
  tap.requestEnded();
  response.writeHead(200, {
    'Content-Type': 'text/plain',
    'Content-Length': Buffer.byteLength(answer),
    'Cache-Control': 'no-store',
  });
  response.end(answer);
}
