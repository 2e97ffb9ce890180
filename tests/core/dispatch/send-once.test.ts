import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { OutgoingRequest } from '../../../electron/core/dispatch/outgoing-request.ts';
import { createSender, type SendRoute } from '../../../electron/core/dispatch/send-once.ts';
import { onLoopback } from '../../support/loopback.ts';
import { localhostIdentity, receive } from '../../support/receiver.ts';
import { until } from '../../support/until.ts';

const usual: SendRoute = {
  timeoutMs: 10_000,
  certificate: 'system',
  authority: null,
  followRedirects: false,
};

function sender() {
  const created = createSender();
  onTestFinished(created.close);
  return created;
}

function post(url: string, change: Partial<OutgoingRequest> = {}): OutgoingRequest {
  return { method: 'POST', url, headers: [], body: Buffer.from('hi'), ...change };
}

/** Sends one request to a server that answers with these bytes. */
async function answerTo(bytes: string, route: Partial<SendRoute> = {}, method = 'POST') {
  const { port } = await receive(bytes);
  const body = method === 'POST' ? Buffer.from('hi') : Buffer.alloc(0);
  return sender().send(post(`http://127.0.0.1:${port}/`, { method, body }), { ...usual, ...route });
}

describe('what is sent', () => {
  it('is the request line, the fields in their order and spelling, and the body, byte for byte', async () => {
    const { port, seen } = await receive();
    const outcome = await sender().send(
      {
        method: 'PATCH',
        url: `http://127.0.0.1:${port}/a/../b%20c?caf\xe9=1&d`,
        headers: [
          ['X-One', 'caf\xe9'],
          ['x-one', '2'],
          ['X-Empty', ''],
          ['Content-Encoding', 'gzip'],
        ],
        body: Buffer.from('\x00\x1f\x8b\xff\r\n\r\n', 'latin1'),
      },
      usual,
    );
    expect(outcome).toMatchObject({ ok: true, answer: { status: 200, isCut: false } });
    expect(seen).toEqual([
      {
        head:
          'PATCH /a/../b%20c?caf\xe9=1&d HTTP/1.1\r\n' +
          `host: 127.0.0.1:${port}\r\nconnection: keep-alive\r\n` +
          'X-One: caf\xe9\r\nx-one: 2\r\nX-Empty: \r\nContent-Encoding: gzip\r\n' +
          'content-length: 8\r\n\r\n',
        body: '\x00\x1f\x8b\xff\r\n\r\n',
      },
    ]);
  });

  it('goes over connections that stay open', async () => {
    const { port, connections } = await receive();
    const { send } = sender();
    for (let count = 0; count < 10; count += 1)
      expect((await send(post(`http://127.0.0.1:${port}/`), usual)).ok).toBe(true);
    // One may not be free again yet when the next request begins.
    expect(connections()).toBeLessThanOrEqual(2);
  });

  it('may have 5,000 fields and a field of 100 kB', async () => {
    const { port, seen } = await receive();
    const headers = Array.from({ length: 5_000 }, (_, at) => [`X-${at}`, 'v'] as const);
    const long = ['X-Long', 'x'.repeat(100_000)] as const;
    const request = post(`http://127.0.0.1:${port}/`, { headers: [...headers, long] });
    expect(await sender().send(request, usual)).toMatchObject({ ok: true });
    expect(seen[0]?.head).toContain(`X-4999: v\r\nX-Long: ${long[1]}\r\n`);
  });

  it('never has a field that came from within a value', async () => {
    const { port, seen, connections } = await receive();
    const request = post(`http://127.0.0.1:${port}/`, { headers: [['X', 'a\r\nY: b']] });
    expect(await sender().send(request, usual)).toMatchObject({
      ok: false,
      fault: 'not-sendable',
      mayHaveArrived: false,
    });
    expect([seen.length, connections()]).toEqual([0, 0]);
  });

  it('reaches this computer by every name below localhost, at both of its addresses', async () => {
    const four = await receive();
    const six = await receive(undefined, { host: '::1' });
    const { send } = sender();
    for (const url of [
      `http://a.b.localhost:${four.port}/`,
      `http://localhost:${six.port}/`,
      `http://[::1]:${six.port}/`,
    ])
      expect(await send(post(url), usual), url).toMatchObject({ ok: true });
  });
});

describe('an answer', () => {
  it('has its status, its reason, and its fields in their order and spelling', async () => {
    const outcome = await answerTo(
      'HTTP/1.1 299 Well Then\r\nset-Cookie: a=1\r\nX-B: caf\xe9\r\nSet-cookie: b=2\r\ncontent-length: 3\r\n\r\n\x00\xff!',
    );
    expect(outcome).toMatchObject({
      ok: true,
      bodyBytes: 3,
      answer: {
        status: 299,
        statusText: 'Well Then',
        headers: [
          ['set-Cookie', 'a=1'],
          ['X-B', 'caf\xe9'],
          ['Set-cookie', 'b=2'],
          ['content-length', '3'],
        ],
        body: Buffer.from([0, 255, 33]),
        isCut: false,
      },
    });
  });

  it.each([
    [
      'in chunks',
      'Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n1\r\n!\r\n0\r\nX-T: 1\r\n\r\n',
      'hi!',
    ],
    ['that says nothing of its length', 'Connection: close\r\n\r\nhi!', 'hi!'],
  ])('%s is read to its end', async (_name, rest, body) => {
    const { port } = await receive((socket) => socket.end(`HTTP/1.1 200 OK\r\n${rest}`));
    const outcome = await sender().send(post(`http://127.0.0.1:${port}/`), usual);
    expect(outcome.ok && outcome.answer.body.toString()).toBe(body);
  });

  it('follows interim answers', async () => {
    const early = 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n';
    const outcome = await answerTo(`${early}${early}HTTP/1.1 204 No Content\r\nX-A: 1\r\n\r\n`);
    expect(outcome).toMatchObject({ ok: true, answer: { status: 204, headers: [['X-A', '1']] } });
  });

  it('to HEAD has no body', async () => {
    const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n';
    expect(await answerTo(answer, {}, 'HEAD')).toMatchObject({ ok: true, bodyBytes: 0 });
  });

  it('is kept up to a limit, and counted beyond it', async () => {
    const bytes = `HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n${'x'.repeat(5000)}`;
    const outcome = await answerTo(bytes, {
      limits: { keptBytes: 1000, readBytes: 10_000 },
    });
    expect(outcome).toMatchObject({ ok: true, bodyBytes: 5000, answer: { isCut: true } });
    expect(outcome.ok && outcome.answer.body.length).toBe(1000);
  });

  it('that never ends is read up to a limit', async () => {
    const server = createServer((_request, response) => {
      const block = Buffer.alloc(1024 ** 2);
      const more = () => void response.write(block, (error) => error ?? more());
      more();
    });
    const { port, close } = await onLoopback(server);
    onTestFinished(close);
    const outcome = await sender().send(post(`http://127.0.0.1:${port}/`), usual);
    expect(outcome).toMatchObject({ ok: true, answer: { isCut: true } });
    expect(outcome.ok && outcome.answer.body.length).toBe(1024 ** 2);
    expect(outcome.ok && outcome.bodyBytes).toBeGreaterThan(64 * 1024 ** 2);
  });

  it('may come before the body was read', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(413, { Connection: 'close' }).end('too long');
    });
    const { port, close } = await onLoopback(server);
    onTestFinished(close);
    const request = post(`http://127.0.0.1:${port}/`, { body: Buffer.alloc(20 * 1024 ** 2) });
    expect(await sender().send(request, usual)).toMatchObject({
      ok: true,
      answer: { status: 413 },
    });
  });

  it('with a redirect is the outcome', async () => {
    const outcome = await answerTo(
      'HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n',
    );
    expect(outcome).toMatchObject({ ok: true, answer: { status: 302 } });
  });
});

describe('a fault', () => {
  it('is refused when nothing listens', async () => {
    const { port, close } = await receive();
    await close();
    expect(await sender().send(post(`http://localhost:${port}/`), usual)).toMatchObject({
      ok: false,
      fault: 'refused',
      mayHaveArrived: false,
    });
  });

  it('is dns for a name without an address', async () => {
    expect(await sender().send(post('http://no.such.invalid/'), usual)).toMatchObject({
      ok: false,
      fault: 'dns',
      mayHaveArrived: false,
    });
  });

  it.each([
    ['is not-http for other bytes', 'SSH-2.0-OpenSSH_9\r\n', 'not-http'],
    ['is not-http for an upgrade', 'HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n', 'not-http'],
    ['is not-http for a 100 that nobody asked for', 'HTTP/1.1 100 Continue\r\n\r\n', 'not-http'],
    [
      'is not-http for 5,001 fields',
      `HTTP/1.1 200 OK\r\n${'A:\r\n'.repeat(5_001)}\r\n`,
      'not-http',
    ],
    ['is not-http for an endless head', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(300_000)}`, 'not-http'],
  ])('%s', async (_name, bytes, fault) => {
    expect(await answerTo(bytes)).toMatchObject({ ok: false, fault, mayHaveArrived: true });
  });

  it.each([
    ['before an answer', ''],
    ['within the head', 'HTTP/1.1 200 OK\r\nContent-'],
    ['within the body', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'],
    ['within a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf'],
  ])('is reset when the connection closes %s', async (_name, bytes) => {
    const { port } = await receive((socket) => socket.end(bytes));
    expect(await sender().send(post(`http://127.0.0.1:${port}/`), usual)).toMatchObject({
      ok: false,
      fault: 'reset',
      mayHaveArrived: true,
    });
  });

  it('is reset when the system says so', async () => {
    const { port } = await receive((socket) => socket.resetAndDestroy());
    expect(await sender().send(post(`http://127.0.0.1:${port}/`), usual)).toMatchObject({
      ok: false,
      fault: 'reset',
      mayHaveArrived: true,
    });
  });

  it('is timeout when no answer comes, or its body never ends', async () => {
    const { send } = sender();
    for (const bytes of ['', 'HTTP/1.1 200 OK\r\n\r\nhalf']) {
      const { port, seen } = await receive((socket) => void socket.write(bytes));
      const route = { ...usual, timeoutMs: 400 };
      expect(await send(post(`http://127.0.0.1:${port}/`), route)).toMatchObject({
        ok: false,
        fault: 'timeout',
        detail: 'No whole answer came within 0.4 s.',
        mayHaveArrived: true,
      });
      await until(() => seen.length === 1);
    }
  });

  it('is stopped when the caller stops it, before and while it is sent', async () => {
    const { port, seen } = await receive(() => undefined);
    const stop = new AbortController();
    const { send } = sender();
    const sending = send(post(`http://127.0.0.1:${port}/`), usual, stop.signal);
    await until(() => seen.length === 1);
    stop.abort();
    expect(await sending).toMatchObject({ fault: 'stopped', mayHaveArrived: true });
    expect(await send(post(`http://127.0.0.1:${port}/`), usual, stop.signal)).toMatchObject({
      fault: 'stopped',
      mayHaveArrived: false,
    });
    expect(seen).toHaveLength(1);
  });

  it('is stopped when the sender closes', async () => {
    const { port, seen } = await receive(() => undefined);
    const created = createSender();
    const sending = created.send(post(`http://127.0.0.1:${port}/`), usual);
    await until(() => seen.length === 1);
    await created.close();
    expect(await sending).toMatchObject({ fault: 'stopped', mayHaveArrived: true });
  });
});

describe('the certificate of a server', () => {
  const { authority } = localhostIdentity;

  it.each([
    ['the system’s authorities do not know it', { certificate: 'system' }, 'tls'],
    ['the own authority issued it', { certificate: 'own', authority }, 200],
    ['it is not checked', { certificate: 'none' }, 200],
    ['the own authority is not a certificate', { certificate: 'own', authority: 'PEM' }, 'tls'],
    ['the own authority is damaged', { certificate: 'own', authority: damaged(authority) }, 'tls'],
    ['the own authority is another one', { certificate: 'own', authority: other }, 'tls'],
  ] as const)('when %s', async (_name, check, expected) => {
    const { port, seen } = await receive(undefined, { tls: true });
    const { send, canConnect } = sender();
    const url = `https://localhost:${port}/`;
    const outcome = await send(post(url), { ...usual, ...check });
    expect(outcome.ok ? outcome.answer.status : outcome.fault).toBe(expected);
    expect(seen).toHaveLength(expected === 200 ? 1 : 0);
    const connected = await canConnect(url, { ...usual, ...check });
    expect(connected.ok ? 200 : connected.fault).toBe(expected);
  });

  it('must be of that name', async () => {
    const { port } = await receive(undefined, { tls: true });
    const route = { ...usual, certificate: 'own', authority } as const;
    const request = post(`https://other.localhost:${port}/`, { headers: [['Host', 'localhost']] });
    expect(await sender().send(request, route)).toMatchObject({ ok: false, fault: 'tls' });
  });

  it('is missing at a server that speaks no TLS', async () => {
    const { port } = await receive();
    const outcome = await sender().send(post(`https://127.0.0.1:${port}/`), {
      ...usual,
      timeoutMs: 300,
    });
    expect(outcome).toMatchObject({ ok: false, mayHaveArrived: false });
  });
});

describe('whether a server can be reached', () => {
  it('is known without sending anything', async () => {
    const { port, seen, connections, close } = await receive();
    const { canConnect } = sender();
    expect(await canConnect(`http://127.0.0.1:${port}/`, usual)).toEqual({ ok: true, value: null });
    await until(() => connections() === 1);
    expect(seen).toEqual([]);
    await close();
    const after = await canConnect(`http://127.0.0.1:${port}/`, usual);
    expect(after).toMatchObject({ ok: false, fault: 'refused' });
  });
});

function damaged(pem: string): string {
  return pem.replace(/[A-Za-z0-9+/]{40}\n/, '\n');
}

const other = localhostIdentity.cert.toString();
