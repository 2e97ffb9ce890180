import { fdatasync, openSync, writevSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { answerQuestions } from './answering.ts';

/**
 * The limit: the least server that keeps our promise. It appends the header fields and the body of each request to one
 * file, and answers 200 once `fdatasync` has put them on disk. Requests that arrive during a synchronisation share the
 * next one. It counts, finds and deletes nothing.
 */
const reply = '{"ok":true,"status":200,"reason":"OK"}\n';
const headers = { 'Content-Type': 'application/json', 'Content-Length': reply.length };

const file = openSync(join(process.argv[2] ?? '', 'received'), 'a');
let waiting: { readonly bytes: readonly Buffer[]; readonly response: ServerResponse }[] = [];
let isWriting = false;

function begin(): void {
  if (isWriting) return;
  isWriting = true;
  // All that arrives in this turn of the event loop is written together.
  setImmediate(write);
}

function write(): void {
  const requests = waiting;
  waiting = [];
  writevSync(
    file,
    requests.flatMap(({ bytes }) => bytes),
  );
  fdatasync(file, (error) => {
    if (error) throw error;
    for (const { response } of requests) {
      response.writeHead(200, headers);
      response.end(reply);
    }
    isWriting = false;
    if (waiting.length > 0) begin();
  });
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const head = Buffer.from(`${JSON.stringify(request.rawHeaders)}\n`);
    waiting.push({ bytes: [head, ...chunks], response });
    begin();
  });
});
server.listen(0, '127.0.0.1', () => {
  answerQuestions((server.address() as AddressInfo).port);
});
