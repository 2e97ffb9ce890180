import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ensureOwnKey } from '../../electron/core/tunnel/ssh/ssh-folder.ts';
import type { Settings } from '../../shared/settings.ts';
import { isAlive } from '../support/fake-cloudflared.ts';
import { freePort } from '../support/free-port.ts';
import { onLoopback } from '../support/loopback.ts';
import {
  fingerprintOf,
  newKey,
  sshd,
  startSshServer,
  type SshServer,
} from '../support/ssh-server.ts';
import { tempDir } from '../support/temp-dir.ts';
import { listening } from '../support/terminal.ts';
import { until } from '../support/until.ts';
import { watchTunnel, type WatchedTunnel } from '../support/watched-tunnel.ts';

const fixtures = fileURLToPath(new URL('../fixtures/ssh/', import.meta.url));

/** What stands behind the tunnel: it answers with the path and the body that it got. */
async function echo(): Promise<number> {
  const server = await onLoopback(
    createServer((request, response) => {
      void text(request).then((body) => response.end(`${request.url} ${body}`));
    }),
  );
  onTestFinished(() => server.close());
  return server.port;
}

interface Given {
  readonly server: SshServer;
  readonly trust?: string | null;
  readonly dataDir?: string;
  readonly timing?: Parameters<typeof watchTunnel>[0];
}

/** A tunnel of ours, which the server lets in by our own key, and whose host key was compared. */
async function tunnelTo({ server, trust, dataDir = tempDir(), timing }: Given): Promise<
  WatchedTunnel & {
    readonly go: (settings?: Partial<Settings['tunnel']>) => Promise<void>;
    readonly url: string;
    readonly dataDir: string;
  }
> {
  const key = await ensureOwnKey(dataDir, new AbortController().signal);
  server.allow(key.ok ? key.value : '');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const known = trust === undefined ? server.fingerprint() : trust;
  const tunnel = watchTunnel({ reopenDelay: () => 50, ...timing }, undefined, {
    dataDir,
    trustedHostKeys: new Set(known === null ? [] : [known]),
  });
  onTestFinished(tunnel.close);
  const localPort = await echo();
  const own = {
    kind: 'ssh',
    sshService: 'own',
    sshTo: server.to,
    sshRemote: `127.0.0.1:${port}`,
    sshAddress: url,
    sshKey: 'hookscope',
  } as const;
  return {
    ...tunnel,
    url,
    dataDir,
    go: (more = {}) => tunnel.open({ ...own, ...more }, localPort),
  };
}

const post = async (url: string) =>
  (await fetch(`${url}/in/x`, { method: 'POST', body: 'hello' })).text();
const never = { timing: { reopenDelay: () => 60_000 } };

describe.skipIf(sshd === undefined)('a tunnel through an ssh server', () => {
  it('opens, carries a webhook, heals with the same address when the server comes back, and leaves no process', async () => {
    const server = await startSshServer();
    const tunnel = await tunnelTo({ server });
    await tunnel.go();
    expect(tunnel.state()).toMatchObject({ is: 'open', url: tunnel.url });
    expect(await post(tunnel.url)).toBe('/in/x hello');
    expect(statSync(join(tunnel.dataDir, 'ssh', 'id_ed25519')).mode & 0o777).toBe(0o600);
    expect(statSync(join(tunnel.dataDir, 'ssh', 'known_hosts')).mode & 0o777).toBe(0o600);

    await server.kill();
    expect(['died', 'unreachable']).toContain((await tunnel.becomes('failed')).fault);
    await server.start();
    expect((await tunnel.becomes('open')).url).toBe(tunnel.url);
    expect(await post(tunnel.url)).toBe('/in/x hello');

    expect(server.sessions()).not.toEqual([]);
    await tunnel.close();
    await until(() => server.sessions().length === 0);
  });

  it('connects to no server whose key was not compared, and shows its fingerprint', async () => {
    const server = await startSshServer();
    const tunnel = await tunnelTo({ server, trust: null, ...never });
    await tunnel.go();
    expect(tunnel.state()).toMatchObject({
      is: 'failed',
      fault: 'host-key-unknown',
      detail: `ED25519 ${server.fingerprint()}`,
      host: `ssh://127.0.0.1:${server.port}`,
    });
  });

  it('refuses a server whose key has changed, until the new key is trusted', async () => {
    const server = await startSshServer();
    const { dataDir, go, close } = await tunnelTo({ server });
    await go();
    await close();
    const before = server.fingerprint();
    server.changeHostKey();
    await server.kill();
    await server.start();
    // The old key is known from the file now.
    const strict = await tunnelTo({ server, trust: before, dataDir, ...never });
    await strict.go();
    expect(strict.state()).toMatchObject({
      fault: 'host-key-changed',
      detail: `ED25519 ${server.fingerprint()}`,
    });
    const trusting = await tunnelTo({ server, dataDir });
    await trusting.go();
    expect(trusting.state().is).toBe('open');
    const known = readFileSync(join(dataDir, 'ssh', 'known_hosts'), 'utf8')
      .trim()
      .split('\n');
    expect(known).toHaveLength(1);
  });

  it.each([
    ['key-refused', [], (server: SshServer) => server.allow(newKey(join(tempDir(), 'other')))],
    ['forwarding-refused', ['AllowTcpForwarding no'], () => undefined],
  ] as const)('says why it is refused: %s by %s', async (fault, config, change) => {
    const server = await startSshServer(config);
    const tunnel = await tunnelTo({ server, ...never });
    change(server);
    await tunnel.go();
    expect(tunnel.state()).toMatchObject({
      is: 'failed',
      fault,
      host: `ssh://127.0.0.1:${server.port}`,
    });
    expect(tunnel.state()).not.toHaveProperty('detail', expect.stringMatching(/debug1/));
  });

  it('says that the port is taken, that there is no server, and that it does not answer', async () => {
    const server = await startSshServer();
    const tunnel = await tunnelTo({ server, ...never });
    await tunnel.go({ sshRemote: `127.0.0.1:${server.port}` });
    expect(tunnel.state()).toMatchObject({ fault: 'port-taken' });
    await tunnel.go({ sshTo: `127.0.0.1:${await freePort()}` });
    expect(tunnel.state()).toMatchObject({ fault: 'unreachable' });
    await tunnel.go({ sshTo: null });
    expect(tunnel.state()).toMatchObject({ fault: 'no-server' });
    const silent = await onLoopback(createTcpServer());
    onTestFinished(() => silent.close());
    const short = await tunnelTo({ server, timing: { ...never.timing, deadlineMs: 300 } });
    await short.go({ sshTo: `127.0.0.1:${silent.port}` });
    expect(short.state()).toMatchObject({ fault: 'no-answer' });
  });

  it('reads the address that the server writes into the session', async () => {
    // The server stays until our side of the session ends.
    const output = `cat ${fixtures}localhost.run.txt; cat >/dev/null`;
    const server = await startSshServer([`ForceCommand ${output}`]);
    const tunnel = await tunnelTo({ server });
    await tunnel.go({ sshAddress: null });
    expect(tunnel.state()).toMatchObject({ is: 'open', url: 'https://da7941d39b603e.lhr.life' });
    await tunnel.close();
    await until(() => server.sessions().length === 0);
  });

  it('takes nothing that a server writes for an address unless it is one', async () => {
    const output = `cat ${fixtures}garbage.txt; head -c 300000 /dev/zero`;
    const server = await startSshServer([`ForceCommand ${output}`]);
    const tunnel = await tunnelTo({ server, ...never });
    await tunnel.go({ sshAddress: null });
    const state = tunnel.state();
    expect(state).toMatchObject({ is: 'failed', fault: 'bad-answer' });
    expect(state.is === 'failed' ? state.detail : '').not.toMatch(/\p{Cc}/u);
    await until(() => server.sessions().length === 0);
  });
});

describe.skipIf(sshd === undefined)('the terminal', () => {
  it('asks for the fingerprint, proves the tunnel from outside, and leaves no ssh when it is killed', async () => {
    const server = await startSshServer();
    const folder = tempDir();
    const keyFile = join(folder, 'my key');
    server.allow(newKey(keyFile));
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'settings.json'), '{}');
    const port = await freePort();
    const options = [
      ...['--tunnel', 'ssh', '--ssh-to', server.to, '--ssh-remote', `127.0.0.1:${port}`],
      ...[
        '--ssh-address',
        `http://127.0.0.1:${port}`,
        '--ssh-key',
        keyFile,
        '--path-token',
        'test',
      ],
    ];
    const first = await listening(dataDir, ...options);
    const failed = await until(() => first.lines.find(({ state }) => state === 'failed') ?? null);
    expect(failed['reason']).toBe(`host-key-unknown: ED25519 ${server.fingerprint()}`);
    await first.stop();

    const second = await listening(dataDir, ...options, '--ssh-host-key', server.fingerprint());
    await until(() => second.lines.some(({ proved }) => proved === true));
    await fetch(`http://127.0.0.1:${port}/in/test`, { method: 'POST', body: '{}' });
    expect(await second.captured(1)).toMatchObject({ via: 'tunnel' });
    const sessions = server.sessions();
    expect(sessions).not.toEqual([]);
    await second.stop('SIGKILL');
    await until(() => sessions.every((pid) => !isAlive(pid)));
    expect(fingerprintOf(keyFile)).toMatch(/^SHA256:/);
  });
});
