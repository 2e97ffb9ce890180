import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';

export type Fields = Readonly<Record<string, unknown>>;

/** A request as a provider has read it. */
export interface Incoming {
  readonly request: IncomingMessage;
  /** As it came. */
  readonly raw: Buffer;
  /** Unpacked. */
  readonly body: Buffer;
  /** The parsed body; `undefined` when it is no JSON. */
  readonly json: unknown;
  /** The parsed body when it is an object; otherwise empty. */
  readonly fields: Fields;
}

/** What a provider does with each request. A wrong one does one of these things in another way. */
export interface Behaviour {
  /** A status to answer with at once, whatever follows; `null` goes on. */
  readonly first: (incoming: Incoming) => number | null;
  readonly isSigned: (incoming: Incoming, publicKey: KeyObject) => boolean;
  readonly isMessage: (incoming: Incoming) => boolean;
  readonly unknownStatus: number;
  /** Whether this message was seen before; remembers it. */
  readonly isKnown: (incoming: Incoming, seen: Set<unknown>) => boolean;
  /** What leaves for the gateway: a body for each message. */
  readonly toSend: (incoming: Incoming) => readonly object[];
  /** Milliseconds until the answer, once they are known; below 0 it is too busy to take the message. */
  readonly delay: (incoming: Incoming, busy: number) => number | Promise<number>;
  /** Whether it stops when the sender has gone. */
  readonly stopsWithSender: boolean;
}

const messageTypes: readonly unknown[] = ['SMS', 'Email', 'Custom'];

export const sound: Behaviour = {
  first: () => null,
  isSigned: ({ request, body }, publicKey) => {
    const { 'x-ghl-signature': header = 'N/A' } = request.headers;
    if (typeof header !== 'string' || header === 'N/A') return false;
    const signature = Buffer.from(header, 'base64');
    return signature.length === 64 && verify(null, body, publicKey, signature);
  },
  isMessage: ({ fields }) =>
    messageTypes.includes(fields['type']) && typeof fields['messageId'] === 'string',
  unknownStatus: 200,
  isKnown: ({ fields }, seen) => {
    const { messageId } = fields;
    if (seen.has(messageId)) return true;
    seen.add(messageId);
    return false;
  },
  toSend: ({ fields }) => {
    const { phone, message, emailTo, subject, html, attachments } = fields;
    const to = fields['type'] === 'Email' ? emailTo : (phone ?? 'by contact');
    return [{ to, message, subject, html, attachments }];
  },
  delay: () => 0,
  stopsWithSender: false,
};

export interface Provider {
  readonly url: string;
  readonly close: () => void;
}

/** Starts a provider on loopback. @param gatewayUrl where its messages leave to; `null` sends nothing. */
export async function startProvider(
  publicKeyPem: string,
  gatewayUrl: string | null,
  behaviour: Behaviour = sound,
): Promise<Provider> {
  const publicKey = createPublicKey(publicKeyPem);
  const seen = new Set<unknown>();
  let busy = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<number> {
    const incoming = await read(request);
    const status = behaviour.first(incoming);
    if (status !== null) return status;
    if (!behaviour.isMessage(incoming)) return behaviour.unknownStatus;
    if (!behaviour.isSigned(incoming, publicKey)) return 401;
    const delay = await behaviour.delay(incoming, busy);
    if (delay < 0) return 503;
    if (delay > 0) await sleep(delay);
    if (behaviour.isKnown(incoming, seen)) return 200;
    if (behaviour.stopsWithSender && response.destroyed) return 200;
    // It sends after it has answered.
    if (gatewayUrl !== null)
      for (const message of behaviour.toSend(incoming))
        void fetch(gatewayUrl, { method: 'POST', body: JSON.stringify(message) })
          .then((sent) => sent.arrayBuffer())
          .catch(() => undefined);
    return 200;
  }

  const server: Server = createServer((request, response) => {
    busy += 1;
    answer(request, response)
      .catch(() => 500)
      .then((status) => {
        busy -= 1;
        response.writeHead(status, { 'Content-Type': 'text/plain' });
        response.end(request.method === 'HEAD' ? undefined : `status ${status}`);
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/webhook`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function read(request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const raw = Buffer.concat(chunks);
  const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw;
  const json = parsed(body);
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  return { request, raw, body, json, fields: isObject ? (json as Fields) : {} };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
