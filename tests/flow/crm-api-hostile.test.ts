import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readApiBase } from '../../electron/core/crm-api/api-base.ts';
import { createApiClient } from '../../electron/core/crm-api/api-client.ts';
import { bounds } from '../../shared/bounds.ts';
import { deliveredCall, openCrm } from '../support/crm-calling.ts';
import { mockCrm, type MockAnswer } from '../support/mock-crm.ts';
import { receive } from '../support/receiver.ts';

/** An endless body in chunks, until the other side leaves. */
function endless(response: ServerResponse, onLeft: () => void = () => undefined): void {
  const chunk = Buffer.alloc(64 * 1024, 'x');
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more).once('close', onLeft);
  more();
}

describe('a hostile answer', () => {
  it('is bounded, stored and shown', async () => {
    const hostile: readonly (readonly [string, MockAnswer, object])[] = [
      ['that never ends', (response) => endless(response), { status: 200, isCut: true }],
      [
        'of a gigabyte',
        (response) => endless(response.writeHead(500, { 'Content-Length': String(2 ** 30) })),
        { status: 500, isCut: true },
      ],
      [
        'that unpacks to a gigabyte',
        (response) =>
          response
            .writeHead(200, { 'Content-Encoding': 'gzip' })
            .end(gzipSync(Buffer.alloc(20 * 1024 ** 2))),
        { isCut: true },
      ],
      [
        'in a coding that was not asked for',
        (response) => response.writeHead(200, { 'Content-Encoding': 'zstd' }).end('x'),
        { is: 'failed', fault: 'bad-encoding' },
      ],
      [
        'with a broken coding',
        (response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('no gzip'),
        { is: 'failed', fault: 'bad-encoding' },
      ],
      [
        'that is no HTTP',
        (response) => response.socket?.end('nonsense\r\n\r\n'),
        { fault: 'bad-answer' },
      ],
      [
        'with an endless head',
        (response) => response.socket?.end(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(2 ** 20)}\r\n\r\n`),
        { fault: 'bad-answer' },
      ],
      ['that breaks off', (response) => response.socket?.destroy(), { fault: 'unreachable' }],
      [
        'that steers terminals and is not text',
        (response) =>
          response.writeHead(400).end(Buffer.from('\x1b[2J\x1b]0;owned\x07\xff\xfe', 'latin1')),
        { status: 400, body: '\x1b[2J\x1b]0;owned\x07\ufffd\ufffd' },
      ],
      [
        'with a message that is not text',
        { status: 400, body: { message: { a: [1] } } },
        { status: 400 },
      ],
    ];
    const opened = await openCrm();
    const ask = await deliveredCall(opened);
    for (const [what, answer, outcome] of hostile) {
      opened.crm.answerNext(answer);
      const { sent } = await opened.core.crmApi.call(ask);
      expect(sent, what).toMatchObject({ ok: true, value: { outcome } });
      const [stored] = opened.core.crmApi.answers(ask.id);
      expect(stored, what).toEqual(sent.ok && sent.value);
      if (stored?.outcome.is === 'answered')
        expect(stored.outcome.body.length, what).toBeLessThanOrEqual(bounds.crmAnswer.bytes);
    }
  });

  it.each<[string, MockAnswer]>([
    ['never comes', () => undefined],
    [
      'comes letter by letter',
      (response) => {
        const head = 'HTTP/1.1 200 OK\r\nX-Slow: ';
        let sent = 0;
        const timer = setInterval(() => response.socket?.write(head[(sent += 1) - 1] ?? 'x'), 5);
        response.once('close', () => clearInterval(timer));
      },
    ],
  ])('is not waited for without end: it %s', async (_, answer) => {
    const crm = await mockCrm();
    const base = { origin: crm.origin, isLoopback: true };
    const client = createApiClient({ base, deadlineMs: 400 });
    crm.answerNext(answer);
    const request = { method: 'PUT', path: '/x', headers: [], body: '' } as const;
    expect(await client.call(request, new AbortController().signal)).toMatchObject({
      fault: 'too-slow',
    });
  });

  it('leads nowhere, and closes the connection after what is read', async () => {
    const opened = await openCrm();
    const { crm, core } = opened;
    const ask = await deliveredCall(opened);
    crm.answerNext({ status: 307, body: '', headers: { Location: `${crm.origin}/stolen` } });
    const { sent } = await core.crmApi.call(ask);
    expect(sent).toMatchObject({
      value: { outcome: { status: 307 }, meanings: [{ code: 'redirect' }] },
    });
    expect(crm.asked).toHaveLength(1);

    const left = new Promise<void>((resolve) =>
      crm.answerNext((response) => endless(response, resolve)),
    );
    await core.crmApi.call(ask);
    await left;
  });
});

describe('another server', () => {
  it('is not called: neither by the environment nor by a name that leads inside', async () => {
    const official = { origin: 'https://services.leadconnectorhq.com', isLoopback: false };
    for (const given of [
      'http://example.com',
      'https://127.0.0.1',
      'http://127.0.0.1.evil.com',
      'http://localhost',
      '127.0.0.1:1',
    ])
      expect(readApiBase({ HOOKSCOPE_CRM_API: given })).toEqual(official);
    expect(readApiBase({ HOOKSCOPE_CRM_API: 'http://127.0.0.1:81/x' }).origin).toBe(
      'http://127.0.0.1:81',
    );
    const crm = await mockCrm();
    const { port } = new URL(crm.origin);
    const client = createApiClient({
      base: { origin: `https://services.leadconnectorhq.com:${port}`, isLoopback: false },
      resolve: async () => ['127.0.0.1'],
    });
    const request = { method: 'PUT', path: '/x', headers: [], body: '' } as const;
    expect(await client.call(request, new AbortController().signal)).toMatchObject({
      ok: false,
      fault: 'blocked-address',
    });
  });

  it('is not believed: its certificate must be HighLevel’s', async () => {
    const { port } = await receive('', { tls: true });
    const client = createApiClient({
      base: { origin: `https://services.leadconnectorhq.com:${port}`, isLoopback: true },
      resolve: async () => ['127.0.0.1'],
    });
    const request = { method: 'PUT', path: '/x', headers: [], body: '' } as const;
    expect(await client.call(request, new AbortController().signal)).toMatchObject({
      fault: 'tls',
    });
  });
});
