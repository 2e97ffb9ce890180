import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTunnelServer } from '../support/tunnel-server.ts';
import { tempDir } from '../support/temp-dir.ts';
import { hookscope, hookscopeProcess, startTerminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';
import { isWindows } from '../support/system.ts';

/** Runs `start` on a folder with these settings. `said` is its output so far. */
function started(
  settings: object,
  stdin: 'pipe' | 'ignore' = 'pipe',
  more: readonly string[] = [],
) {
  const dataDir = tempDir();
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify({ port: 0, ...settings }));
  const child = startTerminal(['start', '--data', dataDir, ...more], { NO_COLOR: '1' }, stdin);
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const complaints = child.stderr === null ? Promise.resolve('') : text(child.stderr);
  return {
    child,
    complaints,
    said: () => said,
    says: (what: RegExp) => until(() => what.exec(said)),
    ended: once(child, 'close') as Promise<[number | null]>,
  };
}

const local = /Listening on (http:\S+)/;

describe('start, where there is no window', () => {
  it('opens the tunnel of the settings, tells where its address belongs, and prints each capture', async () => {
    const server = await startTunnelServer();
    onTestFinished(() => server.kill());
    const tunnel = { kind: 'localtunnel', host: server.host, subdomain: 'my-name' };
    const { child, said, says, ended } = started({ tunnel, pathToken: 'way' });
    const [, localUrl = ''] = (await says(local)) ?? [];
    await says(/^Delivery URL: http\S+\/in\/way$/m);
    await says(/Conversation Providers › your provider › Delivery URL/);
    expect(said()).toContain('Press q or Ctrl+C to stop');

    await hookscope(['send', 'sms', '--to', localUrl]);
    await hookscope(['send', 'email', '--to', localUrl]);
    const [line = ''] = (await says(/^#1 .*$/m)) ?? [];
    expect(line).toContain('  sms  +15864603685  The text message to be sent to the contact  ');
    expect(line).toContain('signature missing');
    expect(line).toContain('replied 200');
    await says(/^#2 .*  email  abc@gmail\.com  Subject from Conversation Page  /m);
    const bad = JSON.stringify({ type: 'SMS', phone: '5864603685', message: '' });
    await fetch(localUrl, {
      method: 'POST',
      body: bad,
      headers: { 'Content-Type': 'application/json' },
    });
    // The most severe issue, and the number of others.
    await says(/^#3 .* replied 200  .+ \(and \d+ more\)$/m);

    child.stdin?.write('q\n');
    expect(await ended).toEqual([0, null]);
  });

  it.skipIf(isWindows)('tells what to do when no tunnel is set', async () => {
    const { child, said, says, ended } = started({ tunnel: { kind: 'none' } }, 'ignore');
    await says(/Press q or Ctrl\+C to stop/);
    expect(said()).toContain('--tunnel localtunnel');
    // It still listens, although standard input has ended.
    const [, localUrl = ''] = local.exec(said()) ?? [];
    expect((await hookscope(['send', 'sms', '--to', localUrl])).code).toBe(0);
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
  });

  it.each(['q', 'Q\r\n', 'hello\nq\nmore'])(
    'ends at %j from a pipe, and at no other text',
    async (keys) => {
      const { child, says, ended } = started({ tunnel: { kind: 'none' } });
      await says(/Press q or Ctrl\+C to stop/);
      child.stdin?.write('quick\nno q here\n');
      const [, localUrl = ''] = (await says(local)) ?? [];
      await hookscope(['send', 'sms', '--to', localUrl]);
      await says(/^#1 /m);
      expect(child.exitCode).toBeNull();
      child.stdin?.write(keys);
      expect(await ended).toEqual([0, null]);
    },
  );

  it.skipIf(isWindows)('prints only JSON with --json, as listen does', async () => {
    const { child, said, says, ended } = started({ tunnel: { kind: 'none' } }, 'ignore', [
      '--json',
    ]);
    await says(/"event":"listening"/);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    for (const line of said().trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('event');
  });

  it.each(['start', 'listen', 'import -'])(
    'and every command that writes says in one sentence that a folder cannot be used: %s',
    async (command) => {
      const dataDir = join(tempDir(), 'file');
      writeFileSync(dataDir, '');
      const said = await hookscopeProcess([...command.split(' '), '--data', dataDir], {
        input: '',
      });
      expect(said).toMatchObject({ code: 1, stdout: '' });
      expect(said.stderr).toMatch(/^The data folder \S+ cannot be used: [^\n]+--data\.\n$/);
    },
  );

  it.skipIf(isWindows)('requires --data when no home folder is known', async () => {
    const env = { HOME: '', XDG_CONFIG_HOME: 'relative', NODE_NO_WARNINGS: '1' };
    const said = await hookscopeProcess(['list'], { env });
    expect(said.code).toBe(1);
    expect(said.stderr).toMatch(
      /^(?:No home folder is known here|There are no captures in \/)[^\n]+\n$/,
    );
  });
});
