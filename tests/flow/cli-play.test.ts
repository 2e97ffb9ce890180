import { generateKeyPairSync, verify } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { onLoopback } from '../support/loopback.ts';
import { receive } from '../support/receiver.ts';
import { requestThrough } from '../support/request-through.ts';
import { runCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { hookscope, startTerminal } from '../support/terminal.ts';
import { isWindows } from '../support/system.ts';
import { until } from '../support/until.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** A receiver that answers with these statuses in turn, and the last one from then on. */
async function answering(...statuses: readonly number[]) {
  const receiver = await receive((socket) => {
    const status = statuses[Math.min(receiver.seen.length, statuses.length) - 1] ?? 200;
    const body = status === 200 ? 'thanks' : 'not \u001b[31mnow';
    socket.write(`HTTP/1.1 ${status} X\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  });
  return { ...receiver, url: `http://127.0.0.1:${receiver.port}/hook` };
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('hookscope play', () => {
  it('repeats a sample as HighLevel does until a 2xx comes, and prints each attempt with both times', async () => {
    const key = join(tempDir(), 'key.pem');
    writeFileSync(key, privateKey);
    const receiver = await answering(429, 503, 200);
    const args = ['play', 'sms-live', '--to', receiver.url, '--retries', '--speed', '100000'];
    const ended = await hookscope([...args, '--sign', key]);
    expect(ended.code).toBe(0);
    const [head, ...lines] = ended.stdout.trimEnd().split('\n');
    expect(head).toMatch(/^message +attempt +in HighLevel +here +answer +then$/);
    expect(lines[0]).toMatch(
      /^sms-live 1 +1 +0 s +0 s {2}429 after .* again in 1[01] min.* \(here \d ms\) {2}not \uFFFD\[31mnow$/,
    );
    expect(lines[1]).toMatch(/ 2 +1[01] min( \d+ s)? .* 503 after .* again in 2 min/);
    expect(lines[2]).toMatch(/ 3 +1[2-4] min( \d+ s)? .* 200 after .* accepted$/);
    expect(lines).toHaveLength(3);
    expect(ended.stderr).toMatch(
      /^Retries as in help\.gohighlevel\.com, article 155000007078, 100000 times as fast: after a 429 for up to 1 h 10 min \(here 42 ms\), after any other failure for up to 3 d \(here 2\.6 s\)\./,
    );
    expect(ended.stderr).toMatch(
      /1 of 1 accepted: 1 after 3 attempts\. .* HighLevel would have taken 1[2-4] min.*; here it took /,
    );
    const signatures = receiver.seen.map(
      ({ head: fields }) => /^X-GHL-Signature: (.*)\r$/m.exec(fields)?.[1] ?? '',
    );
    expect(new Set(signatures).size).toBe(1);
    const [{ body } = { body: '' }] = receiver.seen;
    const signature = Buffer.from(signatures[0] ?? '', 'base64');
    expect(verify(null, Buffer.from(body, 'latin1'), publicKey, signature)).toBe(true);
  });

  it('plays captures in the order in which they came, stores each attempt, and exits with 1 when one was not accepted', async () => {
    const data = tempDir();
    const { core, port, nth } = await runCore({}, data);
    for (const n of [1, 2])
      await requestThrough(`http://127.0.0.1:${port}`, {
        path: '/in/test-token',
        headers: [],
        body: Buffer.from(`{"n":${n}}`),
      });
    await nth(2);
    await core.close();
    const receiver = await answering(200, 429, 500);
    const args = [
      'play',
      '--query',
      '',
      '--to',
      receiver.url,
      '--data',
      data,
      '--clock',
      'only-429',
    ];
    const ended = await hookscope([...args, '--speed', '100000', '--json']);
    expect(ended.code).toBe(1);
    expect(receiver.seen.map(({ body }) => body)).toEqual(['{"n":1}', '{"n":2}', '{"n":2}']);
    expect(linesOf(ended.stdout)).toMatchObject([
      {
        id: '1',
        copy: 1,
        attempt: 1,
        realMs: 0,
        status: 200,
        answer: 'thanks',
        next: null,
        end: 'accepted',
      },
      {
        id: '2',
        attempt: 1,
        status: 429,
        answer: 'not \u001b[31mnow',
        next: { at: expect.stringMatching(/Z$/) as string },
        end: null,
      },
      { id: '2', attempt: 2, status: 500, next: null, end: 'not-retried' },
    ]);
    expect(ended.stderr).toContain('after any other failure never. Ctrl+C stops.');
    expect(ended.stderr).toContain('1 of 2 accepted: 1 at the first attempt. 3 attempts in all.');
    const again = await hookscope(['play', '1', '--to', receiver.url, '--data', data, '--as-new']);
    expect(again.stderr).toContain('1 were sent as they were: there was no messageId');
    const [shown] = linesOf((await hookscope(['show', '2', '--data', data, '--json'])).stdout);
    expect(shown?.['dispatches']).toMatchObject([
      { attempt: 1, status: 429 },
      { attempt: 2, status: 500 },
    ]);
  });

  it('counts what leaves the server at the gateway port, and exits with 1 when it is more than was delivered', async () => {
    const port = await freePort();
    const sent: Promise<unknown>[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      request.on('end', () => {
        // It forgets what it had: a copy is sent again.
        sent.push(fetch(`http://127.0.0.1:${port}`, { method: 'POST', body }));
        void Promise.all(sent).then(() => response.end());
      });
    });
    const receiver = await onLoopback(server);
    onTestFinished(receiver.close);
    const to = `http://127.0.0.1:${receiver.port}`;
    const ended = await hookscope([
      'play',
      'sms',
      '--to',
      to,
      '--manner',
      'twice',
      '--gateway',
      String(port),
    ]);
    expect(ended.stderr).toContain('2 of 2 accepted');
    expect(ended.stderr).toContain(
      '2 of them left your server through the gateway port; 1 were delivered.',
    );
    expect(ended.code).toBe(1);
  });

  it.skipIf(isWindows)(
    'ends at Ctrl+C with what it had, while an answer and a retry wait',
    async () => {
      const receiver = await receive((socket) => {
        if (receiver.seen.length === 1)
          socket.write('HTTP/1.1 429 No\r\nContent-Length: 0\r\n\r\n');
      });
      const child = startTerminal([
        'play',
        'sms',
        '--to',
        `http://127.0.0.1:${receiver.port}/`,
        ...['--count', '2', '--manner', 'burst', '--retries', '--speed', '1', '--json'],
      ]);
      let said = '';
      child.stderr?.on('data', (piece: Buffer) => (said += piece.toString()));
      await until(() => receiver.seen.length === 2);
      await until(() => said.includes('Retries as in'));
      const code = new Promise((resolve) => void child.once('close', resolve));
      child.kill('SIGINT');
      expect(await code).toBe(1);
      expect(said).toContain('0 of 2 accepted');
    },
  );

  it('asks before another computer gets messages, and refuses what it can’t play', async () => {
    const refused = async (...args: string[]) => {
      const { code, stderr } = await hookscope(['play', ...args]);
      expect(code).toBe(2);
      return stderr;
    };
    const here = ['--to', 'http://127.0.0.1:9/'];
    expect(await refused('sms', '--to', 'http://192.0.2.1/')).toContain(
      '192.0.2.1 is not this computer',
    );
    expect(await refused('smss', ...here)).toContain('There is no sample "smss"');
    expect(await refused(...here)).toContain('Name a sample, or requests');
    expect(await refused('sms', ...here, '--manner', 'x')).toContain(
      '--manner takes in-order, twice',
    );
    expect(await refused('sms', ...here, '--count', '501')).toContain('--count can be 500 at most');
    expect(await refused('1', ...here, '--count', '2')).toContain('--count is for a sample');
  });
});
