// A Delivery URL with Fastify 5: node receiver.ts
import { createPublicKey, verify } from 'node:crypto';
import { fastify } from 'fastify';

const spki = 'MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=';
const der = Buffer.from(process.env.HIGHLEVEL_PUBLIC_KEY ?? spki, 'base64');
const key = createPublicKey({ key: der, format: 'der', type: 'spki' });

/** `body`: the raw bytes, before any parser; `header`: the value of X-GHL-Signature. */
function isGenuine(body: Buffer, header: string | string[] | undefined): boolean {
  if (typeof header !== 'string' || !/^[A-Za-z0-9+/]{86}==$/.test(header)) return false;
  return verify(null, body, key, Buffer.from(header, 'base64'));
}

interface Message {
  readonly type: string;
  readonly messageId: string;
  readonly [field: string]: unknown;
}

const messageTypes = ['SMS', 'Email', 'Custom'];

/** `null` for all that is no message: app events, workflow webhooks, pings. */
function readMessage(body: Buffer): Message | null {
  try {
    const json = JSON.parse(body.toString('utf8')) as Message | null;
    return messageTypes.includes(json?.type ?? '') && json?.messageId ? json : null;
  } catch {
    return null;
  }
}

// In production: a table with a unique index on messageId, so that it holds after a restart and on every server.
const seen = new Set<string>();

async function send({ phone, emailTo, message, subject, html, attachments }: Message) {
  const { GATEWAY_URL: gateway } = process.env;
  if (!gateway) return console.log('Would send to', phone ?? emailTo);
  const body = JSON.stringify({ to: phone ?? emailTo, message, subject, html, attachments });
  await fetch(gateway, { method: 'POST', body });
}

const app = fastify({ bodyLimit: 10 * 1024 ** 2 });
// The raw body: a signature is over bytes. Fastify's own JSON parser also refuses an empty body.
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
app.all('*', async (request, reply) => {
  // It does not unpack; what it can't read it must not take for a ping.
  if (request.headers['content-encoding']) return reply.code(415).send();
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const message = readMessage(body);
  if (message === null) return reply.code(200).send();
  if (!isGenuine(body, request.headers['x-ghl-signature'])) return reply.code(401).send();
  if (!seen.has(message.messageId)) {
    seen.add(message.messageId);
    send(message).catch((error: unknown) => console.error('Not sent, report it as failed:', error));
  }
  return reply.code(200).send();
});
console.log('listening on', await app.listen({ port: Number(process.env.PORT ?? 3000) }));
