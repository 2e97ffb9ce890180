import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sign } from '../../electron/core/signature/private-keys.ts';
import type { RequestDetail } from '../../shared/detail.ts';
import { exchange, openRawSocket } from '../support/raw-socket.ts';
import { post, ruleOf } from '../support/rules.ts';
import { runCore } from '../support/running-core.ts';
import { until } from '../support/until.ts';

const sms = (more: object = {}) =>
  JSON.stringify({ type: 'SMS', phone: '+15125550100', message: 'Hi', messageId: 'm1', ...more });

const close = 'Connection: close\r\n';

/** The status and the body of a complete reply. */
function read(answer: string): { status: number; body: string; head: string } {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), body, head };
}

async function replyOf(nth: Promise<RequestDetail>) {
  return (await nth).reply;
}

describe('a rule', () => {
  it('answers with its status, its headers as they are written, and its body filled in', async () => {
    const { port, nth } = await runCore({
      replies: [
        ruleOf({
          name: 'Too many',
          reply: {
            status: 429,
            headers: [
              ['Retry-After', '30'],
              ['X-dUp', '1'],
              ['X-dUp', '2'],
            ],
            body: '{"id":"{{messageId}}","to":{{phone}}}',
          },
        }),
      ],
    });
    const { status, head, body } = read(await exchange(port, post(sms(), close)));
    expect(status).toBe(429);
    expect(head).toContain('\r\nRetry-After: 30\r\nX-dUp: 1\r\nX-dUp: 2\r\n');
    expect(body).toBe('{"id":"m1","to":"+15125550100"}');
    expect(await replyOf(nth(1))).toMatchObject({
      status: 429,
      rule: { id: 'rule', name: 'Too many', delayMs: 0, fault: null },
      sent: { body, bytes: body.length },
    });
  });

  it('decides when it is the first that matches and is on', async () => {
    const { port, core, nth } = await runCore({
      replies: [
        ruleOf({ id: 'off', on: false, reply: { status: 500 } }),
        ruleOf({ id: 'mail', when: { kind: ['email'] }, reply: { status: 501 } }),
        ruleOf({ id: 'put', when: { method: 'PUT' }, reply: { status: 502 } }),
        ruleOf({ id: 'sms', when: { kind: ['sms'] }, reply: { status: 503 } }),
        ruleOf({ id: 'all', reply: { status: 504 } }),
      ],
    });
    expect(read(await exchange(port, post(sms(), close))).status).toBe(503);
    expect(read(await exchange(port, post('{}', close))).status).toBe(504);
    await nth(2);
    expect(core.store.countByRule()).toEqual({ sms: 1, all: 1 });
  });

  it('matches by a query of the search, on the request that just came', async () => {
    const { port } = await runCore({
      replies: [ruleOf({ when: { query: 'to:+1512 "grüße"' }, reply: { status: 422 } })],
    });
    expect(read(await exchange(port, post(sms(), close))).status).toBe(200);
    const greeting = sms({ message: 'Viele Grüße!' });
    expect(read(await exchange(port, post(greeting, close))).status).toBe(422);
  });

  it('refuses a bad signature, and accepts a good one or none', async () => {
    const pair = generateKeyPairSync('ed25519');
    const { port, core } = await runCore({
      replies: [ruleOf({ when: { signature: ['malformed', 'mismatch'] }, reply: { status: 401 } })],
    });
    const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(core.keys.add('mine', pem).ok).toBe(true);
    const signed = async (body: string, over: string) => {
      const header = `X-GHL-Signature: ${sign(Buffer.from(over), pair.privateKey)}\r\n${close}`;
      return read(await exchange(port, post(body, header))).status;
    };
    expect(await signed(sms(), sms())).toBe(200);
    expect(await signed(sms(), sms({ message: 'Ho' }))).toBe(401);
    expect(read(await exchange(port, post(sms(), close))).status).toBe(200);
  });

  it('matches by whether a webhook was received before', async () => {
    const { port } = await runCore({
      replies: [ruleOf({ when: { query: 'is:duplicate' }, reply: { status: 409 } })],
    });
    const answers = [sms(), sms({ messageId: 'm2' }), sms()];
    const statuses: number[] = [];
    for (const body of answers) statuses.push(read(await exchange(port, post(body, close))).status);
    expect(statuses).toEqual([200, 200, 409]);
  });

  it('answers the first attempts of each message and then no more', async () => {
    const { port } = await runCore({
      replies: [ruleOf({ when: { attempts: { from: 1, to: 2 } }, reply: { status: 500 } })],
    });
    const statuses: number[] = [];
    for (const id of ['a', 'a', 'b', 'a', 'b', 'b']) {
      const answer = await exchange(port, post(sms({ messageId: id }), close));
      statuses.push(read(answer).status);
    }
    expect(statuses).toEqual([500, 500, 500, 200, 500, 200]);
  });

  it('counts on after a restart and over requests without the rule, and from zero once the list is cleared', async () => {
    const replies = [ruleOf({ when: { attempts: { from: 3, to: 3 } }, reply: { status: 500 } })];
    const first = await runCore();
    await exchange(first.port, post(sms(), close));
    await first.nth(1);
    await first.core.close();
    const { port, core } = await runCore({ replies }, first.dataDir);
    const status = async () => read(await exchange(port, post(sms(), close))).status;
    expect([await status(), await status(), await status()]).toEqual([200, 500, 200]);
    await core.list.remove({ filter: { text: '', show: 'all' } });
    expect([await status(), await status(), await status()]).toEqual([200, 200, 500]);
  });

  it('gives each of many attempts at once a number of its own', async () => {
    const { port } = await runCore({
      replies: [ruleOf({ when: { attempts: { from: 1, to: 3 } }, reply: { status: 500 } })],
    });
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => exchange(port, post(sms(), close))),
    );
    const failed = answers.filter((answer) => read(answer).status === 500);
    expect(failed).toHaveLength(3);
  });

  it('leaves the 404 of strays unless it names their path', async () => {
    const { port } = await runCore({
      replies: [
        ruleOf({ id: 'health', when: { path: '/health' }, reply: { status: 204 } }),
        ruleOf({ id: 'all', reply: { status: 500 } }),
      ],
    });
    const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: h\r\n${close}\r\n`;
    expect(read(await exchange(port, get('/other'))).status).toBe(404);
    const { status, head } = read(await exchange(port, get('/health')));
    expect(status).toBe(204);
    expect(head).not.toContain('Content-Length');
  });

  it('is reported once, with the inspected request', async () => {
    const { port, captured, nth } = await runCore({
      replies: [ruleOf({ when: { kind: ['sms'] } })],
    });
    await Promise.all(Array.from({ length: 20 }, () => exchange(port, post(sms(), close))));
    await nth(20);
    const ids = captured.map(({ request }) => request.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(captured.every(({ inspection }) => inspection?.kind === 'sms')).toBe(true);
  });
});

describe('a delay', () => {
  it('delays the reply while the request is already stored', async () => {
    const { port, core, nth } = await runCore({ replies: [ruleOf({ reply: { delayMs: 600 } })] });
    const began = performance.now();
    const answer = exchange(port, post(sms(), close));
    await until(() => core.store.summary(1)?.kind ?? null);
    expect(core.store.record(1)?.reply).toBeNull();
    expect(read(await answer).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(590);
    const reply = await replyOf(nth(1));
    expect(reply?.ms).toBeGreaterThan(590);
    expect(reply?.rule?.delayMs).toBe(600);
  });

  it('ends when the sender leaves, which is reported', async () => {
    const { port, core, nth } = await runCore({
      replies: [ruleOf({ reply: { delayMs: 120_000 } })],
    });
    const { socket } = await openRawSocket(port);
    socket.write(post(sms()));
    await until(() => core.store.record(1));
    socket.destroy();
    expect(await replyOf(nth(1))).toMatchObject({
      status: null,
      rule: { delayMs: 120_000, fault: null },
    });
  });

  it('does not delay the end of the inspector', async () => {
    const { port, core } = await runCore({ replies: [ruleOf({ reply: { delayMs: 120_000 } })] });
    const answer = exchange(port, post(sms()));
    await until(() => core.store.record(1));
    await core.close();
    expect(await answer).toBe('');
  });
});

describe('a fault, from the sender’s own socket:', () => {
  it('no reply until the sender gives up, with the time that it waited', async () => {
    const { port, core, nth } = await runCore({
      replies: [ruleOf({ reply: { fault: 'no-answer' } })],
    });
    const { socket, received } = await openRawSocket(port);
    socket.write(post(sms()));
    const early = await replyOf(nth(1));
    expect(early).toMatchObject({ status: null, rule: { fault: 'no-answer' } });
    const waited = performance.now() + 300;
    await until(() => performance.now() > waited);
    expect(received()).toBe('');
    expect(socket.readyState).toBe('open');
    socket.destroy();
    await until(() => (core.store.record(1)?.reply?.ms ?? 0) > 300);
  });

  it('the connection reset', async () => {
    const { port, nth } = await runCore({ replies: [ruleOf({ reply: { fault: 'reset' } })] });
    const socket = connect({ host: '127.0.0.1', port });
    onTestFinished(() => void socket.destroy());
    const failed = once(socket, 'error');
    socket.on('data', () => expect.unreachable('nothing is answered'));
    socket.write(post(sms()));
    expect((await failed)[0]).toMatchObject({ code: 'ECONNRESET' });
    const detail = await nth(1);
    expect(detail.reply).toMatchObject({ status: null, rule: { fault: 'reset' } });
    expect(detail.request.body).toMatchObject({ ended: 'complete', bytes: sms().length });
  });

  it('half a body under a Content-Length of the whole, then the end', async () => {
    const { port, nth } = await runCore({
      replies: [
        ruleOf({ reply: { fault: 'half-body', body: '{"ok":true,"id":"{{messageId}}"}' } }),
      ],
    });
    const { status, head, body } = read(await exchange(port, post(sms())));
    const whole = '{"ok":true,"id":"m1"}';
    expect(status).toBe(200);
    expect(head).toContain(`Content-Length: ${whole.length}`);
    expect(body).toBe(whole.slice(0, whole.length / 2));
    expect(await replyOf(nth(1))).toMatchObject({
      status: 200,
      rule: { fault: 'half-body' },
      sent: { body: whole, bytes: whole.length },
    });
  });

  it('half of the default body where the rule has none', async () => {
    const { port } = await runCore({
      replies: [ruleOf({ reply: { fault: 'half-body', body: '' } })],
    });
    const { head, body } = read(await exchange(port, post(sms())));
    expect(Number(/Content-Length: (\d+)/.exec(head)?.[1])).toBeGreaterThan(body.length);
  });

  it('waits for the replies before it on the same connection', async () => {
    const { port } = await runCore({
      replies: [
        ruleOf({ id: 'slow', when: { query: 'first' }, reply: { delayMs: 200 } }),
        ruleOf({ id: 'reset', reply: { fault: 'reset' } }),
      ],
    });
    const { socket, received } = await openRawSocket(port);
    const failed = once(socket, 'error');
    socket.write(post(sms({ message: 'first' })) + post(sms({ message: 'second' })));
    expect((await failed)[0]).toMatchObject({ code: 'ECONNRESET' });
    expect(received()).toContain('HTTP/1.1 200 OK');
  });
});
