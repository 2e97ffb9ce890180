import { describe, expect, it } from 'vitest';
import { exchange, openRawSocket } from '../support/raw-socket.ts';
import { post, ruleOf } from '../support/rules.ts';
import { pathToken, runCore } from '../support/running-core.ts';
import { until } from '../support/until.ts';

const path = `/in/${pathToken}`;
const close = 'Connection: close\r\n';
const statuses = (answers: string) =>
  [...answers.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => Number(status));
const slow = ruleOf({ when: { query: 'slow' }, reply: { status: 202, delayMs: 300 } });
const upgrade = (name: string, more = '') =>
  `${more === '' ? 'GET' : 'POST'} ${path}?up HTTP/1.1\r\nHost: h\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: ${name}\r\nHTTP2-Settings: AAMAAABk\r\n${more === '' ? '\r\n' : more}`;

describe('a second request that is broken', () => {
  it.each([
    { is: 'no HTTP', sent: '\x01\x02 garbage\r\n\r\n', status: 400 },
    {
      is: 'a head over the limit',
      sent: `GET / HTTP/1.1\r\nX: ${'x'.repeat(1_100_000)}`,
      status: 431,
    },
    {
      is: 'broken in its body',
      sent: `POST ${path} HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nZZ\r\n`,
      status: 400,
    },
  ])('is answered after the first: $is', async ({ sent, status }) => {
    const { core, port } = await runCore({ replies: [slow] });
    const answers = await exchange(port, Buffer.from(post('{"a":"slow"}') + sent, 'latin1'));
    expect(statuses(answers)).toEqual([202, status]);
    await until(() => core.store.record(2)?.reply ?? null);
    expect([1, 2].map((id) => core.store.record(id)?.reply?.status)).toEqual([202, status]);
  });

  it('is answered after the first also when it comes in a later packet', async () => {
    const { core, port } = await runCore({ replies: [slow] });
    const { socket, closed } = await openRawSocket(port);
    socket.write(post('{"a":"slow"}'));
    await until(() => core.store.record(1));
    socket.write('\x01\x02 garbage\r\n\r\n');
    expect(statuses(await closed)).toEqual([202, 400]);
  });

  it('ends a pipeline of many, each of which gets its reply', async () => {
    const { core, port } = await runCore();
    const many = Array.from({ length: 40 }, (_, n) => post(`{"n":${n}}`)).join('');
    expect(statuses(await exchange(port, `${many}\x7f\r\n\r\n`))).toEqual([
      ...Array.from({ length: 40 }, () => 200),
      400,
    ]);
    expect(core.store.total('all')).toBe(41);
  });
});

describe('a second head that is cut', () => {
  const cut = `POST ${path} HTTP/1.1\r\nHost: h\r\nX-Sig`;
  const chunked = `POST ${path} HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n`;
  it.each([
    ['a request', post('{"a":"\r\n\r\n"}'), ''],
    ['many requests', post('{"a":1}') + post('') + post('{"a":2}'), ''],
    ['a chunked request, which is captured with it', chunked, chunked],
  ])('is captured in the packet of %s', async (_, first, before) => {
    const { core, port } = await runCore();
    const { socket, closed } = await openRawSocket(port);
    socket.end(first + cut);
    const answers = statuses(await closed);
    expect(answers.at(-1)).toBe(400);
    const { length } = answers;
    expect(core.store.total('all')).toBe(length);
    expect(Buffer.from(core.store.body(length) ?? []).toString()).toBe(before + cut);
    expect(core.store.record(length)?.request).toMatchObject({ method: null });
  });

  it('is captured in the packet of a request with Upgrade', async () => {
    const { core, port, nth } = await runCore();
    const { socket, closed } = await openRawSocket(port);
    socket.end(upgrade('h2c') + cut);
    expect(statuses(await closed)[0]).toBe(200);
    expect((await nth(2)).request.method).toBeNull();
    expect(Buffer.from(core.store.body(2) ?? []).toString()).toBe(cut);
  });

  it('is captured with what follows in the next packet, or is a request with it', async () => {
    const { core, port, nth } = await runCore();
    const broken = await openRawSocket(port);
    broken.socket.write(post('{"a":1}') + cut);
    await until(() => statuses(broken.received()).length === 1);
    broken.socket.write('\x01\r\n\r\n');
    expect(statuses(await broken.closed)).toEqual([200, 400]);
    await nth(2);
    expect(Buffer.from(core.store.body(2) ?? []).toString()).toBe(`${cut}\x01\r\n\r\n`);
    const whole = await openRawSocket(port);
    whole.socket.write(post('{"a":2}') + cut);
    await until(() => statuses(whole.received()).length === 1);
    whole.socket.end(`: x\r\n${close}\r\n`);
    expect(statuses(await whole.closed)).toEqual([200, 200]);
    expect(core.store.total('all')).toBe(4);
  });

  it('is captured behind the end of a body that began in another packet', async () => {
    const { core, port } = await runCore();
    const { socket, closed } = await openRawSocket(port);
    const body = JSON.stringify({ a: 'x'.repeat(300_000) });
    socket.write(post(body).slice(0, -1));
    socket.end(`}${cut}`);
    expect(statuses(await closed)).toEqual([200, 400]);
    expect(Buffer.from(core.store.body(2) ?? []).toString()).toMatch(/X-Sig$/);
  });
});

describe('a stray does not affect the webhook behind it on the connection', () => {
  const stray = (bytes: number) =>
    `POST /elsewhere HTTP/1.1\r\nHost: h\r\nContent-Length: ${bytes}\r\n\r\n${'x'.repeat(bytes)}`;

  it('when it is longer than what is stored of a stray', async () => {
    const { core, port } = await runCore();
    const answers = await exchange(port, stray(200_000) + post('{"a":1}', close));
    expect(statuses(answers)).toEqual([404, 200]);
    expect(core.store.record(1)?.request.body).toMatchObject({ bytes: 65_536, ended: 'truncated' });
    expect(core.store.body(1)).toHaveLength(65_536);
    expect(core.store.record(2)?.request.body).toMatchObject({ ended: 'complete' });
  });

  it('when there are more than the limit of a minute', async () => {
    const { core, port } = await runCore({ straysPerMinute: 1 });
    const answers = await exchange(
      port,
      stray(1) + stray(1) + stray(70_000) + post('{"a":1}', close),
    );
    expect(statuses(answers).slice(2)).toEqual([429, 200]);
    expect(core.store.total('stray')).toBeLessThan(3);
  });

  it('when a rule replies to it, although its body is cut', async () => {
    const { port } = await runCore({
      replies: [ruleOf({ when: { path: '/elsewhere' }, reply: { status: 201 } })],
    });
    expect(statuses(await exchange(port, stray(100_000) + post('{}', close)))).toEqual([201, 200]);
  });

  it('when it is blocked, and waits for the replies before it', async () => {
    const { port } = await runCore({ blockStrays: true, replies: [slow] });
    expect(statuses(await exchange(port, post('{"a":"slow"}') + stray(1)))).toEqual([202]);
  });
});

describe('requests that are broken in their body', () => {
  it('are stored up to 64 kB, and marked as cut', async () => {
    const { core, port, nth } = await runCore();
    const head = `POST ${path} HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const sent = `${head}30000\r\n${'x'.repeat(0x30000)}\r\nZZ\r\n`;
    expect(statuses(await exchange(port, sent))).toEqual([400]);
    const { request, inspection } = await nth(1);
    expect(request.body).toMatchObject({ bytes: 65_536, ended: 'truncated' });
    expect(request.broken?.code).toMatch(/^HPE_/);
    expect(inspection?.issues.map(({ code }) => code)).toContain('body.truncated');
    expect(core.store.body(1)).toHaveLength(65_536);
  });

  it('are stored up to 64 kB of an endless head, and marked as cut', async () => {
    const { port, nth } = await runCore();
    await exchange(port, `GET ${path} HTTP/1.1\r\nX: ${'x'.repeat(1_100_000)}\r\n\r\n`);
    expect((await nth(1)).request.body).toMatchObject({ bytes: 65_536, ended: 'truncated' });
  });

  it('are stored as far as they were received when the sender only left', async () => {
    const { port, nth } = await runCore();
    const { socket } = await openRawSocket(port);
    socket.write(`POST ${path} HTTP/1.1\r\nHost: h\r\nContent-Length: 900000\r\n\r\n`);
    socket.end('x'.repeat(500_000));
    const { request } = await nth(1);
    expect(request).toMatchObject({ broken: null, body: { bytes: 500_000, ended: 'aborted' } });
  });
});

describe('requests behind one with Upgrade, in the same packet', () => {
  it.each([
    { is: 'h2c', first: upgrade('h2c') },
    { is: 'websocket', first: upgrade('websocket') },
    { is: 'a list', first: upgrade('TLS/1.0, HTTP/2.0, foo/1') },
    { is: 'with a body', first: upgrade('h2c', 'Content-Length: 3\r\n\r\nabc') },
    {
      is: 'with a chunked body',
      first: upgrade('h2c', 'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n'),
    },
    { is: 'CONNECT', first: 'CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\n' },
  ])('are read and answered: $is', async ({ first }) => {
    const { core, port } = await runCore();
    const answers = await exchange(port, first + post('{"a":1}') + first + post('{"a":2}', close));
    const status = first.startsWith('CONNECT') ? 404 : 200;
    expect(statuses(answers)).toEqual([status, 200, status, 200]);
    expect(core.store.total('all')).toBe(4);
    expect(Buffer.from(core.store.body(4) ?? []).toString()).toBe('{"a":2}');
    if (first.includes('abc')) expect(Buffer.from(core.store.body(3) ?? []).toString()).toBe('abc');
  });

  it.each([
    ['garbage in the same packet', upgrade('h2c'), '\x01garbage\r\n\r\n'],
    ['a head that is broken', upgrade('h2c'), 'GET / HTTP/1.1\r\nHost: h\r\nX y z\r\n\r\n'],
    ['garbage behind CONNECT', 'CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\n', '\x16\x03\x01garbage'],
  ])('become a row when they are no HTTP: %s', async (_, first, second) => {
    const { core, port, nth } = await runCore();
    expect(statuses(await exchange(port, first + second))).toHaveLength(2);
    const { request } = await nth(2);
    expect(request.broken?.code).toMatch(/^HPE_/);
    expect(Buffer.from(core.store.body(2) ?? []).toString('latin1')).toBe(second);
  });

  it('become a row when they are not HTTP and arrive later', async () => {
    const { port, nth } = await runCore();
    const { socket, received, closed } = await openRawSocket(port);
    socket.write(upgrade('h2c'));
    await until(() => statuses(received()).length === 1);
    socket.write('\x01garbage\r\n\r\n');
    expect(statuses(await closed)).toEqual([200, 400]);
    expect((await nth(2)).request.broken).not.toBeNull();
  });

  it('are stored behind CONNECT also when the sender ended meanwhile', async () => {
    const { core, port } = await runCore();
    const { socket, received } = await openRawSocket(port);
    const behind = post('{"a":1}');
    socket.end(`CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\n${behind}`);
    await until(() => statuses(received()).length === 2);
    expect(statuses(received())[0]).toBe(404);
    // As a request, or as its bytes where its connection could not be read any more.
    await until(() => core.store.record(2));
    expect(behind).toContain(Buffer.from(core.store.body(2) ?? []).toString());
    expect(core.store.body(2)?.length).toBeGreaterThan(0);
  });

  it('are read behind CONNECT also when they come in a later packet, before its reply', async () => {
    const { core, port } = await runCore({ replies: [slow] });
    const { socket, received, closed } = await openRawSocket(port);
    socket.write(`${post('{"a":"slow"}')}CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\n`);
    await until(() => core.store.record(2));
    expect(received()).toBe('');
    socket.write(post('{"a":1}'));
    socket.write(post('{"a":2}', close));
    expect(statuses(await closed)).toEqual([202, 404, 200, 200]);
    expect(core.store.total('all')).toBe(4);
    expect(Buffer.from(core.store.body(4) ?? []).toString()).toBe('{"a":2}');
  });

  it('wait for the replies before CONNECT', async () => {
    const { port } = await runCore({ replies: [slow] });
    const connect = 'CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\n';
    const answers = await exchange(port, post('{"a":"slow"}') + connect + post('{}', close));
    expect(statuses(answers)).toEqual([202, 404, 200]);
  });
});

describe('a request with Upgrade whose body is not whole', () => {
  const length = 'Content-Length: 6\r\n\r\nabc';
  const chunks = 'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nZZ\r\nrest';
  it.each([
    ['that ends too early', length, 'whole', { bytes: 3, ended: 'aborted' }, null],
    ['that ends too early', length, 'bytes', { bytes: 3, ended: 'aborted' }, null],
    ['with a broken chunk', chunks, 'whole', { ended: 'aborted' }, 'HPE_INVALID_CHUNK_SIZE'],
    ['with a broken chunk', chunks, 'bytes', { ended: 'aborted' }, 'HPE_INVALID_CHUNK_SIZE'],
  ] as const)('%s is stored and answered at once: %s, %s', async (_, rest, how, body, code) => {
    const { port, nth } = await runCore();
    const { socket, closed } = await openRawSocket(port);
    const text = `POST ${path} HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n${rest}`;
    for (const part of how === 'whole' ? [text] : text) {
      if (socket.writable) socket.write(part);
      await new Promise(setImmediate);
    }
    socket.end();
    expect(await closed).toMatch(/^HTTP\/1\.1 400 /);
    const { request } = await nth(1);
    expect(request.body).toMatchObject(body);
    expect(request.broken?.code ?? null).toBe(code);
  });
});
