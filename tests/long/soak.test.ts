import { statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { postOf, sendLoad } from '../bench/load.ts';
import { smsBody } from '../bench/sms-body.ts';
import { startSubject, type Subject } from '../bench/subject.ts';
import { tempDir } from '../support/temp-dir.ts';

/** How long the inspector is kept busy. */
const minutes = Number(process.env['HOOKSCOPE_SOAK_MINUTES'] ?? 10);
const keepRequests = 5_000;
/** Requests in a round: two budgets full. */
const perRound = 10_000;

it(
  `keeps its memory, its files and its word over ${minutes} minutes of load at its budget`,
  { timeout: (minutes + 5) * 60_000 },
  async () => {
    const dataDir = tempDir();
    const inspector = await startSubject('inspector', [dataDir, String(keepRequests)]);
    const seen: { memory: number; disk: number }[] = [];
    const end = performance.now() + minutes * 60_000;
    for (let round = 0; performance.now() < end || seen.length < 6; round += 1) {
      await sendRound(inspector, round);
      for (const done of ['settled', 'indexed', 'tidied', 'rested']) await inspector.ask(done);
      expect(await inspector.ask('total')).toBe(keepRequests);
      seen.push({ memory: Number(await inspector.ask('memory')), disk: bytesIn(dataDir) });
    }
    await inspector.stop();

    // The first rounds fill the budget and warm the code up.
    const early = seen.slice(1, 4);
    const late = seen.slice(-3);
    const middle = (of: typeof seen, what: 'memory' | 'disk') =>
      of.map((one) => one[what]).sort((a, b) => a - b)[1] ?? 0;
    expect(middle(late, 'memory') / middle(early, 'memory')).toBeLessThan(1.3);
    expect(middle(late, 'disk') / middle(early, 'disk')).toBeLessThan(1.3);
  },
);

/** Text messages over 32 connections, and beside them everything else that comes in a day. */
async function sendRound(inspector: Subject, round: number): Promise<void> {
  const [load] = await Promise.all([
    sendLoad({
      port: inspector.port,
      request: postOf('/in/bench', smsBody(round)),
      connections: 32,
      count: perRound,
    }),
    ...Array.from({ length: 20 }, (_, n) => sendOther(inspector.port, round * 20 + n)),
  ]);
  expect(load).toMatchObject({ replies: perRound, others: 0 });
}

const others: readonly ((n: number) => {
  path?: string;
  headers?: Record<string, string>;
  body: Buffer;
})[] = [
  (n) => ({ body: Buffer.from(`{"type":"Email","emailTo":["a@b.example"],"html":"<p>${n}</p>"}`) }),
  (n) => ({ body: gzipSync(smsBody(n)), headers: { 'Content-Encoding': 'gzip' } }),
  (n) => ({ body: Buffer.from(`{"broken": ${n}`) }),
  (n) => ({ body: smsBody(n), path: '/elsewhere' }),
  (n) => ({ body: Buffer.alloc(2 * 1024 ** 2, String(n)) }),
];

/** One of many kinds, on a connection of its own; every eighth sender goes away in mid-body. */
function sendOther(port: number, n: number): Promise<void> {
  const {
    path = '/in/bench',
    headers = {},
    body,
  } = others[n % others.length]?.(n) ?? {
    body: Buffer.alloc(0),
  };
  return new Promise((done) => {
    const sending = request({
      port,
      path,
      method: 'POST',
      agent: false,
      headers: { 'Content-Type': 'application/json', 'Content-Length': body.length, ...headers },
    });
    sending.on('response', (response) => response.resume()).on('error', () => undefined);
    sending.on('close', done);
    if (n % 8 !== 0) return void sending.end(body);
    sending.write(body.subarray(0, body.length / 2), () => sending.destroy());
  });
}

function bytesIn(dataDir: string): number {
  return ['captures.db', 'search.db'].reduce(
    (sum, name) => sum + statSync(join(dataDir, name)).size,
    0,
  );
}
