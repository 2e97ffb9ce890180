import { createServer, type Socket } from 'node:net';
import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:tls';
import { onTestFinished } from 'vitest';
import { onLoopback } from './loopback.ts';

const file = (name: string) =>
  readFileSync(new URL(`../fixtures/localhost/${name}`, import.meta.url));

/** A certificate for `localhost` and 127.0.0.1, good until 2097, and the authority that issued it. */
export const localhostIdentity = {
  cert: file('cert.pem'),
  key: file('key.pem'),
  authority: file('authority.pem').toString(),
};

/** One request as its receiver got it, one character for each byte. */
export interface ReceivedBytes {
  readonly head: string;
  readonly body: string;
}

export interface Receiver {
  readonly port: number;
  /** Whole requests, in the order of arrival. */
  readonly seen: readonly ReceivedBytes[];
  /** Connections that were accepted. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

/**
 * A server that keeps each request byte for byte and answers with the given bytes. It understands `Content-Length` only,
 * which is all that is sent to it.
 *
 * @param answer the bytes, or a function that writes them itself.
 */
export async function receive(
  answer: string | ((socket: Socket, request: ReceivedBytes) => void) = ok,
  options: { readonly tls?: boolean; readonly host?: string; readonly port?: number } = {},
): Promise<Receiver> {
  const seen: ReceivedBytes[] = [];
  let connections = 0;
  const accept = (socket: Socket): void => {
    let text = '';
    socket.setEncoding('latin1').on('error', () => undefined);
    socket.on('data', (chunk: string) => {
      text += chunk;
      for (let whole = wholeRequest(text); whole !== null; whole = wholeRequest(text)) {
        text = text.slice(whole.head.length + whole.body.length);
        seen.push(whole);
        if (typeof answer === 'string') socket.write(answer, 'latin1');
        else answer(socket, whole);
      }
    });
  };
  const server = options.tls ? createTlsServer(localhostIdentity, accept) : createServer(accept);
  server.on('connection', () => (connections += 1));
  const { port, close } = await onLoopback(server, options.port, options.host);
  onTestFinished(close);
  return { port, seen, connections: () => connections, close };
}

function wholeRequest(text: string): ReceivedBytes | null {
  const end = text.indexOf('\r\n\r\n') + 4;
  if (end === 3) return null;
  const head = text.slice(0, end);
  const length = Number(/^content-length: (\d+)\r$/im.exec(head)?.[1] ?? 0);
  return text.length < end + length ? null : { head, body: text.slice(end, end + length) };
}
