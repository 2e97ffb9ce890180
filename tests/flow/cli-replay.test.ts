import { once } from 'node:events';
import { generateKeyPairSync, verify } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { receive } from '../support/receiver.ts';
import { requestThrough } from '../support/request-through.ts';
import { runCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { hookscope, startTerminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';
import { isWindows } from '../support/system.ts';

const bodies = [1, 2, 3].map(
  (n) => `{ "type":"SMS","messageId":"GKJxs4P5L8dWc5CFUIT${n}","n":${n}.0,"message":"é${n}" }`,
);

/** A folder with three captures, which no process writes to. */
async function capturedFolder(dataDir = tempDir()): Promise<string> {
  const { core, port, nth } = await runCore({}, dataDir);
  for (const body of bodies)
    await requestThrough(`http://127.0.0.1:${port}`, {
      path: '/in/test-token?q',
      headers: [['X-Odd', 'One']],
      body: Buffer.from(body),
    });
  await nth(3);
  await core.close();
  return dataDir;
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const bytes = (text: string) => Buffer.from(text, 'latin1').toString();

describe('hookscope replay', () => {
  it('sends the named requests byte for byte in their order, and stores the outcome', async () => {
    const data = await capturedFolder();
    const receiver = await receive();
    const to = `http://127.0.0.1:${receiver.port}/base`;
    const ended = await hookscope(['replay', '3', '#1', '--to', to, '--data', data, '--json']);
    expect(ended.stderr).toBe('2 sent: 2 × 200.\n');
    expect(ended.code).toBe(0);
    expect(receiver.seen.map(({ body }) => bytes(body))).toEqual([bodies[2], bodies[0]]);
    expect(receiver.seen[0]?.head).toMatch(/^POST \/base\?q HTTP\/1\.1\r\n/);
    expect(receiver.seen[0]?.head).toContain('X-Odd: One\r\n');
    expect(linesOf(ended.stdout)).toEqual([
      { id: '3', status: 200, ms: expect.any(Number) as number, fault: null },
      { id: '1', status: 200, ms: expect.any(Number) as number, fault: null },
    ]);

    const shown = await hookscope(['show', '3', '--data', data, '--json']);
    const [{ dispatches } = { dispatches: null }] = linesOf(shown.stdout);
    expect(dispatches).toMatchObject([
      { cause: 'send', url: `${to}?q`, state: 'answered', status: 200, asNew: false },
    ]);
    const page = await hookscope(['show', '3', '--data', data]);
    expect(page.stdout).toMatch(/Sent to\n {2}\S+ {2}send {2}http\S+ {2}200 after/);
    const list = await hookscope(['list', '--data', data]);
    expect(list.stdout.split('\n')[0]).toMatch(/→ 200$/);
    expect(list.stdout.split('\n')[1]).not.toContain('→');
  });

  it('sends what a query finds, the oldest first, and exits with 1 when one was not 2xx', async () => {
    const data = await capturedFolder();
    const receiver = await receive((socket, { body }) =>
      socket.write(
        `HTTP/1.1 ${body.includes('"n":2') ? '302 Found' : '200 OK'}\r\nContent-Length: 0\r\n\r\n`,
      ),
    );
    const to = `http://127.0.0.1:${receiver.port}`;
    const ended = await hookscope(['replay', '--query', 'kind:sms', '--to', to, '--data', data]);
    expect(ended.code).toBe(1);
    expect(receiver.seen.map(({ body }) => bytes(body))).toEqual(bodies);
    expect(ended.stdout).toMatch(
      /^#1 {2}200 after [\d.]+ ms\n#2 {2}302 after [\d.]+ ms\n#3 {2}200/,
    );
    expect(ended.stderr).toBe('3 sent: 2 × 200, 1 × 302.\n');
  });

  it('says what failed, and exits with 1', async () => {
    const data = await capturedFolder();
    const { port, close } = await receive();
    await close();
    const to = `http://127.0.0.1:${port}`;
    const ended = await hookscope(['replay', '1', '--to', to, '--data', data, '--json']);
    expect(ended.code).toBe(1);
    expect(linesOf(ended.stdout)).toMatchObject([{ id: '1', status: null, fault: 'refused' }]);
    expect(ended.stderr).toBe('1 sent: 1 × refused.\n');
  });

  it('signs with a key, as new, repeats, and many at a time', async () => {
    const data = await capturedFolder();
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const pem = join(tempDir(), 'key.pem');
    writeFileSync(pem, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const receiver = await receive();
    const to = `http://127.0.0.1:${receiver.port}`;
    const args = `replay --query n --to ${to} --sign ${pem} --as-new --repeat 4 --concurrency 3 --rate 1000`;
    const ended = await hookscope([...args.split(' '), '--data', data, '--json']);
    expect(ended.stderr).toBe('12 sent: 12 × 200.\n');
    expect(ended.code).toBe(0);
    expect(linesOf(ended.stdout).every(({ asNew }) => asNew === true)).toBe(true);
    const ids = receiver.seen.map(({ body }) => /"messageId":"(\w{20})"/.exec(body)?.[1]);
    expect(new Set(ids).size).toBe(12);
    for (const { head, body } of receiver.seen) {
      const signature = /^x-ghl-signature: (\S+)\r$/im.exec(head)?.[1] ?? '';
      const signed = Buffer.from(body, 'latin1');
      expect(verify(null, signed, publicKey, Buffer.from(signature, 'base64'))).toBe(true);
    }
  });

  it('works beside the process that has the folder, which stores the outcome', async () => {
    const dataDir = await capturedFolder();
    const { core } = await runCore({}, dataDir, { takesJobs: true });
    const receiver = await receive('HTTP/1.1 202 Fine\r\nX-A: b\r\nContent-Length: 2\r\n\r\nok');
    const to = `http://127.0.0.1:${receiver.port}`;
    const args = ['replay', '2', '--as-new', '--repeat', '300', '--concurrency', '8', '--to', to];
    const ended = await hookscope([...args, '--data', dataDir]);
    expect(ended.stderr).toBe('300 sent: 300 × 202.\n');
    expect(ended.code).toBe(0);
    const dispatches = core.store.dispatches.of(2);
    expect(dispatches).toHaveLength(300);
    const [first] = dispatches;
    if (first === undefined) throw new Error('nothing is stored');
    expect(first).toMatchObject({ cause: 'send', outcome: { is: 'answered', status: 202 } });
    const answer = core.store.dispatches.answer(first.id);
    expect(answer).toMatchObject({
      statusText: 'Fine',
      headers: [['X-A', 'b'], expect.anything()],
    });
    expect(Buffer.from(answer?.body ?? []).toString()).toBe('ok');
    const sent = core.store.dispatches.sent(first.id);
    const bodiesSeen = receiver.seen.map(({ body }) => bytes(body));
    expect(bodiesSeen).toContain(Buffer.from(sent?.body ?? []).toString());
  });

  it('says that nothing is stored when that process takes no jobs', async () => {
    const dataDir = await capturedFolder();
    const { core } = await runCore({}, dataDir);
    const receiver = await receive();
    const to = `http://127.0.0.1:${receiver.port}`;
    const ended = await hookscope(['replay', '2', '--to', to, '--data', dataDir]);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('What was sent is not stored. ');
    expect(bytes(receiver.seen[0]?.body ?? '')).toBe(bodies[1]);
    expect(core.store.dispatches.of(2)).toEqual([]);
  });

  it.skipIf(isWindows)('stops at SIGINT, and stores what was sent until then', async () => {
    const receiver = await receive((socket) => {
      if (receiver.seen.length < 3) socket.write('HTTP/1.1 204 None\r\n\r\n');
    });
    const to = `http://127.0.0.1:${receiver.port}`;
    const dataDir = await capturedFolder();
    const args = ['replay', '1', '--repeat', '100', '--to', to, '--data', dataDir];
    const child = startTerminal(args);
    await until(() => (receiver.seen.length === 3 ? true : null));
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([1, null]);
    const shown = await hookscope(['show', '1', '--data', dataDir, '--json']);
    const [{ dispatches } = { dispatches: null }] = linesOf(shown.stdout);
    expect(dispatches).toMatchObject([{ status: 204 }, { status: 204 }, { fault: 'stopped' }]);
  });

  it('refuses what it cannot do, and says why', async () => {
    const data = await capturedFolder();
    const receiver = await receive();
    const to = ['--to', `http://127.0.0.1:${receiver.port}`];
    const refused: readonly (readonly [args: readonly string[], code: number, words: string])[] = [
      [to, 2, 'by their IDs, or by --query'],
      [['1', '--query', 'x', ...to], 2, 'by their IDs, or by --query'],
      [['1'], 2, '--to is missing'],
      [['1', '--to', 'ftp://h'], 2, 'http or https'],
      [['1', ...to, '--rate', '0'], 2, '--rate'],
      [['1', ...to, '--concurrency', '65'], 2, '64 at most'],
      [['1', '99', ...to], 1, 'There is no request 99.'],
      [['--query', 'nothing-has-this', ...to], 1, 'No request matches'],
      [['--query', 'size:heavy', ...to], 2, '^'],
    ];
    for (const [args, code, words] of refused) {
      const ended = await hookscope(['replay', ...args, '--data', data]);
      expect(ended.stderr).toContain(words);
      expect([ended.code, ended.stdout]).toEqual([code, '']);
    }
    expect(receiver.seen).toEqual([]);
  });
});
