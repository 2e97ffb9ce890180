import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Result } from '../../../shared/result.ts';

/** The bytes of a message for the gateway that are read, and how many messages and characters of them are kept. */
const messageLimit = 2 * 1024 ** 2;
const keptMessages = 5_000;
const keptCharacters = 64 * 1024 ** 2;

/** The mark of a scenario's messages (`make-body.ts`). */
const marks = /check-[0-9a-f]{10}/g;

/**
 * Stands in for the gateway: the API that the receiver sends its messages through. It counts what leaves the receiver,
 * which no answer to a webhook shows.
 */
export interface Gateway {
  readonly url: string;
  /**
   * Waits until this many messages with a mark have left the receiver, and then for more that should not come.
   *
   * @param afterwardsMs how long to wait for more, in milliseconds.
   * @returns their texts, as they were sent.
   */
  readonly messagesWith: (
    mark: string,
    count: number,
    afterwardsMs: number,
    signal: AbortSignal,
  ) => Promise<readonly string[]>;
  /** How many messages with a mark have left so far. */
  readonly countWith: (mark: string) => number;
  readonly close: () => void;
}

/**
 * Listens on loopback, and accepts every message but those of web pages, which could fill it with messages that the
 * receiver never sent.
 *
 * @param port 0 is any free one.
 * @param patienceMs how long the last message of a scenario is waited for.
 * @param onMessage called after each message with a mark.
 */
export async function startGateway(
  port: number,
  patienceMs = 5_000,
  onMessage: () => void = () => undefined,
): Promise<Result<Gateway, 'no-port'>> {
  const messages: { readonly mark: string; readonly text: string }[] = [];
  let characters = 0;
  const server = createServer((request, response) => {
    if (isOfPage(request)) {
      response.writeHead(403, { Connection: 'close' }).end();
      return;
    }
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= messageLimit) chunks.push(chunk);
    });
    request.on('error', () => undefined);
    request.on('end', () => {
      const text = `${request.url ?? ''}\n${readable(Buffer.concat(chunks).toString('utf8'))}`;
      const found = new Set(text.match(marks));
      if (found.size > 0 && characters + text.length <= keptCharacters) {
        characters += text.length;
        for (const mark of found) if (messages.length < keptMessages) messages.push({ mark, text });
        onMessage();
      }
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ id: `gateway-${messages.length}`, status: 'queued' }));
    });
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  const listening = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once('error', resolve);
    server.listen(port, '127.0.0.1', () => resolve(null));
  });
  if (listening !== null)
    return { ok: false, fault: 'no-port', detail: listening.code ?? listening.message };
  const { port: own } = server.address() as AddressInfo;

  const textsWith = (wanted: string) =>
    messages.filter(({ mark }) => mark === wanted).map(({ text }) => text);

  return {
    ok: true,
    value: {
      url: `http://127.0.0.1:${own}`,
      messagesWith: async (mark, count, afterwardsMs, signal) => {
        const until = performance.now() + patienceMs;
        while (textsWith(mark).length < count && performance.now() < until && !signal.aborted)
          await sleep(20);
        await sleep(afterwardsMs);
        return textsWith(mark);
      },
      countWith: (mark) => textsWith(mark).length,
      close: () => {
        server.close();
        server.closeAllConnections();
      },
    },
  };
}

/** Whether a browser sent it for a page: it says so by fields that no page can leave out. */
function isOfPage({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
}

/** A body with its characters as they are meant: JSON without escapes, a form without percent signs. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body));
  } catch {
    // A form, or a mail as it is sent.
  }
  try {
    return decodeURIComponent(body.replaceAll('+', ' '));
  } catch {
    return body;
  }
}
