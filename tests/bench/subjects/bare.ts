import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerQuestions } from './answering.ts';

/**
 * The yardstick: Node's HTTP server that reads each body, keeps nothing, and answers 200 with the
 * very reply that the inspector gives.
 */
const reply = '{"ok":true,"status":200,"reason":"OK"}\n';
const headers = { 'Content-Type': 'application/json', 'Content-Length': reply.length };

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    Buffer.concat(chunks);
    response.writeHead(200, headers);
    response.end(reply);
  });
});
server.listen(0, '127.0.0.1', () => {
  answerQuestions((server.address() as AddressInfo).port);
});
