import { createServer, request as sendTo, type RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { windowHandlers } from '../../electron/core/calls/window-handlers.ts';
import { changeSettings } from '../../electron/core/calls/change-settings.ts';
import { createCore } from '../../electron/core/core.ts';
import { onLoopback } from '../support/loopback.ts';
import { pathToken, resourcesDir, runCore, type RunningCore } from '../support/running-core.ts';
import { openRawSocket } from '../support/raw-socket.ts';
import { tempDir } from '../support/temp-dir.ts';
import { until } from '../support/until.ts';
import type { ProbeResult } from '../../shared/tunnel.ts';

const quick = { proofMs: 1_000, reopenDelay: () => 30, proveEveryMs: 60_000 };

/** A proxy of the user's own in front of the inspector. */
async function behind(
  proxy: (forward: RequestListener, port: () => number) => RequestListener,
  path = '',
): Promise<
  RunningCore & { readonly address: string; readonly proved: () => Promise<ProbeResult> }
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
    tunnelTiming: quick,
  });
  running.port = core.port;
  await core.core.tunnel.open();
  return {
    ...core,
    address,
    proved: () =>
      until(() => {
        const { tunnel } = core.core.state();
        return 'probe' in tunnel && tunnel.probe;
      }),
  };
}

describe("an address of the user's own", () => {
  it('is open at once, proved soon, and its requests are kept as local', async () => {
    const { core, address, proved, captured, nth } = await behind((forward) => forward);
    expect(core.state().deliveryUrl).toBe(`${address}/in/${pathToken}`);
    const { at, outcome } = await proved();
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome.ok && outcome.ms).toBeGreaterThan(0);
    expect(Math.abs(Date.now() - at)).toBeLessThan(5_000);
    expect(captured).toHaveLength(0);
    await fetch(`${address}/in/${pathToken}`, { method: 'POST', body: 'from outside' });
    expect((await nth(1)).request.via).toBe('local');
  });

  it('may have a path that its proxy takes off', async () => {
    const { core, address, proved } = await behind(
      (forward) => (request, response) => {
        request.url = request.url?.replace('/hooks', '') ?? '';
        forward(request, response);
      },
      '/hooks/',
    );
    expect(core.state().deliveryUrl).toBe(`${address}/hooks/in/${pathToken}`);
    // What it took off is missing from what came: that is how it should be.
    expect((await proved()).outcome.ok).toBe(true);
  });

  it.each([
    ['502 Bad Gateway', 'not-through', 502, 'text/plain', 'bad gateway'],
    ['200 OK', 'elsewhere', 200, 'text/html', '<h1>Welcome to nginx</h1>'],
    ['301 Moved Permanently', 'elsewhere', 301, 'text/html', ''],
    ['401 Unauthorized', 'reminder', 401, 'text/html', 'Set a bypass-tunnel-reminder header'],
    ['401 Unauthorized', 'not-through', 401, 'text/html', 'Password, please'],
    ['413 Payload Too Large', 'not-through', 413, 'text/plain', 'x'.repeat(500_000)],
  ] as const)('is weak where a proxy answers %s: %s', async (detail, fault, status, type, body) => {
    const { core, proved } = await behind(() => (_, response) => {
      response.writeHead(status, { 'content-type': type, location: 'https://x.test/' }).end(body);
    });
    expect((await proved()).outcome).toEqual({ ok: false, fault, detail });
    expect(core.state().tunnel).toMatchObject({
      is: 'degraded',
      degradation: { is: 'probe-failed', fault, detail },
    });
    // There is still something to paste: from elsewhere it may work.
    expect(core.state().deliveryUrl).not.toBeNull();
  });

  it('is weak where the path comes through changed', async () => {
    const { proved } = await behind((forward) => (request, response) => {
      request.url = `/hooks${request.url}`;
      forward(request, response);
    });
    expect((await proved()).outcome).toEqual({
      ok: false,
      fault: 'other-path',
      detail: `/hooks/in/${pathToken}`,
    });
  });

  it('is weak where nobody answers, and never opened anew for it', async () => {
    const { core, proved } = await behind(() => () => undefined);
    expect((await proved()).outcome).toMatchObject({ fault: 'no-answer' });
    for (let test = 0; test < 4; test += 1) await core.tunnel.test();
    expect(core.state().tunnel.is).toBe('degraded');
  });

  it('is weak where nobody listens, and good again by itself once somebody does', async () => {
    let up = false;
    const { core, proved } = await behind((forward) => (request, response) => {
      if (up) forward(request, response);
      else request.socket.destroy();
    });
    expect((await proved()).outcome.ok).toBe(false);
    up = true;
    await until(() => core.state().tunnel.is === 'open');
  });

  it('has to be given first', async () => {
    const { core } = await runCore({ tunnel: { kind: 'address' } });
    await core.tunnel.open();
    expect(core.state().tunnel).toMatchObject({ is: 'failed', fault: 'no-address' });
  });
});

describe('a stranger', () => {
  it('hides no request behind a mark of their own, nor behind one that was used', async () => {
    let seen: string | null = null;
    const { address, proved, nth } = await behind((forward) => (request, response) => {
      seen ??= String(request.headers['hookscope-proof']);
      forward(request, response);
    });
    expect((await proved()).outcome.ok).toBe(true);
    for (const mark of ['x', String(seen)]) {
      const url = `${address}/in/${pathToken}`;
      await fetch(url, { method: 'POST', headers: { 'hookscope-proof': mark } });
    }
    expect((await nth(1)).request.headers).toContainEqual(['hookscope-proof', 'x']);
    expect((await nth(2)).request.headers).toContainEqual(['hookscope-proof', seen]);
  });

  it('who takes a mark on its way gets our own request captured in its place', async () => {
    const { proved, nth } = await behind((forward) => (request, response) => {
      const { headers, url } = request;
      const address = `http://${headers.host}${url}`;
      if (headers['x-second'] !== undefined) return forward(request, response);
      // The same mark arrives twice, the stranger's first.
      const mark = { 'hookscope-proof': String(headers['hookscope-proof']), 'x-second': '1' };
      void fetch(address, { method: 'POST', headers: mark }).then(() => forward(request, response));
    });
    expect((await proved()).outcome.ok).toBe(false);
    expect((await nth(1)).request.method).toBe('POST');
  });

  it('who goes on after a test on its connection is captured with their own bytes alone', async () => {
    const { proved, nth } = await behind((_, port) => (request, response) => {
      void openRawSocket(port()).then(async ({ socket, received }) => {
        const mark = String(request.headers['hookscope-proof']);
        socket.write(`POST ${request.url} HTTP/1.1\r\nHost: x\r\nHookscope-Proof: ${mark}\r\n\r\n`);
        const answer = await until(() => received().split('\r\n\r\n')[1] ?? null);
        response.end(answer);
        socket.write('GARBAGE\r\n\r\n');
      });
    });
    expect((await proved()).outcome.ok).toBe(true);
    const { request } = await nth(1);
    expect(request.broken).not.toBeNull();
    expect(request.body.bytes).toBe('GARBAGE\r\n\r\n'.length);
  });
});

describe('choosing another kind', () => {
  it('takes effect at once, and only the host changes', async () => {
    const { address } = await behind((forward) => forward);
    const moved = 'http://moved.localhost:9';
    const kept = createCore({ dataDir: tempDir(), resourcesDir, overrides: { port: 0 } });
    onTestFinished(() => kept.close());
    await kept.listen();
    const window = windowHandlers(kept);
    const path = `/in/${kept.settings.current().pathToken}`;
    changeSettings(kept, { tunnel: { kind: 'address', address } });
    await until(() => kept.state().deliveryUrl === `${address}${path}`);
    changeSettings(kept, { tunnel: { address: moved } });
    await until(() => kept.state().deliveryUrl === `${moved}${path}`);
    expect(kept.state().movedFrom).toBe(address);
    void window['tunnel.acceptAddress']();
    expect(kept.state().movedFrom).toBeNull();
    changeSettings(kept, { tunnel: { kind: 'none' } });
    await until(() => kept.state().tunnel.is === 'closed');
  });
});
