import { describe, expect, it, onTestFinished } from 'vitest';
import { watchBackground } from '../../electron/core/background/watch-background.ts';
import { changeSettings } from '../../electron/core/calls/change-settings.ts';
import type { BackgroundState, RaisedNotice } from '../../shared/background-state.ts';
import type { SettingsChange } from '../../shared/settings.ts';
import { exchange, openRawSocket } from '../support/raw-socket.ts';
import { post } from '../support/rules.ts';
import { pathToken, runCore, type RunningCore } from '../support/running-core.ts';
import { until } from '../support/until.ts';

const close = 'Connection: close\r\n';
const statusOf = (answer: string) => Number(answer.split(' ')[1]);
const send = async ({ port }: RunningCore, body: string) =>
  statusOf(await exchange(port, post(body, close)));

const sms = JSON.stringify({ type: 'SMS', phone: '+15125550100', message: 'hello' });
/** JSON that ends too early is an error. */
const broken = '{"type":"SMS","message":"hello"';

describe('a pause', () => {
  it('answers 503 and stores nothing, and receives again afterwards', async () => {
    const running = await runCore({ straysPerMinute: 1 });
    const { core, port } = running;
    core.receiving.set(false);
    expect(await send(running, sms)).toBe(503);
    expect(await exchange(port, 'GET /elsewhere HTTP/1.1\r\nHost: h\r\n' + close + '\r\n')).toMatch(
      /^HTTP\/1.1 503/,
    );
    expect(await exchange(port, 'no http at all\r\n\r\n')).toMatch(/^HTTP\/1.1 503/);
    expect(core.state().pause?.refused).toBe(3);
    core.receiving.set(true);
    expect(core.state().pause).toBe(null);
    expect(await send(running, sms)).toBe(200);
    expect(core.store.total('all')).toBe(1);
  });

  it('stores and acknowledges a request that had begun to arrive before it', async () => {
    const running = await runCore();
    const { core, port } = running;
    const { socket, closed } = await openRawSocket(port);
    const head = `POST /in/${pathToken} HTTP/1.1\r\nHost: h\r\nContent-Length: ${sms.length}\r\n${close}\r\n`;
    socket.write(head + sms.slice(0, 10));
    // The head is read once a request that came after it has its answer.
    await exchange(port, 'GET /elsewhere HTTP/1.1\r\nHost: h\r\n' + close + '\r\n');
    core.receiving.set(false);
    socket.write(sms.slice(10));
    expect(statusOf(await closed)).toBe(200);
    expect(core.store.total('all') - core.store.total('stray')).toBe(1);
  });
});

it('what is shown outside the window ends nothing when the disk cannot be read', async () => {
  const { core } = await runCore();
  const bugs: unknown[] = [];
  const rows = () => {
    throw new Error('disk I/O error');
  };
  const unread = { ...core, store: { ...core.store, rows } };
  const { listChanged, stop } = watchBackground(unread, {
    onState: () => undefined,
    onNotice: () => undefined,
    onBug: (error) => void bugs.push(error),
  });
  onTestFinished(stop);
  listChanged();
  expect(bugs).toEqual([new Error('disk I/O error')]);
});

/** A running core and what is raised and shown of it. */
async function watched(settings: SettingsChange = {}, overrides: SettingsChange = {}) {
  const notices: RaisedNotice[] = [];
  let sent = 0;
  let state: BackgroundState | null = null;
  let watch: ReturnType<typeof watchBackground> | null = null;
  const running = await runCore(overrides, undefined, {
    onStatus: () => watch?.stateChanged(),
    onProgress: () => watch?.stateChanged(),
  });
  const background = watchBackground(running.core, {
    onState: (next) => (state = next),
    onNotice: (notice) => void notices.push(notice),
    onBug: (error) => {
      throw error;
    },
    lastsMs: 20,
  });
  watch = background;
  changeSettings(running.core, settings);
  onTestFinished(background.stop);
  return {
    ...running,
    background,
    notices,
    state: () => state,
    /** Sends a request, and tells of it once it is inspected, as the inspector does. */
    receive: async (body: string) => {
      expect(await send(running, body)).toBe(200);
      sent += 1;
      const { request } = await running.nth(sent);
      background.inspected(request.id);
      return request.id;
    },
  };
}

describe('notifications', () => {
  it('are raised of the first webhook at an address, of errors and of a mismatch, each when it is wanted', async () => {
    const { receive, notices, core } = await watched({
      notifications: { firstWebhook: true, errors: true },
    });
    const first = await receive(sms);
    await until(() => notices.length === 1);
    expect(notices).toEqual([
      { kind: 'firstWebhook', count: 1, request: { id: first, kind: 'sms' }, name: null },
    ]);
    const second = await receive(broken);
    await until(() => notices.length === 2);
    expect(notices[1]).toMatchObject({ kind: 'errors', request: { id: second } });
    changeSettings(core, { notifications: { errors: false } });
    await receive(broken);
    changeSettings(core, { notifications: { errors: true } });
    const last = await receive(broken);
    await until(() => notices.length === 3);
    expect(notices[2]).toMatchObject({ kind: 'errors', count: 1, request: { id: last } });
  });

  it('are raised only of requests that pass the query, and several at once as one', async () => {
    const { receive, notices } = await watched({
      notifications: { errors: true },
      notifyQuery: 'wanted',
    });
    await receive(broken);
    const other = broken.replace('hello', 'wanted');
    const ids = [await receive(other), await receive(other)];
    await until(() => notices.reduce((sum, { count }) => sum + count, 0) === 2);
    expect(notices.at(-1)?.request?.id).toBe(ids[1]);
  });

  it('say in the status what is wrong with the query', async () => {
    const { core } = await watched({ notifyQuery: 'kind:nothing-like-that' });
    expect(core.state().notifyFault).toMatchObject({ at: { start: 5 } });
    changeSettings(core, { notifyQuery: 'kind:sms' });
    expect(core.state().notifyFault).toBe(null);
  });

  it('are raised of a tunnel that stays without an address, and once for as long as it does', async () => {
    // Nothing listens there.
    const tunnel = { kind: 'localtunnel', host: 'http://127.0.0.1:9' } as const;
    const { core, notices } = await watched({}, { tunnel });
    void core.tunnel.open();
    await until(() => notices.length > 0);
    expect(notices).toEqual([{ kind: 'tunnelLost', count: 1, request: null, name: null }]);
  });
});

describe('what is shown outside the window', () => {
  it('is the state in one word, the newest request and how many came since the user looked', async () => {
    const { receive, background, core } = await watched();
    expect(background.state()).toMatchObject({ is: 'local', last: null, unread: 0 });
    await receive(sms);
    const last = await receive(sms);
    expect(background.state()).toMatchObject({ last: { id: last, kind: 'sms' }, unread: 2 });
    background.seen();
    core.receiving.set(false);
    expect(background.state()).toMatchObject({ is: 'paused', unread: 0, last: { id: last } });
  });
});
