import { describe, expect, it } from 'vitest';
import { controlHandlers } from '../../electron/core/calls/control-handlers.ts';
import { windowHandlers } from '../../electron/core/calls/window-handlers.ts';
import type { EditedSending, SendRequest } from '../../shared/contract/arguments.ts';
import type { SendRun } from '../../shared/dispatches.ts';
import { everything } from '../../shared/list-filter.ts';
import { receive } from '../support/receiver.ts';
import { requestThrough } from '../support/request-through.ts';
import { pathToken, runCore, type RunningCore } from '../support/running-core.ts';
import { until } from '../support/until.ts';

const plain: SendRequest['options'] = {
  signWith: null,
  asNew: false,
  perSecond: null,
  concurrency: 1,
  repeat: 1,
};

function handlersOf({ core }: RunningCore) {
  const control = controlHandlers(
    core,
    () => undefined,
    () => undefined,
    () => undefined,
  );
  return { ...windowHandlers(core), ...control };
}

async function post({ port }: RunningCore, body: string, rest = ''): Promise<void> {
  const headers = [
    ['Content-Type', 'application/json'],
    ['x-ODD', 'a'],
    ['x-odd', 'b'],
  ] as const;
  const path = `/in/${pathToken}${rest}`;
  await requestThrough(`http://127.0.0.1:${port}`, { path, headers, body: Buffer.from(body) });
}

async function ended(running: RunningCore, number: number): Promise<SendRun> {
  const calls = handlersOf(running);
  return until(async () => {
    const run = (await calls['runs.get']()).find((one) => one.number === number);
    return run !== undefined && run.endedAt !== null ? run : null;
  });
}

async function sendAgain(running: RunningCore, request: SendRequest): Promise<SendRun> {
  const started = await handlersOf(running)['send.start'](request);
  if (!started.ok) throw new Error(`${started.fault}: ${started.detail}`);
  return ended(running, started.value.number);
}

describe('sending again', () => {
  it('sends all that a filter shows, the oldest first, and stores the outcome', async () => {
    const running = await runCore();
    const receiver = await receive('HTTP/1.1 202 Fine\r\nX-Id: 7\r\nContent-Length: 3\r\n\r\nyes');
    for (const n of [1, 2, 3]) await post(running, `{ "n":${n}.0 }`, '/deep?q=%41');
    await running.nth(3);
    const run = await sendAgain(running, {
      scope: { filter: everything },
      target: { url: `http://127.0.0.1:${receiver.port}/base` },
      options: plain,
    });
    expect(run).toMatchObject({ total: 3, done: 3, outcomes: [[202, 3]] });
    expect(receiver.seen.map(({ body }) => body)).toEqual([
      '{ "n":1.0 }',
      '{ "n":2.0 }',
      '{ "n":3.0 }',
    ]);
    expect(receiver.seen[0]?.head).toMatch(/^POST \/base\/deep\?q=%41 HTTP\/1\.1\r\n/);
    expect(receiver.seen[0]?.head).toContain('x-ODD: a\r\nx-odd: b\r\n');

    const calls = handlersOf(running);
    const [dispatch] = await calls['dispatches.of']({ id: 1 });
    expect(dispatch).toMatchObject({
      requestId: 1,
      cause: 'send',
      destination: null,
      changes: { signedWith: null, isNew: false, isEdited: false },
      outcome: { is: 'answered', status: 202, bodyBytes: 3, isCut: false },
    });
    const answer = await calls['dispatches.answer']({ dispatch: dispatch?.id ?? 0 });
    expect(answer).toMatchObject({ status: 202, statusText: 'Fine' });
    expect(Buffer.from(answer?.body ?? []).toString()).toBe('yes');
  });

  it('reaches the own Delivery URL through the guard, and is not a loop', async () => {
    const guard = { is: 'header', name: 'X-Key', value: 'open sesame' } as const;
    const running = await runCore({ guard });
    await requestThrough(`http://127.0.0.1:${running.port}`, {
      path: `/in/${pathToken}`,
      headers: [['X-Key', 'open sesame']],
      body: Buffer.from('{}'),
    });
    await running.nth(1);
    const run = await sendAgain(running, {
      scope: { ids: [1] },
      target: { deliveryUrl: true },
      options: { ...plain, repeat: 2 },
    });
    expect(run.outcomes).toEqual([[200, 2]]);
    const third = await running.nth(3);
    expect(third.request).toMatchObject({ url: `/in/${pathToken}`, stray: false });
    expect(Buffer.from(running.core.store.body(2) ?? []).toString()).toBe('{}');
  });

  it('signs with a test key and renews, so that our own verdict is valid and nothing is a retry', async () => {
    const running = await runCore();
    const calls = handlersOf(running);
    const made = await calls['keys.make']({ name: 'mine' });
    if (!made.ok) throw new Error(made.fault);
    await post(running, '{"type":"SMS","messageId":"GKJxs4P5L8dWc5CFUITM","message":"é"}');
    await running.nth(1);
    await sendAgain(running, {
      scope: { ids: [1] },
      target: { deliveryUrl: true },
      options: { ...plain, signWith: made.value.fingerprint, asNew: true },
    });
    const again = await running.nth(2);
    expect(again.inspection?.signature?.verdict).toBe('valid-test-key');
    expect(again.inspection?.message?.messageId).toMatch(/^[A-Za-z0-9]{20}$/);
    expect(again.inspection?.message?.messageId).not.toBe('GKJxs4P5L8dWc5CFUITM');
    expect(again.attempt).toBe(1);
    const [dispatch] = await calls['dispatches.of']({ id: 1 });
    expect(dispatch?.changes).toEqual({ signedWith: 'mine', isNew: true, isEdited: false });
    const sent = await calls['dispatches.sent']({ dispatch: dispatch?.id ?? 0 });
    expect(Buffer.from(sent?.body ?? [])).toEqual(Buffer.from(running.core.store.body(2) ?? []));
  });

  it('sends what the user saw of a filter, the oldest first, and nothing that came later', async () => {
    const running = await runCore();
    const receiver = await receive();
    for (const body of ['{"a":1}', '{"a":2}', '{"a":3}']) await post(running, body);
    await running.nth(3);
    const run = await sendAgain(running, {
      scope: { filter: { text: '', show: 'all' }, upTo: 2 },
      target: { url: `http://127.0.0.1:${receiver.port}` },
      options: plain,
    });
    expect(run.outcomes).toEqual([[200, 2]]);
    expect(await handlersOf(running)['dispatches.of']({ id: 3 })).toEqual([]);
  });

  it('counts what cannot be sent, and goes on', async () => {
    const running = await runCore({ maxBodyBytes: 10 });
    const receiver = await receive();
    await post(running, '{"longer":"than the limit"}');
    await post(running, '{}');
    await running.nth(2);
    const run = await sendAgain(running, {
      scope: { ids: [2, 1] },
      target: { url: `http://127.0.0.1:${receiver.port}` },
      options: plain,
    });
    expect(run.outcomes).toEqual([
      ['not-sendable', 1],
      [200, 1],
    ]);
    const [dispatch] = await handlersOf(running)['dispatches.of']({ id: 1 });
    expect(dispatch?.outcome).toMatchObject({ is: 'failed', fault: 'not-sendable' });
  });

  it('says why a target cannot be sent to', async () => {
    const calls = handlersOf(await runCore());
    const targets = [
      [{ url: 'ftp://x/' }, 'bad-url'],
      [{ url: 'no url' }, 'bad-url'],
      [{ destination: 'gone' }, 'no-destination'],
    ] as const;
    for (const [target, fault] of targets) {
      const request = { scope: { ids: [1] }, target, options: plain };
      expect(await calls['send.start'](request)).toMatchObject({ ok: false, fault });
    }
  });
});

describe('sending an edited request', () => {
  const edited = (port: number): EditedSending => ({
    target: { url: `http://127.0.0.1:${port}/base` },
    request: {
      method: 'PUT',
      path: '/é?a=b c',
      headers: [['Content-Type', 'text/plain']],
      body: 'Grüße',
    },
    from: null,
    signWith: null,
  });

  it('sends exactly that, keeps it, and makes it a draft again', async () => {
    const running = await runCore();
    const receiver = await receive();
    const calls = handlersOf(running);
    await post(running, '{}');
    await running.nth(1);
    const sent = await calls['send.edited']({ ...edited(receiver.port), from: { id: 1 } });
    if (!sent.ok) throw new Error(sent.detail);
    expect(receiver.seen[0]?.head).toMatch(/^PUT \/base\/%C3%A9\?a=b%20c HTTP/);
    expect(Buffer.from(receiver.seen[0]?.body ?? '', 'latin1').toString()).toBe('Grüße');
    expect(sent.value).toMatchObject({
      requestId: 1,
      changes: { isEdited: true },
      outcome: { is: 'answered', status: 200 },
    });
    expect(await calls['dispatches.of']({ id: 1 })).toEqual([sent.value]);

    const draft = await calls['draft.of']({ dispatch: sent.value.id });
    expect(draft).toMatchObject({
      method: 'PUT',
      path: '',
      url: `http://127.0.0.1:${receiver.port}/base/%C3%A9?a=b%20c`,
      headers: [['Content-Type', 'text/plain']],
    });
    if (draft?.url === undefined || draft.url === null) throw new Error('no address');
    const { method, path, headers, body } = draft;
    await calls['send.edited']({
      target: { url: draft.url },
      request: { method, path, headers, body },
      from: { dispatch: sent.value.id },
      signWith: null,
    });
    expect(receiver.seen[1]).toEqual(receiver.seen[0]);
    expect(await calls['dispatches.of']({ id: 1 })).toHaveLength(2);
  });

  it('keeps a sample that was sent by itself, signed over its final bytes', async () => {
    const running = await runCore();
    const calls = handlersOf(running);
    const made = await calls['keys.make']({ name: 'mine' });
    if (!made.ok) throw new Error(made.fault);
    const draft = await calls['draft.of']({ sample: 'sms' });
    if (draft === null) throw new Error('no sample');
    const { method, path, headers, body } = draft;
    const sent = await calls['send.edited']({
      target: { deliveryUrl: true },
      request: { method, path, headers, body: Buffer.from(body).toString() + ' ' },
      from: { sample: 'sms' },
      signWith: made.value.fingerprint,
    });
    expect(sent).toMatchObject({ ok: true, value: { requestId: null } });
    expect((await running.nth(1)).inspection?.signature?.verdict).toBe('valid-test-key');
    expect(await calls['dispatches.recent']()).toHaveLength(1);
  });

  it('opens a gzip body for the editor', async () => {
    const running = await runCore();
    const { gzipSync } = await import('node:zlib');
    await requestThrough(`http://127.0.0.1:${running.port}`, {
      path: `/in/${pathToken}/x?y`,
      headers: [
        ['Content-Encoding', 'gzip'],
        ['X-A', '1'],
      ],
      body: gzipSync('{"a":1}'),
    });
    await running.nth(1);
    const draft = await handlersOf(running)['draft.of']({ id: 1 });
    expect(draft).toMatchObject({
      method: 'POST',
      path: '/x?y',
      url: null,
      headers: [['X-A', '1']],
    });
    expect(Buffer.from(draft?.body ?? []).toString()).toBe('{"a":1}');
  });
});
