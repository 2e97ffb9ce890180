import { createServer, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { freePort } from './free-port.ts';

/** A user's own server on loopback, which can be taken down and come back on its port. */
export interface AnsweringServer {
  readonly url: string;
  /** The bodies of the requests that came, as text, in their order. */
  readonly bodies: readonly string[];
  /** Answers with this from now on. */
  readonly answerWith: (status: number, body: string, type?: string) => void;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
}

/** Starts a server that answers 200. The caller stops it. */
export async function startAnsweringServer(): Promise<AnsweringServer> {
  const bodies: string[] = [];
  let answer = { status: 200, body: '{"ok":true}', type: 'application/json' };
  let server: Server | null = null;
  const port = await freePort();

  async function start(): Promise<void> {
    const started = createServer((request, response) => {
      void buffer(request).then((body) => {
        bodies.push(body.toString());
        // A header field is written with one character for each byte.
        const type = Buffer.from(answer.type).toString('latin1');
        response.writeHead(answer.status, { 'Content-Type': type });
        response.end(answer.body);
      });
    });
    await new Promise<void>((resolve) => started.listen(port, '127.0.0.1', resolve));
    server = started;
  }

  await start();
  return {
    url: `http://127.0.0.1:${port}/webhook`,
    bodies,
    answerWith(status, body, type = 'application/json') {
      answer = { status, body, type };
    },
    start,
    async stop() {
      const stopping = server;
      server = null;
      if (stopping === null) return;
      stopping.closeAllConnections();
      await new Promise((resolve) => stopping.close(resolve));
    },
  };
}
