import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { receive } from '../support/receiver.ts';
import { requestThrough } from '../support/request-through.ts';
import { tempDir } from '../support/temp-dir.ts';
import { hookscope, listening, startTerminal, type Listening } from '../support/terminal.ts';
import { until } from '../support/until.ts';

async function post({ localUrl }: Pick<Listening, 'localUrl'>, body: string): Promise<number> {
  const { origin, pathname } = new URL(localUrl);
  const headers = [['Content-Type', 'application/json']] as const;
  const { status } = await requestThrough(origin, {
    path: pathname,
    headers,
    body: Buffer.from(body),
  });
  return status;
}

const events = ({ lines }: Listening, name: string) => lines.filter(({ event }) => event === name);

/** Waits until there are so many events of a name. */
const nth = (running: Listening, name: string, n: number) =>
  until(() => events(running, name)[n - 1] ?? null);

describe('hookscope listen --forward', () => {
  it('sends each capture on to each address, what matches its query, and tells the outcome', async () => {
    const all = await receive('HTTP/1.1 201 Made\r\nContent-Length: 0\r\n\r\n');
    const sms = await receive('HTTP/1.1 422 No\r\nContent-Length: 0\r\n\r\n');
    const [toAll, toSms] = [all, sms].map(({ port }) => `http://127.0.0.1:${port}/hook`);
    if (toAll === undefined || toSms === undefined) throw new Error('no receiver');
    const dataDir = tempDir();
    const args = ['--forward', toAll, '--forward', toSms, '--forward-query', 'kind:sms'];
    const running = await listening(dataDir, ...args);
    expect(await post(running, '{"type":"Email","emailTo":["a@b.example"]}')).toBe(200);
    await nth(running, 'forwarded', 1);
    expect(await post(running, '{"type":"SMS","phone":"+15864603685","message":"m"}')).toBe(200);
    await nth(running, 'forwarded', 3);
    const seen = events(running, 'forwarded').map(({ id, to, status, fault }) => [
      id,
      to,
      status,
      fault,
    ]);
    expect(seen).toHaveLength(3);
    expect(seen).toContainEqual(['1', toAll, 201, null]);
    expect(seen).toContainEqual(['2', toAll, 201, null]);
    expect(seen).toContainEqual(['2', toSms, 422, null]);
    expect(events(running, 'forwarded')[0]).toMatchObject({ ms: expect.any(Number) as number });
    expect(sms.seen.map(({ body }) => body)).toEqual([expect.stringContaining('"SMS"')]);
    expect(await running.stop()).toBe(0);
    // It was for this run alone.
    const settings = JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8')) as object;
    expect(settings).toMatchObject({ destinations: [], relay: null });
  });

  it('replies with the answer of the one that has --relay', async () => {
    const first = await receive();
    const second = await receive('HTTP/1.1 418 Teapot\r\nContent-Length: 0\r\n\r\n');
    const urls = [first, second].map(({ port }) => `http://127.0.0.1:${port}`);
    const [toFirst = '', toSecond = ''] = urls;
    const args = ['--forward', toFirst, '--forward', toSecond, '--relay'];
    const running = await listening(tempDir(), ...args);
    expect(await post(running, '{}')).toBe(418);
    await nth(running, 'forwarded', 2);
    const answers = events(running, 'forwarded').map(({ to, status }) => [to, status]);
    expect(answers).toContainEqual([toFirst, 200]);
    expect(answers).toContainEqual([toSecond, 418]);
    expect(await running.stop()).toBe(0);
  });

  it('says that an address is down, keeps what comes on disk, and sends it when it is back', async () => {
    const gone = await receive();
    await gone.close();
    const to = `http://127.0.0.1:${gone.port}`;
    const dataDir = tempDir();
    const running = await listening(dataDir, '--forward', to);
    for (const n of [1, 2, 3]) await post(running, `{"n":${n}}`);
    expect(await nth(running, 'destination', 1)).toMatchObject({
      to,
      state: 'down',
      fault: 'refused',
    });
    expect(await running.stop()).toBe(0);

    const again = await listening(dataDir, '--forward', to);
    await post(again, '{"n":4}');
    const receiver = await receive(undefined, { port: gone.port });
    await until(() => (receiver.seen.length === 4 ? true : null));
    expect(receiver.seen.map(({ body }) => body)).toEqual([1, 2, 3, 4].map((n) => `{"n":${n}}`));
    await nth(again, 'forwarded', 4);
    await until(() => events(again, 'destination').at(-1)?.['state'] === 'up');
    expect(again.lines[0]).toMatchObject({ event: 'listening' });
    expect(await again.stop()).toBe(0);
  });

  it('forwards to the stored destinations too, and prints it in plain words', async () => {
    const [stored, typed] = [await receive(), await receive()];
    const dataDir = tempDir();
    mkdirSync(dataDir, { recursive: true });
    const destination = { id: 'd', name: 'Mine', url: `http://127.0.0.1:${stored.port}` };
    writeFileSync(
      join(dataDir, 'settings.json'),
      JSON.stringify({ pathToken: 'tok', destinations: [destination] }),
    );
    const to = `http://127.0.0.1:${typed.port}`;
    const args = ['listen', '--port', '0', '--data', dataDir, '--forward', to];
    const child = startTerminal(args);
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const localUrl = await until(() => /Listening on (\S+)/.exec(said)?.[1] ?? null);
    await post({ localUrl }, '{}');
    await until(() => (said.split('200 after').length === 3 ? true : null));
    expect(said).toContain(`Forwards each request to ${to}.`);
    expect(said).toMatch(/#1 {2}→ Mine {2}200 after [\d.]+ ms/);
    expect(said).toContain(`#1  → ${to}  200 after`);
    expect([stored.seen.length, typed.seen.length]).toEqual([1, 1]);
  });

  it('refuses what it cannot do', async () => {
    const to = ['--forward', 'http://127.0.0.1:9'];
    const refused: readonly (readonly [readonly string[], string])[] = [
      [['--forward', 'ftp://h'], '--forward takes'],
      [['--forward-query', 'x', ...to], '--forward-query belongs behind a --forward'],
      [['--relay', ...to], '--relay belongs behind a --forward'],
      [[...to, '--forward-query', 'a', '--forward-query', 'b'], 'given twice for the same'],
      [[...to, '--forward-query', 'after:soon'], '^'],
      [[...to, ...to], 'is given twice'],
      [[...to, '--relay', '--forward', 'http://127.0.0.1:10', '--relay'], 'Only one'],
    ];
    for (const [args, words] of refused) {
      const ended = await hookscope(['listen', '--data', tempDir(), ...args]);
      expect(ended.stderr).toContain(words);
      expect(ended.code).toBe(2);
    }
  });
});
