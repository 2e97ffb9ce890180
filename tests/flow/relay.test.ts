import { describe, expect, it } from 'vitest';
import type { Core } from '../../electron/core/core.ts';
import type { Destination } from '../../shared/destinations.ts';
import type { Dispatch } from '../../shared/dispatches.ts';
import type { SettingsChange } from '../../shared/settings.ts';
import { destinationOf } from '../support/destination.ts';
import { exchange, openRawSocket } from '../support/raw-socket.ts';
import { receive, type Receiver } from '../support/receiver.ts';
import { post, ruleOf } from '../support/rules.ts';
import { pathToken, runCore } from '../support/running-core.ts';
import { until } from '../support/until.ts';

const close = 'Connection: close\r\n';

function relayTo(
  { port }: Pick<Receiver, 'port'>,
  change: Partial<Destination> = {},
  more: SettingsChange = {},
) {
  return runCore({
    destinations: [destinationOf(port, change)],
    relay: { destination: 'd1', failureStatus: 502 },
    ...more,
  });
}

function statusOf(answer: string): number {
  return Number(answer.split(' ')[1]);
}

describe('a relayed request', () => {
  it('reaches the destination byte for byte, after it is on disk', async () => {
    let storedFirst = false;
    const receiver = await receive((socket) => {
      storedFirst = core.store.record(1) !== null;
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
    const { core, port } = await relayTo(receiver, { headers: [['X-Key', 'secret']] });
    await exchange(
      port,
      Buffer.from(
        `POST /in/${pathToken}?a=%20b HTTP/1.1\r\nHost: crm\r\nX-Odd: caf\xe9\r\nx-odd: 2\r\n` +
          'Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\nConnection: close, X-Hop\r\nX-Hop: 1\r\n\r\n' +
          '3\r\n\x00\x1f\xff\r\n2\r\nhi\r\n0\r\n\r\n',
        'latin1',
      ),
    );
    expect(storedFirst).toBe(true);
    expect(receiver.seen).toHaveLength(1);
    const [{ head, body } = { head: '', body: '' }] = receiver.seen;
    expect(head).toMatch(
      /^POST \/hook\?a=%20b HTTP\/1\.1\r\nhost: 127\.0\.0\.1:\d+\r\nconnection: keep-alive\r\nX-Odd: café\r\nx-odd: 2\r\nContent-Encoding: gzip\r\nX-Key: secret\r\nHookscope-Hop: [\w-]{22}\r\ncontent-length: 5\r\n\r\n$/,
    );
    expect(body).toBe('\x00\x1f\xffhi');
  });

  it('is answered with the status line, the fields and the body of the destination', async () => {
    const receiver = await receive(
      'HTTP/1.1 422 Not Today\r\nX-B: caf\xe9\r\nset-cookie: a\r\nSet-Cookie: b\r\nConnection: keep-alive, x-gone\r\nX-Gone: 1\r\nContent-Length: 4\r\n\r\n\x00\xff\r\n',
    );
    const { port, nth } = await relayTo(receiver);
    const answer = await exchange(port, post('{}', close));
    expect(answer).toBe(
      'HTTP/1.1 422 Not Today\r\nX-B: caf\xe9\r\nset-cookie: a\r\nSet-Cookie: b\r\nContent-Length: 4\r\nConnection: close\r\n\r\n\x00\xff\r\n',
    );
    expect((await nth(1)).reply).toMatchObject({
      status: 422,
      rule: { id: 'door:relay', name: 'My server', delayMs: 0, fault: null },
      sent: {
        bytes: 4,
        headers: [
          ['X-B', 'caf\xe9'],
          ['set-cookie', 'a'],
          ['Set-Cookie', 'b'],
        ],
      },
    });
  });

  it('gets an answer of 5 MB whole, and none that is longer than 10 MB', async () => {
    let length = 5 * 1024 ** 2;
    const receiver = await receive((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n${'y'.repeat(length)}`);
    });
    const { port } = await relayTo(receiver);
    const whole = await exchange(port, post('{}', close));
    expect(whole.slice(-length)).toBe('y'.repeat(length));
    length = 11 * 1024 ** 2;
    const failed = await exchange(port, post('{}', close));
    expect(statusOf(failed)).toBe(502);
    expect(failed).toContain('"fault":"answer-too-long"');
  });

  it.each([
    ['HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n', 'Content-Length: 50\r\n'],
    ['GET', 'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n', 'ETag: "a"\r\n'],
    ['DELETE', 'HTTP/1.1 204 No Content\r\n\r\n', ''],
  ])('with %s may have an answer without a body', async (method, bytes, fields) => {
    const { port } = await relayTo(await receive(bytes));
    const answer = await exchange(
      port,
      `${method} /in/${pathToken} HTTP/1.1\r\nHost: h\r\n${close}\r\n`,
    );
    const [line = ''] = bytes.split('\r\n');
    expect(answer).toBe(`${line}\r\n${fields}Connection: close\r\n\r\n`);
  });

  it('may be one of 400 at once, each with its own answer', async () => {
    // It answers none before it has as many as this.
    const together = 20;
    const waiting: (() => void)[] = [];
    const receiver = await receive((socket, { body }) => {
      const answer = `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
      waiting.push(() => void socket.write(answer));
      if (waiting.length === together) for (const write of waiting.splice(0)) write();
    });
    const { port } = await relayTo(receiver, { timeoutMs: 300_000 });
    const bodies = Array.from({ length: 20 * together }, (_, at) => `{"n":${at}}`);
    const answers = await Promise.all(bodies.map((body) => exchange(port, post(body, close))));
    expect(answers.map((answer) => answer.split('\r\n\r\n')[1])).toEqual(bodies);
  });

  it('with a long body is sent from disk', async () => {
    const receiver = await receive();
    const { port } = await relayTo(receiver);
    const body = 'x'.repeat(2 * 1024 ** 2);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => exchange(port, post(body, close))),
    );
    expect(answers.map(statusOf)).toEqual(Array.from({ length: 6 }, () => 200));
    expect(receiver.seen.map((one) => one.body === body)).not.toContain(false);
  });

  it('goes on when its sender leaves', async () => {
    let answer = (): void => undefined;
    const receiver = await receive((socket) => {
      answer = () => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    });
    const { port, nth } = await relayTo(receiver);
    const { socket } = await openRawSocket(port);
    socket.write(post('{}'));
    await until(() => receiver.seen.length === 1);
    socket.destroy();
    await until(() => socket.closed);
    answer();
    expect((await nth(1)).reply).toMatchObject({ status: null, rule: { id: 'door:relay' } });
  });
});

describe('what is stored of a relay', () => {
  it('is a dispatch with the answer, beside the reply', async () => {
    const receiver = await receive('HTTP/1.1 201 Made\r\nX-A: 1\r\nContent-Length: 2\r\n\r\nok');
    const { core, port, nth } = await relayTo(receiver);
    await exchange(port, post('{}', close));
    await nth(1);
    const [dispatch] = await until(() => ended(core));
    expect(dispatch).toMatchObject({
      requestId: 1,
      cause: 'relay',
      destination: { id: 'd1', name: 'My server' },
      url: `http://127.0.0.1:${receiver.port}/hook`,
      attempt: 1,
      outcome: { is: 'answered', status: 201, bodyBytes: 2, isCut: false },
    });
    expect(core.store.dispatches.answer(dispatch?.id ?? 0)).toMatchObject({
      statusText: 'Made',
      headers: [
        ['X-A', '1'],
        ['Content-Length', '2'],
      ],
    });
  });

  it('is the fault when there was no answer', async () => {
    const { core, port } = await relayTo(await receive((socket) => void socket.end()));
    await exchange(port, post('{}', close));
    const [dispatch] = await until(() => ended(core));
    expect(dispatch?.outcome).toMatchObject({ is: 'failed', fault: 'reset' });
  });
});

function ended(core: Core): readonly Dispatch[] | null {
  const all = core.store.dispatches.of(1);
  return all.length > 0 && all.every(({ ms }) => ms !== null) ? all : null;
}

describe('a relay that fails', () => {
  it('says who failed and how, with the status of the settings; the next attempt is relayed again', async () => {
    const first = await receive();
    await first.close();
    const { port, nth } = await relayTo(
      first,
      {},
      {
        relay: { destination: 'd1', failureStatus: 503 },
      },
    );
    const answer = await exchange(port, post('{}', close));
    expect(statusOf(answer)).toBe(503);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toEqual({
      ok: false,
      status: 503,
      reason: 'Service Unavailable',
      message:
        'Hookscope forwarded this request to "My server" and got no answer to pass on. Nothing listens at its address.',
      relay: { destination: 'My server', fault: 'refused' },
    });
    expect((await nth(1)).reply).toMatchObject({
      status: 503,
      rule: { id: 'door:relay-failed', name: 'My server' },
    });
    const again = await receive(undefined, { port: first.port });
    expect(statusOf(await exchange(port, post('{}', close)))).toBe(200);
    expect(again.seen).toHaveLength(1);
  });

  it('shows that the destination is down, and one that succeeds that it is up', async () => {
    const first = await receive();
    await first.close();
    const { core, port } = await relayTo(first);
    const state = () => core.state().destinations[0];
    await exchange(port, post('{}', close));
    await until(() => state()?.is === 'down');
    expect(state()?.fault?.code).toBe('refused');
    await receive(undefined, { port: first.port });
    expect(statusOf(await exchange(port, post('{}', close)))).toBe(200);
    await until(() => state()?.is === 'up' && state()?.waiting === 0);
    expect(state()?.fault).toBeNull();
  });

  it('by its timeout answers then', async () => {
    const { port } = await relayTo(await receive(() => undefined), { timeoutMs: 100 });
    const answer = await exchange(port, post('{}', close));
    expect(statusOf(answer)).toBe(502);
    expect(answer).toContain('"fault":"timeout"');
  });

  it('because the inspector is closed is answered, and hardly delays its end', async () => {
    const receiver = await receive(() => undefined);
    // Longer than this test may take.
    const { port, core } = await relayTo(receiver, { timeoutMs: 300_000 });
    const answer = exchange(port, post('{}'));
    await until(() => receiver.seen.length === 1);
    await core.close();
    expect(await answer).toContain('"fault":"stopped"');
  });

  it('for a request that cannot be sent on', async () => {
    const receiver = await receive();
    const { port } = await relayTo(receiver, {}, { pathToken: null });
    const answer = await exchange(port, `OPTIONS * HTTP/1.1\r\nHost: h\r\n${close}\r\n`);
    expect(answer).toContain('"fault":"not-sendable"');
    expect(receiver.seen).toEqual([]);
  });
});

describe('the destination is not asked', () => {
  it('when a rule decides the reply; it gets the request after that', async () => {
    const receiver = await receive();
    const rule = ruleOf({ when: { query: 'fault' }, reply: { status: 500 } });
    const { port, core } = await relayTo(receiver, {}, { replies: [rule] });
    expect(statusOf(await exchange(port, post('{"message":"fault"}', close)))).toBe(500);
    expect(statusOf(await exchange(port, post('{"message":"none"}', close)))).toBe(200);
    await until(() => receiver.seen.length === 2);
    const causes = [1, 2].map((id) => core.store.dispatches.of(id).map(({ cause }) => cause));
    expect(causes).toEqual([['forward'], ['relay']]);
  });

  it('when the guard refuses the request', async () => {
    const receiver = await receive();
    const guard = { is: 'header', name: 'X-Guard', value: 'let-me-in' } as const;
    const { port } = await relayTo(receiver, {}, { guard });
    expect(statusOf(await exchange(port, post('{}', close)))).toBe(401);
    expect(receiver.seen).toEqual([]);
    const header = `X-Guard: let-me-in\r\n${close}`;
    expect(statusOf(await exchange(port, post('{}', header)))).toBe(200);
  });

  it('when its query does not hold', async () => {
    const receiver = await receive('HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n');
    const { port } = await relayTo(receiver, { query: 'kind:sms' });
    const sms = '{"type":"SMS","phone":"+15125550100","message":"Hi","messageId":"m"}';
    expect(statusOf(await exchange(port, post(sms, close)))).toBe(201);
    expect(statusOf(await exchange(port, post('{}', close)))).toBe(200);
    expect(receiver.seen).toHaveLength(1);
  });

  it('for strays, for bytes that are not HTTP, and for a body over the limit', async () => {
    const receiver = await receive();
    const { port } = await relayTo(receiver, {}, { maxBodyBytes: 10 });
    expect(statusOf(await exchange(port, `GET /x HTTP/1.1\r\n${close}\r\n`))).toBe(404);
    expect(statusOf(await exchange(port, 'no http\r\n\r\n'))).toBe(400);
    expect(statusOf(await exchange(port, post('x'.repeat(50), close)))).toBe(413);
    expect(receiver.seen).toEqual([]);
  });

  it('when it is off or gone', async () => {
    const receiver = await receive();
    const { port, core } = await runCore();
    const relay = { destination: 'd1', failureStatus: 502 };
    const off = destinationOf(receiver.port, { on: false });
    for (const destinations of [[off], []]) {
      expect(core.settings.change({ destinations, relay }).ok).toBe(true);
      expect(statusOf(await exchange(port, post('{}', close)))).toBe(200);
    }
    expect(receiver.seen).toEqual([]);
  });
});
