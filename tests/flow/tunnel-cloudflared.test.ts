import { delimiter } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeCloudflared, isAlive, type FakeCloudflared } from '../support/fake-cloudflared.ts';
import { tempDir } from '../support/temp-dir.ts';
import { listening } from '../support/terminal.ts';
import { tunnelSettings } from '../support/tunnel-settings.ts';
import { until } from '../support/until.ts';
import { watchTunnel, type WatchedTunnel } from '../support/watched-tunnel.ts';
import { isWindows } from '../support/system.ts';

const url = 'https://quiet-otters-carry-letters.trycloudflare.com';
/** The program is a fake one, which carries no requests. */
const localPort = 4_999;

function watched(
  program: Pick<FakeCloudflared, 'folder'>,
  timing: Parameters<typeof watchTunnel>[0] = {},
): WatchedTunnel & { readonly go: () => Promise<void> } {
  vi.stubEnv('PATH', `${program.folder}${delimiter}${process.env['PATH']}`);
  const tunnel = watchTunnel({ reopenDelay: () => 50, ...timing });
  onTestFinished(async () => {
    await tunnel.close();
    vi.unstubAllEnvs();
  });
  return { ...tunnel, go: () => tunnel.open(tunnelSettings({ kind: 'cloudflared' }), localPort) };
}

describe.skipIf(isWindows)('a quick tunnel', () => {
  it('is open once its connection is, has the address of the log, and ends with the app', async () => {
    const program = fakeCloudflared('open');
    const tunnel = watched(program);
    await tunnel.go();
    expect(tunnel.state()).toMatchObject({ is: 'open', url, insteadOf: null });
    expect(program.args()).toBe(
      'tunnel --no-autoupdate --config /dev/null --url http://127.0.0.1:4999',
    );
    const pid = program.pid();
    expect(isAlive(pid)).toBe(true);
    await tunnel.close();
    expect(isAlive(pid)).toBe(false);
    expect(tunnel.kinds()).toEqual(['opening', 'open', 'closed']);
  });

  it('is degraded while its connection is lost', async () => {
    const program = fakeCloudflared('open');
    const tunnel = watched(program);
    await tunnel.go();
    program.write('lost');
    expect((await tunnel.becomes('degraded')).degradation).toEqual({
      is: 'few-connections',
      up: 0,
      of: 1,
    });
    program.write('back');
    await tunnel.becomes('open');
    expect(program.starts()).toBe(1);
  });

  it('that dies is opened again by itself', async () => {
    const program = fakeCloudflared('open');
    const tunnel = watched(program);
    await tunnel.go();
    const first = program.pid();
    if (first !== null) process.kill(first, 'SIGKILL');
    expect((await tunnel.becomes('failed')).fault).toBe('died');
    await tunnel.becomes('open');
    expect(program.pid()).not.toBe(first);
    expect(program.starts()).toBe(2);
  });

  it.each([
    ['limited', 'limited', '429 Too Many Requests'],
    ['no-network', 'unreachable', /no such host/],
    ['server-error', 'refused', '500 Internal Server Error'],
  ] as const)('that is not given says why: %s', async (fixture, fault, detail) => {
    const tunnel = watched(fakeCloudflared(fixture, 'fails'), { reopenDelay: () => 60_000 });
    await tunnel.go();
    expect(tunnel.state()).toMatchObject({
      is: 'failed',
      host: 'https://trycloudflare.com',
      fault,
      detail: typeof detail === 'string' ? detail : expect.stringMatching(detail),
    });
  });

  it('without a way to the network fails at the deadline, and its program is ended', async () => {
    const program = fakeCloudflared('udp-blocked');
    const tunnel = watched(program, { deadlineMs: 700, reopenDelay: () => 60_000 });
    await tunnel.go();
    expect(tunnel.state()).toMatchObject({ is: 'failed', fault: 'no-answer' });
    expect(isAlive(program.pid())).toBe(false);
  });

  it('cannot open without the program', async () => {
    vi.stubEnv('HOOKSCOPE_CLOUDFLARED', '/nowhere/cloudflared');
    const tunnel = watched({ folder: tempDir() });
    await tunnel.go();
    expect(tunnel.state()).toMatchObject({ is: 'failed', fault: 'no-program' });
  });

  it('is killed when it does not end', async () => {
    const program = fakeCloudflared('open', 'stubborn');
    const tunnel = watched(program);
    await tunnel.go();
    await tunnel.close();
    expect(isAlive(program.pid())).toBe(false);
  });
});

describe.skipIf(isWindows)('the program', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)('does not outlive the app after %s', async (signal) => {
    const program = fakeCloudflared('open');
    vi.stubEnv('PATH', `${program.folder}${delimiter}${process.env['PATH']}`);
    const { lines, stop } = await listening(tempDir(), '--tunnel', 'cloudflared');
    vi.unstubAllEnvs();
    await until(() => lines.some(({ event, url: told }) => event === 'tunnel' && told));
    const pid = program.pid();
    expect(isAlive(pid)).toBe(true);
    await stop(signal);
    await until(() => !isAlive(pid));
  });
});
