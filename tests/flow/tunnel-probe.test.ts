import { createServer, request as sendTo, type RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { windowHandlers } from '../../electron/core/calls/window-handlers.ts';
import { changeSettings } from '../../electron/core/calls/change-settings.ts';
import { createCore } from '../../electron/core/core.ts';
import type { CoreOptions } from '../../electron/core/core-options.ts';
import { onLoopback } from '../support/loopback.ts';
import { pathToken, resourcesDir, runCore, type RunningCore } from '../support/running-core.ts';
import { openRawSocket } from '../support/raw-socket.ts';
import { tempDir } from '../support/temp-dir.ts';
import { until } from '../support/until.ts';
import type { ProbeResult } from '../../shared/tunnel.ts';

const quick = { reopenDelay: () => 30, probeEveryMs: 60_000 };

/** The user's own proxy in front of the inspector. */
async function behind(
  proxy: (forward: RequestListener, port: () => number) => RequestListener,
  path = '',
  timing: CoreOptions['tunnelTiming'] = quick,
): Promise<
  RunningCore & { readonly address: string; readonly probed: () => Promise<ProbeResult> }
> {
  const running = { port: 0 };
  const forward: RequestListener = (request, response) => {
    const to = sendTo(
      {
        host: '127.0.0.1',
        port: running.port,
        method: request.method,
        path: request.url,
        headers: request.headers,
        agent: false,
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 0, answer.headers);
        answer.pipe(response);
      },
    );
    to.on('error', () => response.destroy());
    request.pipe(to);
  };
  const front = await onLoopback(createServer(proxy(forward, () => running.port)));
  onTestFinished(() => front.close());
  const address = `http://127.0.0.1:${front.port}`;
  const core = await runCore({ tunnel: { kind: 'address', address: address + path } }, undefined, {
    tunnelTiming: timing,
  });
  running.port = core.port;
  await core.core.tunnel.open();
  return {
    ...core,
    address,
    probed: () =>
      until(() => {
        const { tunnel } = core.core.state();
        return 'probe' in tunnel && tunnel.probe;
      }),
  };
}

describe("an address of the user's own", () => {
  it('is open at once, is probed soon, and its requests are recorded as local', async () => {
    const { core, address, probed, captured, nth } = await behind((forward) => forward);
    expect(core.state().deliveryUrl).toBe(`${address}/in/${pathToken}`);
    const { at, outcome } = await probed();
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome.ok && outcome.ms).toBeGreaterThan(0);
    expect(Math.abs(Date.now() - at)).toBeLessThan(5_000);
    expect(captured).toHaveLength(0);
    await fetch(`${address}/in/${pathToken}`, { method: 'POST', body: 'from outside' });
    expect((await nth(1)).request.via).toBe('local');
  });

  it('may have a path that its proxy removes', async () => {
    const { core, address, probed } = await behind(
      (forward) => (request, response) => {
        request.url = request.url?.replace('/hooks', '') ?? '';
        forward(request, response);
      },
      '/hooks/',
    );
    expect(core.state().deliveryUrl).toBe(`${address}/hooks/in/${pathToken}`);
    expect((await probed()).outcome.ok).toBe(true);
  });

  it.each([
    ['502 Bad Gateway', 'not-through', 502, 'text/plain', 'bad gateway'],
    ['200 OK', 'elsewhere', 200, 'text/html', '<h1>Welcome to nginx</h1>'],
    ['301 Moved Permanently', 'elsewhere', 301, 'text/html', ''],
    ['401 Unauthorized', 'reminder', 401, 'text/html', 'Set a bypass-tunnel-reminder header'],
    ['401 Unauthorized', 'not-through', 401, 'text/html', 'Password, please'],
    ['413 Payload Too Large', 'not-through', 413, 'text/plain', 'x'.repeat(500_000)],
  ] as const)(
    'is degraded when a proxy answers %s: %s',
    async (detail, fault, status, type, body) => {
      const { core, probed } = await behind(() => (_, response) => {
        response.writeHead(status, { 'content-type': type, location: 'https://x.test/' }).end(body);
      });
      expect((await probed()).outcome).toEqual({ ok: false, fault, detail });
      expect(core.state().tunnel).toMatchObject({
        is: 'degraded',
        degradation: { is: 'probe-failed', fault, detail },
      });
      // The Delivery URL stays, since the address may work from elsewhere.
      expect(core.state().deliveryUrl).not.toBeNull();
    },
  );

  it('is degraded when the path arrives changed', async () => {
    const { probed } = await behind((forward) => (request, response) => {
      request.url = `/hooks${request.url}`;
      forward(request, response);
    });
    expect((await probed()).outcome).toEqual({
      ok: false,
      fault: 'other-path',
      detail: `/hooks/in/${pathToken}`,
    });
  });

  it('is degraded when no server answers, and is not opened again for that', async () => {
    const impatient = { ...quick, probeTimeoutMs: 500 };
    const { core, probed } = await behind(() => () => undefined, '', impatient);
    expect((await probed()).outcome).toMatchObject({ fault: 'no-answer' });
    for (let test = 0; test < 4; test += 1) await core.tunnel.test();
    expect(core.state().tunnel.is).toBe('degraded');
  });

  it('is degraded while no server listens, and recovers once one does', async () => {
    let up = false;
    const { core, probed } = await behind((forward) => (request, response) => {
      if (up) forward(request, response);
      else request.socket.destroy();
    });
    expect((await probed()).outcome.ok).toBe(false);
    up = true;
    await until(() => core.state().tunnel.is === 'open');
  });

  it('fails while it is not set', async () => {
    const { core } = await runCore({ tunnel: { kind: 'address' } });
    await core.tunnel.open();
    expect(core.state().tunnel).toMatchObject({ is: 'failed', fault: 'no-address' });
  });
});

describe('a stranger', () => {
  it('hides no request behind a token of their own, nor behind a used one', async () => {
    let seen: string | null = null;
    const { address, probed, nth } = await behind((forward) => (request, response) => {
      seen ??= String(request.headers['hookscope-probe']);
      forward(request, response);
    });
    expect((await probed()).outcome.ok).toBe(true);
    for (const token of ['x', String(seen)]) {
      const url = `${address}/in/${pathToken}`;
      await fetch(url, { method: 'POST', headers: { 'hookscope-probe': token } });
    }
    expect((await nth(1)).request.headers).toContainEqual(['hookscope-probe', 'x']);
    expect((await nth(2)).request.headers).toContainEqual(['hookscope-probe', seen]);
  });

  it('who intercepts a probe token gets our own probe captured instead', async () => {
    const { probed, nth } = await behind((forward) => (request, response) => {
      const { headers, url } = request;
      const address = `http://${headers.host}${url}`;
      if (headers['x-second'] !== undefined) return forward(request, response);
      // The same token arrives twice: first in the stranger's request.
      const token = { 'hookscope-probe': String(headers['hookscope-probe']), 'x-second': '1' };
      void fetch(address, { method: 'POST', headers: token }).then(() =>
        forward(request, response),
      );
    });
    expect((await probed()).outcome.ok).toBe(false);
    expect((await nth(1)).request.method).toBe('POST');
  });

  it('who sends bytes after a probe on its connection is captured with those bytes only', async () => {
    const { probed, nth } = await behind((_, port) => (request, response) => {
      void openRawSocket(port()).then(async ({ socket, received }) => {
        const token = String(request.headers['hookscope-probe']);
        socket.write(
          `POST ${request.url} HTTP/1.1\r\nHost: x\r\nHookscope-Probe: ${token}\r\n\r\n`,
        );
        const answer = await until(() => received().split('\r\n\r\n')[1] ?? null);
        response.end(answer);
        socket.write('GARBAGE\r\n\r\n');
      });
    });
    expect((await probed()).outcome.ok).toBe(true);
    const { request } = await nth(1);
    expect(request.broken).not.toBeNull();
    expect(request.body.bytes).toBe('GARBAGE\r\n\r\n'.length);
  });
});

describe('choosing another kind', () => {
  it('takes effect at once, and only the host changes', async () => {
    const { address } = await behind((forward) => forward);
    const moved = 'http://moved.localhost:9';
    const core = createCore({ dataDir: tempDir(), resourcesDir, overrides: { port: 0 } });
    onTestFinished(() => core.close());
    await core.listen();
    const window = windowHandlers(core);
    const path = `/in/${core.settings.current().pathToken}`;
    changeSettings(core, { tunnel: { kind: 'address', address } });
    await until(() => core.state().deliveryUrl === `${address}${path}`);
    void window['tunnel.acceptAddress']();
    changeSettings(core, { tunnel: { address: moved } });
    await until(() => core.state().deliveryUrl === `${moved}${path}`);
    expect(core.state().movedFrom).toBe(address);
    void window['tunnel.acceptAddress']();
    expect(core.state().movedFrom).toBeNull();
    changeSettings(core, { tunnel: { kind: 'none' } });
    await until(() => core.state().tunnel.is === 'closed');
  });
});
