import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { controlHandlers } from '../../electron/core/calls/control-handlers.ts';
import { windowHandlers } from '../../electron/core/calls/window-handlers.ts';
import { startGateway } from '../../electron/core/check/gateway.ts';
import { createBodyMaker } from '../../electron/core/check/make-body.ts';
import { createBodyRoom } from '../../electron/core/dispatch/body-room.ts';
import { createSender } from '../../electron/core/dispatch/send-once.ts';
import { sampleMessages } from '../../electron/core/play/messages.ts';
import { startPlay } from '../../electron/core/play/play.ts';
import { unknownKey } from '../../electron/core/sample/break-sample.ts';
import { ofUrl } from '../../electron/core/send/send-target.ts';
import type { PlayRequest } from '../../shared/contract/arguments.ts';
import type { PlayDelivery, PlayRun } from '../../shared/play.ts';
import { examples } from '../support/examples.ts';
import { replyPresets } from '../../shared/reply-presets.ts';
import { replyRule } from '../../shared/reply-rules.ts';
import { receive } from '../support/receiver.ts';
import { requestThrough } from '../support/request-through.ts';
import { pathToken, resourcesDir, runCore, type RunningCore } from '../support/running-core.ts';
import { until } from '../support/until.ts';

/** Ten minutes become six milliseconds. */
const quick: PlayRequest['options'] = {
  signWith: null,
  asNew: false,
  manner: 'in-order',
  clock: 'help-centre',
  speed: 100_000,
};

function callsOf({ core }: RunningCore) {
  const nothing = () => undefined;
  return { ...windowHandlers(core), ...controlHandlers(core, nothing, nothing, nothing) };
}

async function post({ port }: RunningCore, body: string): Promise<void> {
  const headers = [
    ['Content-Type', 'application/json'],
    ['x-ODD', 'a'],
  ] as const;
  const path = `/in/${pathToken}`;
  await requestThrough(`http://127.0.0.1:${port}`, { path, headers, body: Buffer.from(body) });
}

async function play(
  running: RunningCore,
  request: PlayRequest,
): Promise<{ readonly run: PlayRun; readonly deliveries: readonly PlayDelivery[] }> {
  const calls = callsOf(running);
  const started = await calls['plays.start'](request);
  if (!started.ok) throw new Error(`${started.fault}: ${started.detail}`);
  const { number } = started.value;
  const run = await until(async () => {
    const one = (await calls['plays.get']()).find((each) => each.number === number);
    return one !== undefined && one.endedAt !== null ? one : null;
  });
  const changes = await calls['plays.deliveries']({ number, since: 0 });
  expect(changes?.revision).toBe(run.revision);
  return { run, deliveries: changes?.deliveries ?? [] };
}

const answer = (status: string, body = '') =>
  `HTTP/1.1 ${status}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** A server that answers each of its requests in turn, and the last answer from then on. */
async function answeringInTurn(...answers: readonly [string, ...string[]]) {
  const receiver = await receive((socket) => {
    const at = Math.min(receiver.seen.length, answers.length) - 1;
    socket.write(answers[at] ?? '');
  });
  return { ...receiver, url: `http://127.0.0.1:${receiver.port}/hook` };
}

async function expressExample(env: NodeJS.ProcessEnv) {
  const { express } = examples;
  if (express === undefined) throw new Error('There is no example for Express.');
  return express.start(env);
}

const headerOf = (head: string, name: string) =>
  new RegExp(`^${name}: (.*)\r$`, 'im').exec(head)?.[1] ?? null;

describe('a play', () => {
  it('repeats a sample after a 429 and a 503 until it is accepted, with the same bytes and the same signature', async () => {
    const running = await runCore();
    const made = await callsOf(running)['keys.make']({ name: 'Play' });
    if (!made.ok) throw new Error(made.fault);
    const receiver = await answeringInTurn(
      answer('429 Too Many Requests', 'slow \u001b[31mdown'),
      answer('503 Service Unavailable'),
      answer('200 OK', 'thanks'),
    );
    const { run, deliveries } = await play(running, {
      what: { sample: 'sms-live', count: 1 },
      target: { url: receiver.url },
      options: { ...quick, signWith: made.value.fingerprint },
    });

    expect(receiver.seen).toHaveLength(3);
    expect(new Set(receiver.seen.map(({ body }) => body)).size).toBe(1);
    const signatures = receiver.seen.map(({ head }) => headerOf(head, 'X-GHL-Signature'));
    expect(new Set(signatures).size).toBe(1);
    expect(signatures[0]).toMatch(/^[\w+/]{86}==$/);
    expect(receiver.connections()).toBe(3);

    const [delivery] = deliveries;
    expect(delivery).toMatchObject({
      message: { sample: 'sms-live', number: 1 },
      copy: 1,
      end: 'accepted',
    });
    const [first, second, third] = delivery?.attempts ?? [];
    expect(first).toMatchObject({
      attempt: 1,
      pauseMs: 0,
      afterFirstMs: 0,
      answer: { status: 429 },
    });
    expect(first?.answer).toMatchObject({ text: 'slow \u001b[31mdown', isCut: false });
    expect(second?.pauseMs).toBeGreaterThanOrEqual(600_000);
    expect(second?.pauseMs).toBeLessThanOrEqual(700_000);
    expect(second?.shortPauseMs).toBe((second?.pauseMs ?? 0) / 100_000);
    expect(second?.afterFirstMs).toBeCloseTo((second?.pauseMs ?? 0) + (first?.answer?.ms ?? 0));
    expect(third?.pauseMs).toBeGreaterThanOrEqual(120_000);
    expect(third?.pauseMs).toBeLessThanOrEqual(126_000);
    expect(third?.answer).toMatchObject({ status: 200, text: 'thanks' });
    expect(run).toMatchObject({
      total: 1,
      ended: 1,
      accepted: 1,
      attempts: 3,
      isSigned: true,
      nextAt: null,
    });
    expect(run.realMs).toBeGreaterThanOrEqual(720_000);
    expect((run.endedAt ?? 0) - run.startedAt).toBeLessThan(run.realMs);
  });

  it('delivers captured requests with their header fields, and stores each attempt with its request', async () => {
    const running = await runCore();
    for (const n of [1, 2, 3]) await post(running, `{ "messageId":"m${n}" }`);
    await running.nth(3);
    const receiver = await answeringInTurn(answer('500 No'), answer('200 OK'));
    const { deliveries } = await play(running, {
      what: { scope: { ids: [1, 2, 3] } },
      target: { url: receiver.url },
      options: { ...quick, manner: 'out-of-order', clock: null },
    });
    expect(receiver.seen.map(({ body }) => body)).toEqual(
      [3, 2, 1].map((n) => `{ "messageId":"m${n}" }`),
    );
    expect(receiver.seen[0]?.head).toContain('\r\nx-ODD: a\r\n');
    expect(deliveries.map(({ end }) => end)).toEqual(['not-retried', 'accepted', 'accepted']);

    const again = await play(running, {
      what: { scope: { ids: [3] } },
      target: {
        url: `http://127.0.0.1:${(await answeringInTurn(answer('302 Found'), answer('200 OK'))).port}/`,
      },
      options: quick,
    });
    expect(again.deliveries[0]?.attempts).toHaveLength(2);
    const stored = await callsOf(running)['dispatches.of']({ id: 3 });
    expect(
      stored
        .map(({ cause, attempt, outcome }) => [
          cause,
          attempt,
          'status' in outcome && outcome.status,
        ])
        .sort(),
    ).toEqual([
      ['send', 1, 302],
      ['send', 1, 500],
      ['send', 2, 200],
    ]);
  });

  it('gives both copies and all attempts of a message the same new ids', async () => {
    const running = await runCore();
    await post(running, '{"messageId":"old1","webhookId":"old2"}');
    await running.nth(1);
    const receiver = await answeringInTurn(answer('503 No'), answer('503 No'), answer('200 OK'));
    const { run } = await play(running, {
      what: { scope: { ids: [1] } },
      target: { url: receiver.url },
      options: { ...quick, asNew: true, manner: 'twice-at-once' },
    });
    expect(run).toMatchObject({ total: 2, accepted: 2, attempts: 4 });
    const [body, ...others] = new Set(receiver.seen.map((seen) => seen.body));
    expect(others).toEqual([]);
    expect(body).toMatch(/^\{"messageId":"[a-z\d]{4}","webhookId":"[a-z\d]{4}"\}$/);
    expect(body).not.toContain('"old1"');
    expect(body).not.toContain('"old2"');
  });

  it('sends a burst before the first answer comes', async () => {
    const running = await runCore();
    const sockets: { write: (text: string) => void }[] = [];
    const receiver = await receive((socket) => {
      sockets.push(socket);
      if (sockets.length === 40) for (const each of sockets) each.write(answer('200 OK'));
    });
    const { run } = await play(running, {
      what: { sample: 'sms', count: 40 },
      target: { url: `http://127.0.0.1:${receiver.port}/` },
      options: { ...quick, manner: 'burst' },
    });
    expect(run).toMatchObject({ total: 40, accepted: 40, attempts: 40 });
    expect(new Set(receiver.seen.map(({ body }) => body)).size).toBe(40);
  });

  it('to our own Delivery URL arrives as the retries of one delivery', async () => {
    const rule = { id: 'failing', name: 'Failing', ...replyPresets.failing };
    const running = await runCore({ replies: [replyRule.parse(rule)] });
    const { deliveries } = await play(running, {
      what: { sample: 'sms-live', count: 1 },
      target: { deliveryUrl: true },
      options: quick,
    });
    const statuses = deliveries[0]?.attempts.map(
      ({ answer: one }) => one?.ok === true && one.status,
    );
    expect(statuses).toEqual([500, 500, 200]);
    const third = await running.nth(3);
    const related = await callsOf(running)['request.related']({ id: third.request.id });
    expect(related?.attempts.shown.map(({ remark }) => remark?.code ?? null)).toEqual([
      null,
      'retry.after-failure',
      'retry.after-failure',
    ]);
  });

  it('ends for a request that is removed between two attempts, and leaves the others alone', async () => {
    const running = await runCore();
    for (const n of [1, 2]) await post(running, `{"messageId":"m${n}"}`);
    await running.nth(2);
    const calls = callsOf(running);
    const receiver = await receive((socket, { body }) => {
      const isFirst = receiver.seen.filter((one) => one.body === body).length === 1;
      const respond = () => socket.write(answer(isFirst ? '503 No' : '200 OK'));
      if (!isFirst || !body.includes('m1')) return void respond();
      void Promise.resolve(calls['list.remove']({ ids: [1] })).then(respond);
    });
    const { deliveries } = await play(running, {
      what: { scope: { ids: [1, 2] } },
      target: { url: `http://127.0.0.1:${receiver.port}/` },
      options: quick,
    });
    expect(deliveries.map(({ end, attempts }) => [end, attempts.length])).toEqual([
      ['removed', 2],
      ['accepted', 2],
    ]);
    expect(deliveries[0]?.attempts[1]).toMatchObject({
      sentAt: null,
      answer: { fault: 'removed' },
    });
  });

  it('leads the example for Express to send each message once, whatever is delivered twice', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const gateway = await startGateway(0);
    if (!gateway.ok) throw new Error(gateway.detail);
    onTestFinished(() => gateway.value.close());
    const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const { url, stop } = await expressExample({
      HIGHLEVEL_PUBLIC_KEY: spki,
      GATEWAY_URL: gateway.value.url,
    });
    onTestFinished(async () => void (await stop()));
    const bodies = createBodyMaker(resourcesDir, Date.now);
    const sender = createSender();
    onTestFinished(() => sender.close());
    const playTwice = async (key: KeyObject) => {
      const target = ofUrl(url, null);
      const signer = { name: 'Test', key };
      const messages = await sampleMessages({ sample: 'sms', count: 5 }, bodies, target, signer);
      const started = startPlay(messages, {
        ...{ number: 1, sender, bodyRoom: createBodyRoom(), target, deadlineMs: 30_000 },
        ...{ manner: 'twice-at-once', clock: 'guide', speed: 1_000_000, isSigned: true },
        random: () => 0,
        store: async () => undefined,
        onChanged: () => undefined,
        onBug: (error) => {
          throw error;
        },
      });
      await started.ended;
      return started.state();
    };
    expect(await playTwice(privateKey)).toMatchObject({ total: 10, accepted: 10, attempts: 10 });
    const { signal } = new AbortController();
    expect(await gateway.value.messagesWith(bodies.mark, 5, 200, signal)).toHaveLength(5);
    // 401 to a wrong signature is a failure like every other: HighLevel repeats it for days.
    const wrong = await playTwice(unknownKey());
    expect(wrong).toMatchObject({ accepted: 0, attempts: 130 });
    expect(wrong.realMs).toBeGreaterThan(68 * 3_600_000);
  });

  it('counts what leaves the receiver for its gateway, until some moments after its end', async () => {
    const running = await runCore();
    const calls = callsOf(running);
    const receiver = await receive((socket, { body }) => {
      // It sends a copy on like the message itself.
      void until(async () => (await calls['plays.get']())[0]?.gateway?.url ?? null)
        .then((gateway) => fetch(gateway, { method: 'POST', body }))
        .then(() => socket.write(answer('200 OK')));
    });
    const target = { url: `http://127.0.0.1:${receiver.port}/` };
    const request = (gatewayPort: number): PlayRequest => ({
      what: { sample: 'sms', count: 1, gatewayPort },
      target,
      options: { ...quick, manner: 'twice' },
    });
    await play(running, request(0));
    const closed = await until(async () => {
      const [run] = await calls['plays.get']();
      return run?.gateway?.isOpen === false ? run : null;
    });
    expect(closed).toMatchObject({ accepted: 2, gateway: { left: 2, messages: 1 } });
    expect(await calls['plays.start'](request(receiver.port))).toMatchObject({ fault: 'no-port' });
  });

  it('is stopped while a retry waits, and goes on beside others within a limit', async () => {
    const running = await runCore();
    const calls = callsOf(running);
    const receiver = await answeringInTurn(answer('429 No'));
    const slow: PlayRequest = {
      what: { sample: 'sms', count: 2 },
      target: { url: receiver.url },
      options: { ...quick, speed: 1 },
    };
    const started = [1, 2, 3, 4].map(async () => calls['plays.start'](slow));
    expect((await Promise.all(started)).every(({ ok }) => ok)).toBe(true);
    expect(await calls['plays.start'](slow)).toMatchObject({ ok: false, fault: 'too-many' });
    await until(async () =>
      (await calls['plays.get']()).every(
        ({ attempts, nextAt }) => attempts === 2 && nextAt !== null,
      ),
    );
    for (const number of [1, 2, 3, 4]) await calls['plays.stop']({ number });
    const runs = await until(async () => {
      const all = await calls['plays.get']();
      return all.every(({ endedAt }) => endedAt !== null) ? all : null;
    });
    expect(runs.map(({ number, isStopped, ended }) => [number, isStopped, ended])).toEqual(
      [4, 3, 2, 1].map((number) => [number, true, 2]),
    );
    const changes = await calls['plays.deliveries']({ number: 1, since: 0 });
    expect(changes?.deliveries.map(({ end }) => end)).toEqual(['stopped', 'stopped']);
    expect(
      await calls['plays.deliveries']({ number: 1, since: changes?.revision ?? 0 }),
    ).toMatchObject({ deliveries: [] });
  });

  it('does not begin without a request, a key, an address, or with too many messages', async () => {
    const running = await runCore();
    const calls = callsOf(running);
    const target = { url: 'http://127.0.0.1:9/' };
    const what = { sample: 'sms', count: 1 } as const;
    const faultOf = async (request: Partial<PlayRequest>) => {
      const started = await calls['plays.start']({ what, target, options: quick, ...request });
      return started.ok ? null : started.fault;
    };
    expect(await faultOf({ what: { scope: { ids: [] } } })).toBe('nothing');
    expect(
      await faultOf({ what: { scope: { ids: Array.from({ length: 501 }, (_, at) => at + 1) } } }),
    ).toBe('too-long');
    expect(await faultOf({ target: { url: 'ftp://x/' } })).toBe('bad-url');
    expect(await faultOf({ target: { destination: 'none' } })).toBe('no-destination');
    expect(await faultOf({ options: { ...quick, signWith: 'a'.repeat(64) } })).toBe('no-key');
  });
});
