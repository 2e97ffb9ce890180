import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { SendTarget } from '../../shared/dispatches.ts';
import type { RunningApp } from '../support/app.ts';
import { answerQuestions, nativeQuestions } from '../support/native-questions.ts';
import { receive, type Receiver } from '../support/receiver.ts';
import { emptyApp } from '../support/shared-app.ts';
import { until } from '../support/until.ts';

/** A page that was taken over sends captured data to its owner: what the main process asks first. */
let app: RunningApp;
let page: Page;
const buttons = { send: 0, cancel: 1 };

beforeAll(async () => {
  ({ app, page } = await emptyApp());
  await page.evaluate(() => window.hookscope.call('sample.send', { name: 'sms' }));
});

function send(target: SendTarget) {
  return page.evaluate(
    (to) =>
      window.hookscope.call('send.start', {
        scope: { filter: { text: '', show: 'all' } },
        target: to,
        options: { signWith: null, asNew: false, perSecond: null, concurrency: 1, repeat: 1 },
      }),
    target,
  );
}

function sendEdited(target: SendTarget, path = '') {
  return page.evaluate(
    ([to, rest]) =>
      window.hookscope.call('send.edited', {
        target: to,
        request: { method: 'POST', path: rest, headers: [], body: 'stolen' },
        from: null,
        signWith: null,
      }),
    [target, path] as const,
  );
}

function play(target: SendTarget) {
  return page.evaluate(
    (to) =>
      window.hookscope.call('plays.start', {
        what: { sample: 'sms', count: 1 },
        target: to,
        options: { signWith: null, asNew: false, manner: 'in-order', clock: null, speed: 600 },
      }),
    target,
  );
}

const addressOf = ({ port }: Receiver, rest = '/') => ({ url: `http://127.0.0.1:${port}${rest}` });
const origin = ({ port }: Receiver) => `http://127.0.0.1:${port}`;

it('nothing goes to a new server without a yes, whatever the address looks like', async () => {
  const evil = await receive();
  await answerQuestions(app.electron(), buttons.cancel);
  const addresses = [
    addressOf(evil),
    { url: `http://localhost@127.0.0.1:${evil.port}/` },
    { url: `HTTP://2130706433:${evil.port}/x` },
    { url: ` http://127.0.0.1:${evil.port}\\@good.example/` },
  ];
  for (const target of addresses) {
    expect(await send(target)).toMatchObject({ ok: false });
    expect(await sendEdited(target)).toMatchObject({ ok: false });
    expect(await play(target)).toMatchObject({ ok: false });
  }
  const asked = await nativeQuestions(app.electron());
  expect(asked).toHaveLength(12);
  for (const words of asked) expect(words).toContain(`Send to ${origin(evil)}?`);
  expect(evil.seen).toHaveLength(0);
});

it('a yes holds for this server alone, until the app ends', async () => {
  const [mine, other] = [await receive(), await receive()];
  await answerQuestions(app.electron(), buttons.send);
  expect(await send(addressOf(mine, '/hook'))).toMatchObject({ ok: true });
  await until(() => (mine.seen.length === 1 ? true : null));
  await answerQuestions(app.electron(), buttons.cancel);
  expect(await play(addressOf(mine, '/played'))).toMatchObject({ ok: true });
  await until(() => mine.seen.some(({ head }) => head.startsWith('POST /played ')));
  expect(await sendEdited(addressOf(mine, '/another'))).toMatchObject({
    ok: true,
    value: { outcome: { is: 'answered', status: 200 } },
  });
  expect(await nativeQuestions(app.electron())).toEqual([]);
  expect(await send(addressOf(other))).toMatchObject({ ok: false, fault: 'declined' });
  // The path can't lead to another server than the one that was confirmed.
  await sendEdited(addressOf(mine), `//127.0.0.1:${other.port}/`);
  await sendEdited(addressOf(mine), `@127.0.0.1:${other.port}/`);
  expect(other.seen).toHaveLength(0);
});

it('a redirect is not followed: the confirmed server cannot pass it on', async () => {
  const other = await receive();
  const mine = await receive(
    `HTTP/1.1 307 Gone\r\nLocation: ${origin(other)}/\r\nContent-Length: 0\r\n\r\n`,
  );
  await answerQuestions(app.electron(), buttons.send);
  expect(await sendEdited(addressOf(mine))).toMatchObject({
    value: { outcome: { is: 'answered', status: 307 } },
  });
  expect(other.seen).toHaveLength(0);
});

it('a run goes on while the page is loaded again, and is listed with the outcome', async () => {
  // It answers nothing before the page is loaded again, however long that takes.
  const held: (() => void)[] = [];
  let isHeld = true;
  const slow = await receive((socket) => {
    const answer = () => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    if (isHeld) held.push(answer);
    else answer();
  });
  await answerQuestions(app.electron(), buttons.send);
  const started = await page.evaluate((url) => {
    const options = { signWith: null, asNew: false, perSecond: null, concurrency: 1, repeat: 40 };
    const scope = { filter: { text: '', show: 'sms' as const } };
    return window.hookscope.call('send.start', { scope, target: { url }, options });
  }, addressOf(slow).url);
  if (!started.ok) throw new Error(started.detail);
  await until(() => slow.seen.length > 0);
  await page.reload();
  isHeld = false;
  for (const answer of held) answer();
  const run = await until(async () => {
    const runs = await page.evaluate(() => window.hookscope.call('runs.get'));
    const mine = runs.find(({ number }) => number === started.value.number);
    return mine !== undefined && mine.endedAt !== null ? mine : null;
  });
  expect(run).toMatchObject({ done: run.total, isStopped: false, outcomes: [[200, run.total]] });
});

it('our own Delivery URL needs no question, and what is not an address is refused without one', async () => {
  await answerQuestions(app.electron(), buttons.cancel);
  expect(await sendEdited({ deliveryUrl: true })).toMatchObject({ ok: true });
  for (const url of ['ftp://host/', 'javascript:1', 'file:///etc/passwd', 'nothing'])
    expect(await send({ url })).toMatchObject({ ok: false, fault: 'bad-url' });
  expect(await nativeQuestions(app.electron())).toEqual([]);
});

it('the way around the main process is closed', async () => {
  const evil = await receive();
  const answers = await page.evaluate(async (url) => {
    const call = window.hookscope.call as unknown as (...args: unknown[]) => Promise<unknown>;
    const request = { target: { url }, origin: url, confirmed: true };
    return Promise.all(
      ['send.start', 'send.origins'].map((name) => call(name, request).then(String, String)),
    );
  }, addressOf(evil).url);
  expect(answers[0]).toContain('Bad arguments');
  expect(answers[1]).toContain('No such call');
  expect(evil.seen).toHaveLength(0);
});
