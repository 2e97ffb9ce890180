import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setDefaultCACertificates, getCACertificates } from 'node:tls';
import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Settings } from '../../shared/settings.ts';
import { isAlive } from '../support/fake-cloudflared.ts';
import { fakeAuthority, fakeTunnelProgram } from '../support/fake-tunnel-program.ts';
import { pathToken, runCore, type RunningCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { tunnelSettings } from '../support/tunnel-settings.ts';
import { until } from '../support/until.ts';
import { watchTunnel } from '../support/watched-tunnel.ts';

/** The fake programs are shell scripts. */
const hasShell = process.platform !== 'win32';

const trusted = getCACertificates('default');
beforeAll(() => setDefaultCACertificates([...trusted, fakeAuthority]));
afterAll(() => setDefaultCACertificates(trusted));

const timing = { probeEveryMs: 60_000, reopenDelay: () => 60_000 };

/** Opens a tunnel of the real core, and waits until a probe came through it, or it failed. */
async function opened(tunnel: Partial<Settings['tunnel']>): Promise<RunningCore> {
  const running = await runCore({ tunnel }, undefined, { tunnelTiming: timing });
  await running.core.tunnel.open();
  await until(() => {
    const state = running.core.state().tunnel;
    return state.is === 'failed' || ('probe' in state && state.probe !== null);
  });
  return running;
}

/** Posts as a CRM does, to an https address of this computer. @returns the status. */
function post(port: number | null, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: 'localhost',
        port,
        family: 4,
        method: 'POST',
        path: `/in/${pathToken}`,
        agent: false,
      },
      (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

describe.runIf(hasShell)('a tunnel by a program of the user’s', () => {
  it.each([
    ['ngrok', 'ngrok', 'ngrok-open'],
    ['tailscale', 'tailscale', 'tailscale-open'],
  ] as const)(
    'of the kind %s is proved by a probe through it, carries requests byte for byte, and ends with it',
    async (kind, name, first) => {
      const program = fakeTunnelProgram(name, { first });
      const { core, nth } = await opened({ kind });
      const { tunnel, deliveryUrl } = core.state();
      expect(tunnel).toMatchObject({ is: 'open', probe: { outcome: { ok: true } } });
      expect(deliveryUrl).toBe(`https://localhost:${program.port()}/in/${pathToken}`);
      const body = '{"type":"SMS","message":"ñ \\u00f1  "}';
      expect(await post(program.port(), body)).toBe(200);
      const { request: captured } = await nth(1);
      expect(captured.via).toBe('tunnel');
      expect(captured.body.bytes).toBe(Buffer.byteLength(body));
      const [start] = program.starts();
      expect(isAlive(start?.pid ?? null)).toBe(true);
      await core.tunnel.close();
      expect(isAlive(start?.pid ?? null)).toBe(false);
    },
  );

  it('gets what it needs as arguments, and nothing else of our environment', async () => {
    process.env['NOT_FOR_PROGRAMS'] = 'secret';
    onTestFinished(() => void delete process.env['NOT_FOR_PROGRAMS']);
    const program = fakeTunnelProgram('ngrok', { first: 'ngrok-open' });
    const tunnel = watchTunnel(timing);
    onTestFinished(() => tunnel.close());
    await tunnel.open(tunnelSettings({ kind: 'ngrok', domain: 'hooks.example.com' }), 4_999);
    const [start] = program.starts();
    expect(start?.args).toEqual([
      'http',
      '127.0.0.1:4999',
      '--url=https://hooks.example.com',
      '--inspect=false',
      '--log=stdout',
      '--log-format=json',
      '--log-level=info',
    ]);
    expect(Object.keys(start?.env ?? {})).not.toContain('NOT_FOR_PROGRAMS');
  });

  it('with a name at Cloudflare has the user’s host name, and no token in its arguments or its state', async () => {
    const program = fakeTunnelProgram('cloudflared', { first: 'cloudflared-open' });
    const tokenFile = join(tempDir(), 'token');
    writeFileSync(tokenFile, 'eyJSECRETSECRETSECRETSECRET');
    const tunnel = watchTunnel(timing);
    onTestFinished(() => tunnel.close());
    const settings = { kind: 'cloudflared-named', domain: 'hooks.example.com' } as const;
    await tunnel.open(tunnelSettings({ ...settings, tokenFile, tunnelName: 'hooks' }), 4_999);
    expect(tunnel.state()).toMatchObject({ is: 'open', url: 'https://hooks.example.com' });
    const run = ['tunnel', '--no-autoupdate', '--config', '/dev/null', 'run'];
    const url = ['--url', 'http://127.0.0.1:4999'];
    expect(program.starts()[0]?.args).toEqual([...run, ...url, '--token-file', tokenFile]);
    program.write('cloudflared-lost-all');
    expect(await tunnel.becomes('degraded')).toMatchObject({ degradation: { up: 0 } });
    program.write('cloudflared-back');
    await tunnel.becomes('open');
    await tunnel.open(tunnelSettings({ ...settings, tunnelName: 'hooks' }), 4_999);
    expect(program.starts()[1]?.args).toEqual([...run, ...url, 'hooks']);
    const told = JSON.stringify([tunnel.states, program.starts()]);
    expect(told).not.toContain('SECRET');
    expect(readFileSync(tokenFile, 'utf8')).toContain('SECRET');
  });

  it.each([
    ['ngrok', 'ngrok', 'ngrok-no-account', 'stays', 'not-logged-in'],
    ['ngrok', 'ngrok', 'ngrok-taken', 'fails', 'in-use'],
    ['cloudflared-named', 'cloudflared', 'cloudflared-unknown', 'fails', 'unknown-tunnel'],
    ['tailscale', 'tailscale', 'tailscale-not-enabled', 'stays', 'not-enabled'],
    ['tailscale', 'tailscale', 'tailscale-logged-out', 'fails', 'not-logged-in'],
  ] as const)(
    'of the kind %s that is not given says why, and leaves no process: %s %s',
    async (kind, name, first, ending, fault) => {
      const program = fakeTunnelProgram(name, { first, ending });
      const tunnel = watchTunnel(timing);
      onTestFinished(() => tunnel.close());
      const settings = { kind, domain: 'hooks.example.com', tunnelName: 'hoks' };
      await tunnel.open(tunnelSettings(settings), 4_999);
      expect(tunnel.state()).toMatchObject({ is: 'failed', fault });
      expect(isAlive(program.starts()[0]?.pid ?? null)).toBe(false);
    },
  );
});

it.each([
  [{ kind: 'cloudflared-named' }, 'no-address'],
  [{ kind: 'cloudflared-named', domain: 'hooks.example.com' }, 'no-tunnel'],
] as const)('a tunnel without what it needs starts no program: %o', async (settings, fault) => {
  const tunnel = watchTunnel(timing);
  onTestFinished(() => tunnel.close());
  await tunnel.open(tunnelSettings(settings), 4_999);
  expect(tunnel.state()).toMatchObject({ is: 'failed', fault });
});
