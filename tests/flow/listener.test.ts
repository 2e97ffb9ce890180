import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Capture } from '../../electron/core/capture/capture.ts';
import { defaultTimeouts } from '../../electron/core/listener/http-listener.ts';
import { createListener } from '../../electron/core/listener/listener.ts';
import type { ListenerState } from '../../shared/state.ts';
import { takeLastPort } from '../support/free-port.ts';
import { impatientListener, listenerWith, quietIntake } from '../support/quiet-listener.ts';
import { exchange, openRawSocket } from '../support/raw-socket.ts';
import { pathToken, runCore } from '../support/running-core.ts';
import { until } from '../support/until.ts';

const path = `/in/${pathToken}`;

describe('a complete request', () => {
  it('is stored byte for byte and answered with 200 and a small JSON body', async () => {
    const { core, port, nth } = await runCore();
    const body = Buffer.from([0, 255, 128, 10, 13, 0, 1, 2]);
    const head = `POST ${path}?a=1 HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`;
    const reply = await exchange(port, Buffer.concat([Buffer.from(head), body]));

    expect(reply).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(JSON.parse(reply.slice(reply.indexOf('\r\n\r\n')))).toEqual({
      ok: true,
      status: 200,
      reason: 'OK',
    });
    const { request, reply: kept } = await nth(1);
    expect(request).toMatchObject({
      method: 'POST',
      url: `${path}?a=1`,
      httpVersion: '1.1',
      via: 'local',
      stray: false,
      broken: null,
      body: { bytes: 8, ended: 'complete' },
    });
    expect(Buffer.from(core.store.body(request.id) ?? [])).toEqual(body);
    expect(kept).toMatchObject({ status: 200 });
  });

  it('keeps headers in wire order with their spelling and repeats', async () => {
    const { port, nth } = await runCore();
    await exchange(
      port,
      `GET ${path} HTTP/1.1\r\nhost: h\r\nX-b: 1\r\nx-B:  2 \r\nX-b: 1\r\nX-Latin: caf\xe9\r\nConnection: close\r\n\r\n`,
    );
    const { request } = await nth(1);
    expect(request.headers).toEqual([
      ['host', 'h'],
      ['X-b', '1'],
      ['x-B', '2'],
      ['X-b', '1'],
      ['X-Latin', Buffer.from('caf\xe9').toString('latin1')],
      ['Connection', 'close'],
    ]);
  });

  it('keeps 2,000 headers', async () => {
    const { port, nth } = await runCore();
    const lines = Array.from({ length: 2_000 }, (_, i) => `X-${i}: ${i}\r\n`).join('');
    await exchange(port, `GET ${path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n${lines}\r\n`);
    expect((await nth(1)).request.headers).toHaveLength(2_002);
  });

  it('keeps chunked bodies with their trailers', async () => {
    const { core, port, nth } = await runCore();
    await exchange(
      port,
      `POST ${path} HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n` +
        '3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX-After: yes\r\n\r\n',
    );
    const { request } = await nth(1);
    expect(Buffer.from(core.store.body(request.id) ?? []).toString()).toBe('abcde');
    expect(request.trailers).toEqual([['X-After', 'yes']]);
  });

  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'REPORT'])(
    'is captured when its method is %s',
    async (method) => {
      const { port, nth } = await runCore();
      const reply = await exchange(
        port,
        `${method} ${path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`,
      );
      expect(reply).toMatch(/^HTTP\/1\.1 200 /);
      expect((await nth(1)).request.method).toBe(method);
    },
  );

  it('is captured when it is a CONNECT, an upgrade, HTTP/1.0 or without Host', async () => {
    const { port, nth } = await runCore();
    expect(
      await exchange(port, 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n'),
    ).toMatch(/ 404 /);
    await exchange(
      port,
      `GET ${path} HTTP/1.1\r\nHost: h\r\nConnection: close, Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    );
    await exchange(port, `GET ${path} HTTP/1.0\r\n\r\n`);
    await exchange(port, `GET ${path} HTTP/1.1\r\nConnection: close\r\n\r\n`);
    expect((await nth(1)).request).toMatchObject({
      method: 'CONNECT',
      url: 'example.com:443',
      stray: true,
    });
    expect((await nth(2)).request.headers).toContainEqual(['Upgrade', 'websocket']);
    expect((await nth(3)).request.httpVersion).toBe('1.0');
    expect((await nth(4)).request).toMatchObject({ stray: false, broken: null });
  });

  it('is one of several on a connection, pipelined, each numbered in the order of arrival', async () => {
    const { core, port, nth } = await runCore();
    const one = (n: number, last = '') =>
      `POST ${path}?n=${n} HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n${last}\r\n${n}`;
    const replies = await exchange(port, one(1) + one(2) + one(3, 'Connection: close\r\n'));
    expect(replies.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
    for (const n of [1, 2, 3]) {
      const { request } = await nth(n);
      expect(request.url).toBe(`${path}?n=${n}`);
      expect(Buffer.from(core.store.body(request.id) ?? []).toString()).toBe(String(n));
    }
  });
});

describe('a request on another path', () => {
  it('is stored as a stray and gets 404', async () => {
    const { port, nth } = await runCore();
    const reply = await exchange(
      port,
      'GET /favicon.ico HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
    );
    expect(reply).toMatch(/^HTTP\/1\.1 404 /);
    expect(await nth(1)).toMatchObject({ request: { stray: true }, reply: { status: 404 } });
  });

  it.each([`${path}/more`, `${path}x`, '/in/', '/', '//in/test-token', '/in/TEST-TOKEN'])(
    'is a stray: %s',
    async (other) => {
      const { port, nth } = await runCore();
      await exchange(port, `GET ${other} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`);
      expect((await nth(1)).request.stray).toBe(true);
    },
  );

  it('does not exist when the path token is off', async () => {
    const { port, nth } = await runCore({ pathToken: null });
    await exchange(port, 'GET /anything HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n');
    expect(await nth(1)).toMatchObject({ request: { stray: false }, reply: { status: 200 } });
  });
});

describe('a body over the limit', () => {
  it('gets 413, and the received part is stored, marked as truncated', async () => {
    const { core, port, nth } = await runCore({ maxBodyBytes: 1_000 });
    const body = Buffer.alloc(50_000, 'x');
    const reply = await exchange(
      port,
      Buffer.concat([
        Buffer.from(`POST ${path} HTTP/1.1\r\nHost: h\r\nContent-Length: ${body.length}\r\n\r\n`),
        body,
      ]),
    );
    expect(reply).toMatch(/^HTTP\/1\.1 413 /);
    const { request, inspection } = await nth(1);
    expect(request.body).toMatchObject({ bytes: 1_000, ended: 'truncated' });
    expect(core.store.body(request.id)).toHaveLength(1_000);
    expect(inspection?.issues.map(({ code }) => code)).toContain('body.truncated');
  });

  it('is answered while the sender is still sending, and stays one row when the sender then leaves', async () => {
    const { core, port, nth } = await runCore({ maxBodyBytes: 10 });
    const { socket, received, closed } = await openRawSocket(port);
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\n${'x'.repeat(100)}`,
    );
    expect(await until(() => received().includes('"status":413'))).toBe(true);
    socket.write('x'.repeat(100));
    socket.end();
    await closed;
    await nth(1);
    await exchange(port, `GET ${path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`);
    await nth(2);
    expect(core.store.total('all')).toBe(2);
  });

  it('of exactly the limit is complete', async () => {
    const { port, nth } = await runCore({ maxBodyBytes: 10 });
    await exchange(
      port,
      `POST ${path} HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\nConnection: close\r\n\r\n0123456789`,
    );
    expect(await nth(1)).toMatchObject({
      request: { body: { ended: 'complete' } },
      reply: { status: 200 },
    });
  });
});

describe('an incomplete request becomes a row too', () => {
  it('a broken request line, with its bytes, also when it arrives in pieces', async () => {
    const { core, port, nth } = await runCore();
    const { socket, closed } = await openRawSocket(port);
    socket.setNoDelay().write('GE');
    await until(() => core.listener.state().is === 'listening' && socket.bytesWritten === 2);
    await new Promise((sent) => socket.write('T\x01 / HTTP/1.1\r\n\r\n', sent));
    expect(await closed).toMatch(/^HTTP\/1\.1 400 /);
    const { request, inspection, reply } = await nth(1);
    expect(request).toMatchObject({ method: null, url: null, stray: false });
    expect(request.broken?.code).toMatch(/^HPE_/);
    expect(Buffer.from(core.store.body(request.id) ?? []).toString()).toBe(
      'GET\x01 / HTTP/1.1\r\n\r\n',
    );
    expect(inspection?.issues.map(({ code }) => code)).toEqual(['http.broken']);
    expect(reply).toMatchObject({ status: 400 });
  });

  it('a head over 1 MB, with 431', async () => {
    const { port, nth } = await runCore();
    const reply = await exchange(
      port,
      `GET ${path} HTTP/1.1\r\nX: ${'x'.repeat(1_100_000)}\r\n\r\n`,
    );
    expect(reply).toMatch(/^HTTP\/1\.1 431 /);
    expect((await nth(1)).request.broken?.code).toBe('HPE_HEADER_OVERFLOW');
  });

  it('TLS on the plain port', async () => {
    const { core, port, nth } = await runCore();
    const hello = Buffer.from('16030100c8010000c40303', 'hex');
    await exchange(port, hello);
    const { request } = await nth(1);
    expect(request.broken).not.toBeNull();
    expect(Buffer.from(core.store.body(request.id) ?? [])).toEqual(hello);
  });

  it('an aborted body, with the received part', async () => {
    const { core, port, nth } = await runCore();
    const { socket } = await openRawSocket(port);
    socket.write(`POST ${path} HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nonly this`);
    await until(() => socket.bytesWritten > 0);
    socket.end();
    const { request, reply, inspection } = await nth(1);
    expect(request.body.ended).toBe('aborted');
    expect(Buffer.from(core.store.body(request.id) ?? []).toString()).toBe('only this');
    expect(inspection?.issues.map(({ code }) => code)).toContain('body.aborted');
    expect(reply?.status).not.toBe(200);
  });

  it.each([
    {
      what: 'in the size of a chunk',
      sound: '3\r\nabc\r\n',
      unsound: 'ZZ\r\nnot lost',
      read: 'abc',
    },
    { what: 'behind a chunk', sound: '3\r\nabc', unsound: 'defg\r\n0\r\n\r\n', read: 'abc' },
    { what: 'in its trailers', sound: '1\r\na\r\n0\r\n', unsound: 'no trailer\r\n\r\n', read: 'a' },
  ])('a chunked body that breaks $what, with the bytes that are no chunk', async (broken) => {
    const { core, port, nth } = await runCore();
    const head = `POST ${path} HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expect(await exchange(port, head + broken.sound + broken.unsound)).toMatch(/^HTTP\/1\.1 400 /);
    const { request } = await nth(1);
    expect(request).toMatchObject({ method: 'POST', body: { ended: 'aborted' } });
    expect(request.broken?.code).toMatch(/^HPE_/);
    const body = Buffer.from(core.store.body(request.id) ?? []).toString();
    expect(body.startsWith(broken.read)).toBe(true);
    expect(broken.unsound.endsWith(body.slice(broken.read.length))).toBe(true);
    expect(body.length).toBeGreaterThan(broken.read.length + 4);
    expect(core.store.total('all')).toBe(1);
  });

  it('no row for a connection without a byte', async () => {
    const { core, port, nth } = await runCore();
    const { socket } = await openRawSocket(port);
    socket.end();
    await exchange(port, `GET ${path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`);
    await nth(1);
    expect(core.store.total('all')).toBe(1);
  });
});

describe('a sender that is too slow', () => {
  it.each([
    { what: 'in its head', sent: `POST ${path} HTTP/1.1\r\nHo`, method: null },
    {
      what: 'in its body',
      sent: `POST ${path} HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nabc`,
      method: 'POST',
    },
  ])('gets 408 and becomes a row: $what', async ({ sent, method }) => {
    const kept: Capture[] = [];
    const listener = impatientListener(kept, 'local', method === null ? 'head' : 'body');
    const { port } = await listener.open('127.0.0.1', 0);
    onTestFinished(() => listener.close(0));
    const { socket, closed } = await openRawSocket(port);
    socket.write(sent);
    expect(await closed).toMatch(/^HTTP\/1\.1 408 /);
    const [only, ...others] = await until(() => (kept.length > 0 ? kept : null));
    expect(others).toEqual([]);
    expect(only?.request).toMatchObject({ method, body: { ended: 'timeout' } });
    expect(Buffer.concat(only?.pieces ?? []).toString()).toBe(method === null ? sent : 'abc');
  });
});

describe('the tunnel listener', () => {
  it('leaves connections open that wait for their first request, and ends slow senders', async () => {
    const kept: Capture[] = [];
    const listener = impatientListener(kept, 'tunnel');
    const { port } = await listener.open('127.0.0.1', 0);
    onTestFinished(() => listener.close(0));
    const waiting = await openRawSocket(port);
    const slow = await openRawSocket(port);
    slow.socket.write('G');
    expect(await slow.closed).toMatch(/^HTTP\/1\.1 408 /);

    waiting.socket.write(`GET ${path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`);
    expect(await waiting.closed).toMatch(/^HTTP\/1\.1 200 /);
    expect(kept.map(({ request }) => request.via)).toEqual(['tunnel', 'tunnel']);
  });
});

describe('a connection between two requests', () => {
  it('stays open for 20 minutes, on both listeners', async () => {
    for (const via of ['local', 'tunnel'] as const) {
      const listener = listenerWith([], via, defaultTimeouts);
      const { port } = await listener.open('127.0.0.1', 0);
      onTestFinished(() => listener.close(0));
      const { socket, received } = await openRawSocket(port);
      socket.write(`GET ${path} HTTP/1.1\r\nHost: h\r\n\r\n`);
      await until(() => received().includes('"status":200'));
      expect(received()).toContain('Keep-Alive: timeout=1200');
      expect(received()).toContain('Connection: keep-alive');
    }
  });

  it('is not cut by the time limits of heads and bodies, which each request has for itself', async () => {
    const kept: Capture[] = [];
    const listener = impatientListener(kept, 'local');
    const { port } = await listener.open('127.0.0.1', 0);
    onTestFinished(() => listener.close(0));
    const { socket, received, closed } = await openRawSocket(port);
    const get = `GET ${path} HTTP/1.1\r\nHost: h\r\n\r\n`;
    socket.write(get);
    await until(() => received().includes('"status":200'));
    const waited = performance.now() + 500;
    await until(() => performance.now() > waited);
    socket.write(get);
    await until(() => received().split('"status":200').length === 3);
    socket.write('GE');
    expect(await closed).toMatch(/ 408 /);
    expect(kept.map(({ request }) => request.body.ended)).toEqual([
      'complete',
      'complete',
      'timeout',
    ]);
  });
});

describe('the port', () => {
  it('that is in use is skipped for the next free one', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    onTestFinished(() => void blocker.close());
    const taken = (blocker.address() as { port: number }).port;
    const { port } = await runCore({ port: taken });
    expect(port).toBeGreaterThan(taken);
  });

  it('that is not available is a state with its reason, and can be tried again', async () => {
    const states: ListenerState[] = [];
    const listener = createListener({
      host: '127.0.0.1',
      intake: quietIntake([]),
      onState: (state) => states.push(state),
    });
    onTestFinished(() => listener.close());
    const { port, giveUp } = await takeLastPort();
    onTestFinished(giveUp);
    await listener.open(port);
    expect(listener.state()).toMatchObject({ is: 'failed', fault: 'port-taken', port });
    await giveUp();
    await listener.open(port);
    expect(listener.state()).toMatchObject({ is: 'listening', port });
    expect(states.map(({ is }) => is)).toEqual(['starting', 'failed', 'starting', 'listening']);
  });

  it('that is changed again before it is open leaves one port open, the last', async () => {
    const listener = createListener({
      host: '127.0.0.1',
      intake: quietIntake([]),
      onState: () => undefined,
    });
    onTestFinished(() => listener.close());
    const ports: number[] = [];
    const opened = Array.from({ length: 5 }, async () => {
      await listener.open(0);
      const state = listener.state();
      if (state.is === 'listening') ports.push(state.port);
    });
    await Promise.all(opened);
    expect(ports).toHaveLength(5);
    const isOpen = (port: number) =>
      exchange(port, `GET ${path} HTTP/1.0\r\n\r\n`).then(
        () => true,
        () => false,
      );
    const last = ports.at(-1);
    for (const port of new Set(ports)) expect(await isOpen(port)).toBe(port === last);
    const closed = listener.close();
    await listener.open(0);
    await closed;
    expect(await isOpen(last ?? 0)).toBe(false);
  });

  it('keeps path and captures over a restart', async () => {
    const first = await runCore();
    await exchange(first.port, `GET ${path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`);
    await first.nth(1);
    await first.core.close();
    const second = await runCore({}, first.dataDir);
    expect(second.core.store.rows({ show: 'all', from: 0, count: 10 })).toMatchObject([
      { method: 'GET', url: path },
    ]);
  });
});
