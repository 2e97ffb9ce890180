import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commands } from '../../electron/terminal/commands/index.ts';
import { onLoopback } from '../support/loopback.ts';
import { createServer } from 'node:http';
import { resourcesDir } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { hookscope, hookscopeProcess, listening, startTerminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';
import { once } from 'node:events';
import { isWindows } from '../support/system.ts';

const sms = readFileSync(join(resourcesDir, 'samples', 'sms.json'));

/** Lines of NDJSON. */
function objects(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('help', () => {
  it('names every command', async () => {
    const { code, stdout } = await hookscopeProcess(['--help']);
    expect(code).toBe(0);
    for (const { name } of commands) expect(stdout).toContain(`  ${name} `);
  });

  it('describes a command, in either spelling', async () => {
    const { code, stdout } = await hookscope(['listen', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('--path-token TOKEN');
    expect((await hookscope(['help', 'listen'])).stdout).toBe(stdout);
  });

  it('prints the version', async () => {
    const { version } = JSON.parse(
      readFileSync(join(resourcesDir, '..', 'package.json'), 'utf8'),
    ) as { version: string };
    expect(await hookscopeProcess(['--version'])).toMatchObject({
      code: 0,
      stdout: `${version}\n`,
    });
  });
});

describe('bad arguments', () => {
  it.each([
    [['lisen'], 'Did you mean listen?'],
    [['listen', '--port', 'many'], '--port takes a whole number'],
    [['export', '--format', 'pdf', '--out', 'x'], '--format takes one of json'],
    [['export', '--format', 'json', '--embed', '--out', 'x'], '--embed requires --format eml'],
  ])('exits with 2 for %j and names the reason', async (args, named) => {
    const { code, stdout, stderr } = await hookscope(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(named);
    expect(stderr).not.toContain('    at ');
  });

  it('exits with 2 as a process', async () => {
    expect(await hookscopeProcess(['lisen'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('exits with 1 when the folder has no captures', async () => {
    const { code, stderr } = await hookscopeProcess(['list', '--data', tempDir()]);
    expect(code).toBe(1);
    expect(stderr).toContain('no captures');
  });

  it('exits with 1 and a sentence when a file is missing', async () => {
    const missing = join(tempDir(), 'none.json');
    const verified = await hookscope(['verify', missing, '--signature', 'AAAA']);
    expect(verified).toMatchObject({ code: 1, stderr: `There is no file or folder ${missing}.\n` });
    const restored = await hookscope(['restore', missing, '--data', tempDir()]);
    expect(restored).toMatchObject({ code: 1, stderr: `There is no file or folder ${missing}.\n` });
  });
});

describe('listen', () => {
  it('prints each capture, and list and show print the same while it runs', async () => {
    const dataDir = tempDir();
    const { localUrl, captured, stop } = await listening(dataDir);
    const sent = await hookscope(['send', 'sms', '--to', localUrl, '--json']);
    expect(sent.code).toBe(0);
    expect(objects(sent.stdout)[0]).toMatchObject({ status: 200, signature: null });
    await hookscope(['send', 'email', '--to', localUrl]);

    const line = await captured(1);
    expect(line).toMatchObject({
      event: 'captured',
      id: '1',
      method: 'POST',
      url: new URL(localUrl).pathname,
      httpVersion: '1.1',
      via: 'local',
      body: { bytes: sms.length, ended: 'complete' },
      kind: 'sms',
      signature: 'missing',
      attempt: 1,
      issues: [{ code: 'body.reserialised', severity: 'info', ground: 'documented' }],
      reply: { status: 200 },
    });
    await captured(2);

    const listed = objects((await hookscope(['list', '--data', dataDir, '--json'])).stdout);
    expect(listed.map(({ id, kind }) => [id, kind])).toEqual([
      ['2', 'email'],
      ['1', 'sms'],
    ]);
    const one = await hookscope(['list', '--data', dataDir, '--json', '--limit', '1']);
    expect(objects(one.stdout)).toHaveLength(1);
    const asked = await hookscope(['list', '--data', dataDir, '--json', '--query', '+15864603685']);
    expect(objects(asked.stdout).map(({ id }) => id)).toEqual(['1']);

    const wrong = await hookscope(['list', '--data', dataDir, '--query', 'a kindly:sms']);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toMatch(/^--query a kindly:sms\n {10}\^+\n/);

    const [shown] = objects((await hookscope(['show', '1', '--data', dataDir, '--json'])).stdout);
    expect(Buffer.from(String(shown?.['bodyBase64']), 'base64').equals(sms)).toBe(true);
    expect(shown).toMatchObject({
      text: sms.toString('utf8'),
      message: { phone: '+15864603685', html: null },
      attachments: [{ host: 'www.google.com' }],
      signature: 'missing',
      evidence: [{ code: 'type.is', path: '/type', message: '"type" is "SMS".' }],
      sms: { encoding: 'GSM-7', segments: 1, phone: { country: 'US' } },
    });
    const page = await hookscope(['show', '2', '--data', dataDir]);
    expect(page.stdout).toContain('Subject from Conversation Page');
    expect(page.stdout).not.toContain('\u001b');
    expect((await hookscope(['show', '99', '--data', dataDir])).code).toBe(1);
    expect(await stop('SIGINT')).toBe(0);
  });

  it('allows no second writer on its folder, and a new one at once after the first was killed', async () => {
    const dataDir = tempDir();
    const first = await listening(dataDir);
    const args = ['listen', '--port', '0', '--data', dataDir];
    const { code, stdout, stderr } = await hookscope(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining(`(${first.child.pid})`) as string,
      expect.stringContaining('leave out --port to print what it captures') as string,
    ]);
    expect(await first.stop('SIGKILL')).toBeNull();
    const second = await listening(dataDir);
    expect(await second.stop()).toBe(0);
  });

  it('reports every request that it acknowledged, with its reply, before it ends', async () => {
    const { localUrl, lines, stop } = await listening(tempDir());
    const acknowledged: string[] = [];
    let sent = 0;
    const senders = Array.from({ length: 8 }, async () => {
      for (;;) {
        const number = String((sent += 1));
        const headers = { 'X-Number': number };
        // A request whose connection ends before its reply was not acknowledged.
        const response = await fetch(localUrl, { method: 'POST', body: sms, headers }).catch(
          () => null,
        );
        if (response === null) return;
        if (response.status === 200) acknowledged.push(number);
      }
    });
    await until(() => acknowledged.length > 100);
    expect(await stop()).toBe(0);
    await Promise.all(senders);
    const statuses = new Map(
      lines
        .filter(({ event }) => event === 'captured')
        .map(({ headers, reply }) => [
          (headers as [string, string][]).find(([name]) => name.toLowerCase() === 'x-number')?.[1],
          (reply as { status: number } | null)?.status,
        ]),
    );
    expect(acknowledged.filter((number) => statuses.get(number) !== 200)).toEqual([]);
  });

  it.skipIf(isWindows)('captures while nobody reads its output, and exits with 0', async () => {
    const dataDir = tempDir();
    const child = startTerminal([
      'listen',
      '--port',
      '0',
      '--data',
      dataDir,
      '--path-token',
      'abc',
      '--json',
    ]);
    const [first] = (await once(child.stdout ?? child, 'data')) as [Buffer];
    child.stdout?.pause();
    const { localUrl } = JSON.parse(first.toString()) as { localUrl: string };
    for (let count = 0; count < 60; count += 1) {
      const headers = { 'X-Long': 'x'.repeat(8_000) };
      expect((await fetch(localUrl, { method: 'POST', body: '{}', headers })).status).toBe(200);
    }
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    const { stdout } = await hookscope(['list', '--data', dataDir, '--json']);
    expect(objects(stdout)).toHaveLength(60);
  });

  it('accepts every path and replies with the requested status, and says that its port was taken', async () => {
    const other = await onLoopback(createServer());
    onTestFinished(other.close);
    const { localUrl, captured, said } = await listening(
      tempDir(),
      '--port',
      String(other.port),
      '--path-token',
      'none',
      '--reply',
      '202',
    );
    expect((await fetch(new URL('/any', localUrl), { method: 'POST', body: '{}' })).status).toBe(
      202,
    );
    expect(await captured(1)).toMatchObject({ url: '/any', stray: false });
    expect(said()).toContain(
      `Port ${other.port} is used by another program. Port ${new URL(localUrl).port} is used instead.`,
    );
  });
});

describe('a reader that closes the pipe', () => {
  it('ends list without a message', async () => {
    const dataDir = tempDir();
    const file = join(tempDir(), 'many.ndjson');
    const entry = (await exportedSample()).trimEnd();
    writeFileSync(file, `${entry}\n`.repeat(2_000));
    expect((await hookscope(['import', file, '--data', dataDir])).code).toBe(0);
    const child = startTerminal(['list', '--data', dataDir, '--json']);
    let complaints = '';
    child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    await once(child.stdout ?? child, 'data');
    child.stdout?.destroy();
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(complaints).toBe('');
  });

  it('ends listen with 0', async () => {
    const { child, localUrl } = await listening(tempDir());
    child.stdout?.destroy();
    const exit = once(child, 'exit');
    await fetch(localUrl, { method: 'POST', body: '{}' });
    expect(await exit).toEqual([0, null]);
  });
});

describe('send', () => {
  it('posts the bytes of a file, prints the reply, and fails when it is not 2xx', async () => {
    const bodies: Buffer[] = [];
    const server = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => bodies.push(chunk));
      request.on('end', () => response.writeHead(503).end('busy \u001b[31m'));
    });
    const { port, close } = await onLoopback(server);
    const file = join(tempDir(), 'body');
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    writeFileSync(file, bytes);
    const { code, stdout } = await hookscope(['send', file, '--to', `http://127.0.0.1:${port}/`]);
    await close();
    expect(code).toBe(1);
    expect(stdout).toContain('503');
    expect(stdout).toContain('busy \uFFFD[31m');
    expect(Buffer.concat(bodies).equals(bytes)).toBe(true);
  });

  it('lists the samples, and posts one several times with a fault', async () => {
    const listed = await hookscope(['send', '--list', '--json']);
    expect(listed.stdout.trim().split('\n')).toHaveLength(14);
    const { localUrl, captured } = await listening(tempDir());
    const to = ['--to', localUrl];
    const spoilt = await hookscope([
      'send',
      'event',
      ...to,
      '--times',
      '2',
      '--at-once',
      '--broken',
      'json',
      '--json',
    ]);
    expect(spoilt).toMatchObject({ code: 0 });
    expect(spoilt.stdout.trim().split('\n')).toHaveLength(2);
    await hookscope(['send', 'install', ...to, '--broken', 'signature']);
    expect(await captured(3)).toMatchObject({ kind: 'install', signature: 'mismatch' });
    expect(await hookscope(['send', 'sms', ...to, '--broken', 'all'])).toMatchObject({ code: 2 });
  });

  it('fails with one line when nothing listens there', async () => {
    const { port, close } = await onLoopback(createServer());
    await close();
    const { code, stderr } = await hookscope(['send', 'sms', '--to', `http://127.0.0.1:${port}/`]);
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

/** The documented SMS as a line of NDJSON. */
async function exportedSample(): Promise<string> {
  const dataDir = tempDir();
  const { localUrl, captured, stop } = await listening(dataDir);
  await hookscope(['send', 'sms', '--to', localUrl]);
  await captured(1);
  await stop();
  return (await hookscope(['export', '--data', dataDir, '--format', 'ndjson', '--out', '-']))
    .stdout;
}
