import { describe, expect, it, onTestFinished } from 'vitest';
import { windowHandlers } from '../../electron/core/calls/window-handlers.ts';
import { changeSettings } from '../../electron/core/calls/change-settings.ts';
import { createCore } from '../../electron/core/core.ts';
import { exchange, openRawSocket } from '../support/raw-socket.ts';
import { post, ruleOf } from '../support/rules.ts';
import { pathToken, resourcesDir, runCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { until } from '../support/until.ts';

const close = 'Connection: close\r\n';
const stray = (path = '/elsewhere') => `GET ${path} HTTP/1.1\r\nHost: h\r\n${close}\r\n`;
const statusOf = (answer: string) => Number(answer.split(' ')[1]);
const basic = (text: string) => `Authorization: Basic ${Buffer.from(text).toString('base64')}\r\n`;

describe('strays', () => {
  it('over the limit of a minute get 429 and are counted, and webhooks are still stored', async () => {
    const { port, core } = await runCore({ straysPerMinute: 3 });
    // A minute may end during the test: then the limit counts from zero.
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push(statusOf(await exchange(port, stray())));
    const kept = statuses.filter((status) => status === 404).length;
    expect([3, 6]).toContain(kept);
    expect(statuses.filter((status) => status === 429)).toHaveLength(12 - kept);
    expect(core.state().droppedStrays).toMatchObject({ limited: 12 - kept, blocked: 0 });
    expect(core.store.total('stray')).toBe(kept);
    expect(statusOf(await exchange(port, post('{}', close)))).toBe(200);
  });

  it('that are blocked find the connection closed, are not stored, and are counted', async () => {
    const { port, core } = await runCore({ blockStrays: true });
    expect(await exchange(port, stray())).toBe('');
    expect(await exchange(port, `CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\n`)).toBe('');
    const { socket, closed } = await openRawSocket(port);
    socket.write('POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\nhalf');
    expect(await closed).toBe('');
    await until(() => core.state().droppedStrays.blocked === 3);
    expect(core.state().droppedStrays.lastAt).toBeGreaterThan(Date.now() - 10_000);
    expect(statusOf(await exchange(port, post('{}', close)))).toBe(200);
    expect(core.store.total('all')).toBe(1);
  });
});

describe('the path', () => {
  it('that is renewed replaces the old one, whose requests are strays then, and can be restored', async () => {
    const core = createCore({
      dataDir: tempDir(),
      resourcesDir,
      overrides: { port: 0, tunnel: { kind: 'none' } },
    });
    onTestFinished(() => core.close());
    await core.listen();
    const window = windowHandlers(core);
    const old = core.settings.current().pathToken ?? '';
    const to = async (token: string) => {
      const { listener } = core.state();
      if (listener.is !== 'listening') throw new Error('not listening');
      return statusOf(await exchange(listener.port, post('{}', close).replace(pathToken, token)));
    };
    const local = () => {
      const { listener } = core.state();
      return listener.is === 'listening' ? listener.localUrl : '';
    };
    const { port } = new URL(local());
    const renewed = await window['path.renew']();
    const fresh = renewed.ok ? (renewed.value.pathToken ?? '') : '';
    expect(fresh).toMatch(/^[\w-]{22}$/);
    expect(fresh).not.toBe(old);
    await until(() => local().endsWith(fresh));
    expect(new URL(local()).port).toBe(port);
    expect([await to(fresh), await to(old)]).toEqual([200, 404]);
    changeSettings(core, { pathToken: old });
    await until(() => local().endsWith(old));
    expect([await to(fresh), await to(old)]).toEqual([404, 200]);
  });
});

describe('the guard', () => {
  it('by user and password captures requests without them, answers 401 and names the scheme', async () => {
    const { port, core, nth } = await runCore({
      guard: { is: 'basic', user: 'crm', password: 'blue: moon' },
      replies: [ruleOf({ reply: { status: 202 } })],
    });
    const ask = (head: string) => exchange(port, post('{}', `${head}${close}`));
    const refused = await ask('');
    expect(statusOf(refused)).toBe(401);
    expect(refused).toContain('WWW-Authenticate: Basic realm="Hookscope"');
    const wrong = ['crm:blue', 'crm:blue: moon2', 'CRM:blue: moon', ''];
    for (const pair of wrong) expect(statusOf(await ask(basic(pair)))).toBe(401);
    expect(statusOf(await ask('Authorization: Bearer x\r\n'))).toBe(401);
    expect(statusOf(await ask(basic('crm:blue: moon')))).toBe(202);
    expect(statusOf(await ask(basic('crm:blue: moon').replace('Basic', 'bAsIc ')))).toBe(202);
    expect((await nth(1)).reply).toMatchObject({ status: 401, rule: { id: 'door:guard' } });
    expect(core.store.total('all')).toBe(8);
  });

  it('by a header accepts its exact value, under any spelling of its name', async () => {
    const { port } = await runCore({ guard: { is: 'header', name: 'X-Secret', value: 'a b' } });
    const ask = (head: string) => exchange(port, post('{}', `${head}${close}`));
    expect(statusOf(await ask('x-sEcret: a b\r\n'))).toBe(200);
    expect(statusOf(await ask('X-Secret: A b\r\n'))).toBe(401);
    expect(statusOf(await ask('X-Secret: wrong\r\nX-Secret: a b\r\n'))).toBe(200);
    expect(statusOf(await ask(''))).toBe(401);
  });

  it('does not check strays, which get 404', async () => {
    const { port } = await runCore({ guard: { is: 'header', name: 'X-Secret', value: 'a' } });
    expect(statusOf(await exchange(port, stray()))).toBe(404);
  });

  it('accepts our own test messages', async () => {
    const { core } = await runCore({ guard: { is: 'basic', user: 'a', password: 'b' } });
    const sent = await windowHandlers(core)['sample.send']({ name: 'sms' });
    expect(sent).toMatchObject({ ok: true, value: { status: 200 } });
  });
});

describe('a browser', () => {
  it('gets no permission from a preflight, and what it sends is marked and found', async () => {
    const { port, core, nth } = await runCore();
    const preflight = await exchange(
      port,
      `OPTIONS /in/${pathToken} HTTP/1.1\r\nHost: h\r\nOrigin: https://page.example\r\nAccess-Control-Request-Method: POST\r\n${close}\r\n`,
    );
    expect(preflight.toLowerCase()).not.toContain('access-control');
    await exchange(port, post('{"type":"SMS"}', `Sec-Fetch-Site: cross-site\r\n${close}`));
    await exchange(port, post('{"type":"SMS"}', close));
    await nth(3);
    await core.search.settled();
    expect(await core.list.idsOf({ filter: { text: 'is:browser', show: 'all' } })).toEqual([2, 1]);
    const codes = (await nth(2)).inspection?.issues.map(({ code }) => code);
    expect(codes).toContain('request.from-browser');
  });
});
