import { createHash, createPublicKey } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sign } from '../../electron/core/signature/private-keys.ts';
import { destinationOf } from '../support/destination.ts';
import { own, stranger } from '../support/keys.ts';
import { exchange } from '../support/raw-socket.ts';
import {
  isInstalled,
  receiverNames,
  startReceiver,
  type RealReceiver,
  type Received,
} from '../support/real-receivers.ts';
import { pathToken, runCore } from '../support/running-core.ts';
import { until } from '../support/until.ts';

const sms = '{"type":"SMS","phone":"+15125550100","message":"Grüße ✓","messageId":"m1"}';

/** Bodies that a receiver must get byte for byte, with the fields that come with them. */
const bodies: readonly (readonly [name: string, body: Buffer, head: string])[] = [
  ['text', Buffer.from(sms), 'Content-Type: application/json\r\n'],
  [
    'a content coding',
    gzipSync(sms),
    'Content-Type: application/json\r\nContent-Encoding: gzip\r\n',
  ],
  [
    'every byte',
    Buffer.from(Array.from({ length: 512 }, (_, at) => at % 256)),
    'Content-Type: application/octet-stream\r\n',
  ],
  ['nothing', Buffer.alloc(0), ''],
  ['300 kB', Buffer.alloc(300_000, 'é\r\n'), 'Content-Type: text/plain\r\n'],
];

/** A request as a CRM sends it. @param chunked sends the body in two chunks. */
function request(body: Buffer, head: string, chunked: boolean, signer = own.privateKey): Buffer {
  const start =
    `POST /in/${pathToken}?a=%20b HTTP/1.1\r\nHost: crm\r\nX-Odd: caf\xe9\r\nx-odd: 2\r\n` +
    `X-GHL-Signature: ${sign(body, signer)}\r\nConnection: close\r\n${head}`;
  if (!chunked)
    return Buffer.concat([
      Buffer.from(`${start}Content-Length: ${body.length}\r\n\r\n`, 'latin1'),
      body,
    ]);
  const half = Math.ceil(body.length / 2);
  const chunks = [body.subarray(0, half), body.subarray(half)].filter(({ length }) => length > 0);
  return Buffer.concat([
    Buffer.from(`${start}Transfer-Encoding: chunked\r\n\r\n`, 'latin1'),
    ...chunks.flatMap((chunk) => [
      Buffer.from(`${chunk.length.toString(16)}\r\n`),
      chunk,
      Buffer.from('\r\n'),
    ]),
    Buffer.from('0\r\n\r\n'),
  ]);
}

function read(answer: string): { readonly status: number; readonly received: Received } {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), received: JSON.parse(body) as Received };
}

const relay = { destination: 'd1', failureStatus: 502 };

describe.each(receiverNames)('a receiver in %s', (name) => {
  // Express is always here; scripts/test.mjs installs PHP where it can.
  const installed = isInstalled(name);
  let receiver: RealReceiver | null = null;

  beforeAll(async () => {
    if (installed) receiver = await startReceiver(name, own.publicKey);
    else process.stderr.write(`There is no ${name} here: its tests are skipped.\n`);
  });
  afterAll(() => receiver?.stop());

  it.skipIf(!installed)(
    'accepts what is relayed, byte for byte and with its signature',
    async () => {
      const destinations = [destinationOf(receiver?.port ?? 0)];
      const { port } = await runCore({ destinations, relay });
      for (const [what, body, head] of bodies) {
        for (const chunked of [false, true]) {
          const { status, received } = read(await exchange(port, request(body, head, chunked)));
          expect(received, `${what}, chunked: ${chunked}`).toMatchObject({
            receiver: name,
            method: 'POST',
            target: '/hook?a=%20b',
            bytes: body.length,
            sha256: createHash('sha256').update(body).digest('hex'),
            verified: true,
          });
          expect(status).toBe(200);
        }
      }
      const forged = request(Buffer.from(sms), '', false, stranger.privateKey);
      expect(read(await exchange(port, forged))).toMatchObject({
        status: 401,
        received: { verified: false },
      });
    },
  );

  it.skipIf(!installed)('accepts what is forwarded after the reply', async () => {
    const { core, port } = await runCore({ destinations: [destinationOf(receiver?.port ?? 0)] });
    for (const [, body, head] of bodies) await exchange(port, request(body, head, true));
    for (const [at, [what, body]] of bodies.entries()) {
      const answer = await until(() => {
        const [dispatch] = core.store.dispatches.of(at + 1);
        return core.store.dispatches.answer(dispatch?.id ?? 0);
      });
      expect(JSON.parse(Buffer.from(answer.body).toString()), what).toMatchObject({
        sha256: createHash('sha256').update(body).digest('hex'),
        verified: true,
      });
    }
  });

  it.skipIf(!installed)('accepts what is sent again, signed again', async () => {
    const { core, port } = await runCore();
    const made = core.keys.make('mine');
    if (!made.ok) throw new Error(made.detail);
    await exchange(
      port,
      request(Buffer.from(sms), 'Content-Type: application/json\r\n', false, stranger.privateKey),
    );
    const pem = core.keys.own()[0]?.publicKey ?? '';
    const second = await startReceiver(name, createPublicKey(pem));
    try {
      await core.sendings.start({
        scope: { ids: [1] },
        target: { url: `http://127.0.0.1:${second.port}/again` },
        options: {
          signWith: made.value.fingerprint,
          asNew: true,
          perSecond: null,
          concurrency: 1,
          repeat: 1,
        },
      });
      const [dispatch] = await until(() => {
        const all = core.store.dispatches.of(1);
        return all.length > 0 && all.every(({ ms }) => ms !== null) ? all : null;
      });
      const answer = core.store.dispatches.answer(dispatch?.id ?? 0);
      expect(JSON.parse(Buffer.from(answer?.body ?? []).toString())).toMatchObject({
        target: '/again?a=%20b',
        verified: true,
      });
    } finally {
      await second.stop();
    }
  });
});
