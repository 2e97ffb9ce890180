// A Delivery URL with Express 5: node receiver.ts
import express from 'express';
// #region signature
import { createPublicKey, verify } from 'node:crypto';

const spki = 'MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=';
const der = Buffer.from(process.env.HIGHLEVEL_PUBLIC_KEY ?? spki, 'base64');
const key = createPublicKey({ key: der, format: 'der', type: 'spki' });

/** `body`: the raw bytes, before any parser; `header`: the value of X-GHL-Signature. */
export function isGenuine(body: Uint8Array, header: string | undefined): boolean {
  if (header === undefined || !/^[A-Za-z0-9+/]{86}==$/.test(header)) return false;
  return verify(null, body, key, Buffer.from(header, 'base64'));
}
// #endregion

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

const app = express();
// The raw body: a signature is over bytes. The default limit of 100 kB is too small for newsletters.
app.use(express.raw({ type: () => true, limit: '10mb' }));
app.use((request, response) => {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const message = readMessage(body);
  if (message === null) return void response.sendStatus(200);
  if (!isGenuine(body, request.get('x-ghl-signature'))) return void response.sendStatus(401);
  response.sendStatus(200);
  if (seen.has(message.messageId)) return;
  seen.add(message.messageId);
  send(message).catch((error: unknown) => console.error('Not sent, report it as failed:', error));
});
const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  const address = server.address();
  console.log('listening on', typeof address === 'object' ? address?.port : address);
});
