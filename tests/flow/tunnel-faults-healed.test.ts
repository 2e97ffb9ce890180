import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import type { CoreOptions } from '../../electron/core/core-options.ts';
import { standBetween, type FaultProxy } from '../support/fault-proxy.ts';
import { openRawSocket } from '../support/raw-socket.ts';
import { requestThrough } from '../support/request-through.ts';
import { pathToken, runCore, type RunningCore } from '../support/running-core.ts';
import { startTunnelServer, type TunnelServer } from '../support/tunnel-server.ts';
import { until } from '../support/until.ts';
import type { TunnelState } from '../../shared/tunnel.ts';
import { isWindows } from '../support/system.ts';

/**
 * The app's logic with pauses that are ten times shorter. tests/core/tunnel/timing.test.ts proves that the app's own
 * times stay within 15 s. What answers has the app's own time for it, because a busy machine
 * may need it.
 */
const quick: NonNullable<CoreOptions['tunnelTiming']> = {
  reviveMs: 400,
  missingMs: 200,
  stableAfterMs: 500,
  reopenDelay: (failures) => Math.min(50 * 2 ** (failures - 1), 600),
};
/** Where something never answers. */
const impatient = { ...quick, deadlineMs: 1_500, probeTimeoutMs: 1_500 };

let servers: TunnelServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => (server.thaw(), server.kill())));
  servers = [];
});

async function start(port = 0): Promise<TunnelServer> {
  const server = await startTunnelServer({ port });
  servers.push(server);
  return server;
}

interface Watched extends RunningCore {
  /** Waits for the state. */
  readonly becomes: <Is extends TunnelState['is']>(
    is: Is,
    when?: (state: Extract<TunnelState, { readonly is: Is }>) => boolean,
  ) => Promise<Extract<TunnelState, { readonly is: Is }>>;
}

/** The real inspector behind a tunnel named `ours`. */
async function inspector(
  host: string,
  dataDir?: string,
  tunnelTiming: CoreOptions['tunnelTiming'] = quick,
): Promise<Watched> {
  const tunnel = { kind: 'localtunnel', host, subdomain: 'ours' } as const;
  const running = await runCore({ tunnel }, dataDir, { tunnelTiming });
  return {
    ...running,
    becomes: (is, when = () => true) =>
      until(() => {
        const state = running.core.state().tunnel;
        if (state.is !== is) return null;
        const found = state as Extract<TunnelState, { readonly is: typeof is }>;
        return when(found) ? found : null;
      }),
  };
}

interface Opened extends Watched {
  readonly server: TunnelServer;
  readonly proxy: FaultProxy;
}

async function opened(timing = quick): Promise<Opened> {
  const server = await start();
  const proxy = await standBetween(server.port);
  const running = await inspector(proxy.host, undefined, timing);
  await running.core.tunnel.open();
  await running.becomes('open', ({ probe }) => probe?.outcome.ok === true);
  return { ...running, server, proxy };
}

const send = (server: TunnelServer, body: string) =>
  requestThrough(server.publicUrl('ours'), { path: `/in/${pathToken}`, body });

/** Expects that the tunnel is open under the same address, is probed, and that a webhook through it is stored. */
async function isBack({ becomes, captured, server }: Opened): Promise<void> {
  const { url, insteadOf } = await becomes('open', ({ probe }) => probe?.outcome.ok === true);
  expect({ url, insteadOf }).toEqual({ url: server.publicUrl('ours'), insteadOf: null });
  const before = captured.length;
  expect((await send(server, 'again')).status).toBe(200);
  await until(() => captured.length === before + 1);
}

describe('the state of the tunnel, and its recovery, when', () => {
  it('the name is granted: open and probed, and no probe is captured', async () => {
    const running = await opened();
    await isBack(running);
    expect(running.captured).toHaveLength(1);
    expect(running.core.state().movedFrom).toBeNull();
  });

  it('the name is taken: open under another, which is reported with the address that the CRM had before', async () => {
    const { core, dataDir, server, proxy } = await opened();
    core.tunnel.acceptAddress();
    await core.close();
    const other = await inspector(server.host);
    await other.core.tunnel.open();
    await other.becomes('open', ({ insteadOf }) => insteadOf === null);
    // The name is requested three times, since a server reserves it for a second after its owner left.
    const second = await inspector(proxy.host, dataDir);
    await second.core.tunnel.open();
    const { url } = await second.becomes('open', ({ insteadOf }) => insteadOf === 'ours');
    expect(second.core.state()).toMatchObject({
      movedFrom: server.publicUrl('ours'),
      deliveryUrl: `${url}/in/${pathToken}`,
    });
    second.core.tunnel.acceptAddress();
    expect(second.core.state().movedFrom).toBeNull();
  });

  it('the server is killed in the middle of a request: the sender sees the failure, and the tunnel opens again', async () => {
    const running = await opened();
    const { server, proxy, becomes, core, nth } = running;
    const before = proxy.carried();
    const { socket, closed } = await openRawSocket(server.port);
    const { host } = new URL(server.publicUrl('ours'));
    const head = `POST /in/${pathToken} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1000\r\n\r\n`;
    socket.write(`${head}the beginning`);
    await until(() => proxy.carried() >= before + head.length);
    await server.kill();
    expect(await closed).toBe('');
    const { request } = await nth(1);
    expect(request.body).toMatchObject({ bytes: 13, ended: 'aborted' });
    await becomes('failed');
    expect(core.state().deliveryUrl).toBeNull();
    await isBack({ ...running, server: await start(server.port) });
  });

  it('the server is away for long: retried at long intervals until it is back', async () => {
    const running = await opened();
    const { server, proxy, becomes } = running;
    const before = proxy.asked();
    await server.kill();
    await becomes('failed');
    await until(() => proxy.asked() >= before + 6);
    await isBack({ ...running, server: await start(server.port) });
  });

  it('the server never comes back: reported, retried a bounded number of times, and closed on request', async () => {
    const { server, proxy, core, becomes } = await opened();
    await server.kill();
    await becomes('failed');
    const asked = proxy.asked();
    const started = performance.now();
    await until(() => proxy.asked() > asked + 1);
    // What was dialled before the tunnel failed has been accepted by now, also on a busy machine.
    const dialled = proxy.dialled();
    await until(() => proxy.asked() >= asked + 5);
    // After the first few, at most one request in 600 ms, and no socket before the name is granted.
    const most = 5 + (performance.now() - started) / 50;
    expect(proxy.asked() - asked).toBeLessThan(most);
    expect(proxy.dialled()).toBe(dialled);
    expect(core.state().tunnel.is).toBe('failed');
    await core.tunnel.close();
    const atClose = proxy.asked();
    expect(core.state().tunnel).toEqual({ is: 'closed' });
    await until(() => performance.now() - started > 1_500);
    expect(proxy.asked()).toBe(atClose);
  });

  it('the server refuses with 403: reported with its words, and open once the server accepts', async () => {
    const server = await start();
    const proxy = await standBetween(server.port);
    proxy.answer({ status: 403 });
    const running = await inspector(proxy.host);
    await running.core.tunnel.open();
    expect(await running.becomes('failed')).toMatchObject({
      fault: 'refused',
      detail: '403 Forbidden',
    });
    proxy.answer('as-the-server');
    await isBack({ ...running, server, proxy });
  });

  it('the server never answers: reported at the deadline, and open once it answers', async () => {
    const server = await start();
    const proxy = await standBetween(server.port);
    proxy.answer('never');
    const running = await inspector(proxy.host, undefined, impatient);
    void running.core.tunnel.open();
    expect(running.core.state().tunnel.is).toBe('opening');
    expect((await running.becomes('failed')).fault).toBe('no-answer');
    proxy.answer('as-the-server');
    await isBack({ ...running, server, proxy });
  });

  it('sockets are lost one by one: degraded while some are left, failed after the last', async () => {
    const running = await opened();
    const { proxy, becomes } = running;
    await proxy.refuseSockets();
    for (let cut = 0; cut < 3; cut += 1) proxy.cutOne();
    await becomes(
      'degraded',
      // One more may be missing: the server closes a socket after a reply.
      ({ degradation }) =>
        degradation.is === 'few-connections' &&
        [6, 7].includes(degradation.up) &&
        degradation.of === 10,
    );
    while (proxy.cutOne() > 0);
    await becomes('failed');
    await proxy.takeSockets();
    await isBack(running);
  });

  it('the port for sockets cannot be reached: reported, and open once it can', async () => {
    const server = await start();
    const proxy = await standBetween(server.port);
    await proxy.refuseSockets();
    const running = await inspector(proxy.host);
    await running.core.tunnel.open();
    expect((await running.becomes('failed')).fault).toBe('blocked-port');
    await proxy.takeSockets();
    await isBack({ ...running, server, proxy });
  });

  it('the app starts again: the same address', async () => {
    const { core, dataDir, server, proxy } = await opened();
    await core.close();
    const second = await inspector(proxy.host, dataDir);
    await second.core.tunnel.open();
    await isBack({ ...second, server, proxy });
    expect(second.core.state().movedFrom).toBeNull();
  });

  it.skipIf(isWindows)(
    'the server hangs: a probe finds it, and the next finds that it works again',
    async () => {
      const running = await opened(impatient);
      const { server, core, becomes } = running;
      server.freeze();
      onTestFinished(() => server.thaw());
      await core.tunnel.test();
      expect(await becomes('degraded')).toMatchObject({
        degradation: { is: 'probe-failed', fault: 'no-answer' },
      });
      server.thaw();
      await isBack(running);
      // The probe that had timed out arrived late, and is not captured.
      expect(running.captured).toHaveLength(1);
    },
  );

  it.skipIf(isWindows)(
    'the machine slept: one unanswered probe is enough to open it again',
    async () => {
      const running = await opened(impatient);
      const { server, proxy, core, becomes } = running;
      const asked = proxy.asked();
      server.freeze();
      onTestFinished(() => server.thaw());
      void core.tunnel.resume();
      await becomes('failed');
      server.thaw();
      await isBack(running);
      expect(proxy.asked()).toBeGreaterThan(asked);
    },
  );
});
