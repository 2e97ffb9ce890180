import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { keepWhenProved, stopTrial } from '../../electron/core/calls/tunnel-trials.ts';
import { createCore, type Core } from '../../electron/core/core.ts';
import { isAlive } from '../support/fake-cloudflared.ts';
import { fakeAuthority, fakeTunnelProgram } from '../support/fake-tunnel-program.ts';
import { freePort } from '../support/free-port.ts';
import { resourcesDir } from '../support/running-core.ts';
import { sshd, startSshServer } from '../support/ssh-server.ts';
import { tempDir } from '../support/temp-dir.ts';
import { startTunnelServer } from '../support/tunnel-server.ts';
import { until } from '../support/until.ts';

const trusted = getCACertificates('default');
beforeAll(() => setDefaultCACertificates([...trusted, fakeAuthority]));
afterAll(() => setDefaultCACertificates(trusted));

/** A core whose settings can be changed, with an open localtunnel. */
async function withLocaltunnel(): Promise<{ core: Core; before: string }> {
  const server = await startTunnelServer();
  onTestFinished(() => server.stop());
  const core = createCore({
    dataDir: tempDir(),
    resourcesDir,
    overrides: { port: 0 },
    tunnelTiming: { reopenDelay: () => 60_000 },
  });
  onTestFinished(() => core.close());
  await core.listen();
  core.settings.change({ tunnel: { host: server.host } });
  await core.tunnel.open();
  const before = core.state().deliveryUrl;
  if (before === null) throw new Error('no tunnel');
  return { core, before };
}

describe.runIf(process.platform !== 'win32')('a tunnel that is tried', () => {
  it('is kept when a probe came through it', async () => {
    const { core } = await withLocaltunnel();
    const program = fakeTunnelProgram('ngrok', { first: 'ngrok-open' });
    const trial = await keepWhenProved(core, { kind: 'ngrok', domain: null });
    expect(trial).toMatchObject({ is: 'kept', url: `https://localhost:${program.port()}` });
    expect(core.settings.current().tunnel.kind).toBe('ngrok');
    await until(() => core.state().deliveryUrl?.startsWith('https://localhost:') === true);
    expect(isAlive(program.starts()[0]?.pid ?? null)).toBe(false);
  });

  it('that fails changes nothing, and the present one stays open meanwhile', async () => {
    const { core, before } = await withLocaltunnel();
    const program = fakeTunnelProgram('ngrok', { first: 'ngrok-no-account' });
    const seen = new Set<string | null>();
    const timer = setInterval(() => seen.add(core.state().deliveryUrl), 5);
    const trial = await keepWhenProved(core, { kind: 'ngrok' });
    clearInterval(timer);
    expect(trial).toMatchObject({ is: 'failed', fault: 'not-logged-in' });
    expect([...seen]).toEqual([before]);
    expect(core.settings.current().tunnel.kind).toBe('localtunnel');
    expect(isAlive(program.starts()[0]?.pid ?? null)).toBe(false);
  });

  it('can be stopped, and only one is tried at a time', async () => {
    const { core, before } = await withLocaltunnel();
    const program = fakeTunnelProgram('tailscale', { first: 'tailscale-tailnet-only' });
    const trial = keepWhenProved(core, { kind: 'tailscale' });
    await until(() => program.starts().length === 1);
    expect(await keepWhenProved(core, { kind: 'ngrok' })).toEqual({ is: 'busy' });
    stopTrial(core);
    expect(await trial).toEqual({ is: 'stopped' });
    expect(isAlive(program.starts()[0]?.pid ?? null)).toBe(false);
    expect(core.state().deliveryUrl).toBe(before);
  });

  it('of the present kind closes the present one, and opens it again after a failure', async () => {
    const { core, before } = await withLocaltunnel();
    const trial = await keepWhenProved(core, { host: 'http://127.0.0.1:9' });
    expect(trial).toMatchObject({ is: 'failed' });
    await until(() => core.state().deliveryUrl === before);
  });

  it('with settings that are not valid is not opened', async () => {
    const { core } = await withLocaltunnel();
    const domain = 'https://hooks.example.com/';
    expect(await keepWhenProved(core, { kind: 'ngrok', domain })).toMatchObject({ is: 'invalid' });
  });
});

it.skipIf(sshd === undefined)(
  'an ssh server is tried again once its key was compared, and the present tunnel stays open meanwhile',
  async () => {
    const { core, before } = await withLocaltunnel();
    const server = await startSshServer();
    const key = await core.tunnel.makeSshKey();
    server.allow(key.ok ? key.value : '');
    const port = await freePort();
    const change = {
      kind: 'ssh',
      sshService: 'own',
      sshTo: server.to,
      sshRemote: `127.0.0.1:${port}`,
      sshAddress: `http://127.0.0.1:${port}`,
      sshKey: 'hookscope',
    } as const;
    expect(await keepWhenProved(core, change)).toMatchObject({ fault: 'host-key-unknown' });
    expect(core.tunnel.offeredHostKey()).toMatchObject({ fingerprint: server.fingerprint() });
    await core.tunnel.trustHostKey(server.fingerprint());
    expect(core.state().deliveryUrl).toBe(before);
    expect(await keepWhenProved(core, change)).toMatchObject({
      is: 'kept',
      url: change.sshAddress,
    });
    await until(() => core.state().deliveryUrl?.startsWith(change.sshAddress) === true);
  },
);
