import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startCalmClock } from '../support/calm-clock.ts';
import { effort } from '../support/effort.ts';
import { exchange } from '../support/raw-socket.ts';
import { post, ruleOf } from '../support/rules.ts';
import { pathToken, runCore, type RunningCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { listening } from '../support/terminal.ts';
import { until } from '../support/until.ts';

const megabyte = 1024 ** 2;
/** Long bodies that a process receives at once. */
const longBodies = 60;
/** Senders of long bodies: several times the bytes that may be in flight. */
const senders = effort({ usual: 12, full: 60 });
const path = `/in/${pathToken}`;
const close = 'Connection: close\r\n';
const sms = '{"type":"SMS","phone":"+15125550100","message":"Hi","messageId":"m1"}';
const statusOf = (answer: string) => Number(answer.split(' ')[1]);
const headOf = (bytes: number, to = path) =>
  `POST ${to} HTTP/1.1\r\nHost: h\r\nContent-Length: ${bytes}\r\n\r\n`;

async function opened(port: number): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port });
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => undefined).resume();
  await once(socket, 'connect');
  return socket;
}

/** Opens connections and sends the same bytes on each, as far as the listener reads them. */
async function flood(port: number, connections: number, bytes: string | Buffer): Promise<Socket[]> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => opened(port)));
  for (const socket of sockets) socket.write(bytes);
  return sockets;
}

interface Attack {
  readonly is: string;
  readonly run: (port: number) => Promise<unknown>;
}

const attacks: readonly Attack[] = [
  {
    is: 'long bodies that stop before their last byte',
    run: async (port) =>
      flood(port, senders, Buffer.from(headOf(8 * megabyte + 1) + 'x'.repeat(8 * megabyte))),
  },
  {
    is: 'resets in the middle of 200 bodies',
    run: async (port) => {
      const sockets = await flood(port, 200, headOf(megabyte) + 'x'.repeat(300_000));
      for (const socket of sockets) socket.resetAndDestroy();
    },
  },
  {
    is: 'strays of 4 MB',
    run: async (port) =>
      flood(port, senders, headOf(4 * megabyte, '/x') + 'x'.repeat(4 * megabyte)),
  },
  {
    is: '3,000 strays on one connection',
    run: async (port) => flood(port, 1, 'GET /x HTTP/1.1\r\nHost: h\r\n\r\n'.repeat(3_000)),
  },
  {
    is: 'garbage behind 1,000 pipelined requests',
    run: async (port) => flood(port, 1, `${post(sms).repeat(1_000)}\x01\x02\r\n\r\n`),
  },
  {
    is: 'garbage on 300 connections',
    run: async (port) => flood(port, 300, '\x16\x03\x01'.repeat(10_000)),
  },
  {
    is: 'heads of 900 kB on 40 connections',
    run: async (port) =>
      flood(port, 40, `GET ${path} HTTP/1.1\r\n${'X-A: bcdefg\r\n'.repeat(69_000)}\r\n`),
  },
  {
    is: 'heads without end on 60 connections',
    run: async (port) => flood(port, 60, `GET ${path} HTTP/1.1\r\nX: ${'x'.repeat(1_000_000)}`),
  },
  {
    is: 'bodies in chunks of one byte with long extensions',
    run: async (port) => {
      const head = `POST ${path} HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n`;
      return flood(port, 20, head + `1;${'e'.repeat(1_000)}\r\nx\r\n`.repeat(2_000));
    },
  },
  {
    is: '500 requests with Upgrade on one connection',
    run: async (port) =>
      flood(
        port,
        1,
        `GET ${path} HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n`.repeat(
          500,
        ),
      ),
  },
  {
    is: '500 CONNECTs on one connection',
    run: async (port) => flood(port, 1, 'CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\n'.repeat(500)),
  },
  {
    is: '1,000 connections that say nothing',
    run: async (port) => flood(port, 1_000, ''),
  },
];

/** Sends an ordinary message. @returns milliseconds until it was answered, and until it was inspected. */
async function sendOrdinary({ core, port, captured }: RunningCore): Promise<[number, number]> {
  const id = `m${performance.now()}`;
  const clock = startCalmClock();
  expect(statusOf(await exchange(port, post(sms.replace('m1', id), close)))).toBe(200);
  const answered = clock();
  await until(() => captured.some(({ inspection }) => inspection?.message?.messageId === id));
  expect(core.state().listener.is).toBe('listening');
  return [answered, clock()];
}

describe('after each attack the next request is answered and inspected within 3 s', () => {
  it.each(attacks.map((attack) => [attack.is, attack] as const))('%s', async (_, attack) => {
    const running = await runCore({ maxInFlightBytes: 32 * megabyte });
    await attack.run(running.port);
    const [answered] = await sendOrdinary(running);
    expect(answered).toBeLessThan(3_000);
    const [again, inspected] = await sendOrdinary(running);
    expect(again).toBeLessThan(3_000);
    expect(inspected).toBeLessThan(3_000);
  });
});

describe('many long bodies at once', () => {
  it('are all stored and answered in bounded memory, and short ones beside them are served', async () => {
    const dataDir = tempDir();
    const limits = ['--max-in-flight', String(32 * megabyte), '--max-body', String(9 * megabyte)];
    const { child, localUrl, stop } = await listening(dataDir, ...limits);
    const { port, pathname } = new URL(localUrl);
    const body = Buffer.alloc(8 * megabyte, 'x');
    const most = () => peakOf(child.pid ?? 0);
    const before = most();
    const replies = Promise.all(
      Array.from({ length: longBodies }, async () => {
        const socket = await opened(Number(port));
        let reply = '';
        socket.on('data', (chunk) => (reply += String(chunk)));
        socket.write(headOf(body.length, pathname).replace('Host', `${close}Host`));
        socket.write(body);
        await once(socket, 'close');
        return statusOf(reply);
      }),
    );
    let isOver = false;
    void replies.then(() => (isOver = true));
    let slowest = 0;
    while (!isOver) {
      const clock = startCalmClock(child.pid);
      const short = post('{}', close).replace(path, pathname);
      expect(statusOf(await exchange(Number(port), short))).toBe(200);
      slowest = Math.max(slowest, clock());
    }
    expect((await replies).filter((status) => status === 200)).toHaveLength(longBodies);
    expect(slowest).toBeLessThan(3_000);
    // The peak is the same for 30 bodies and for 120: some 370 MB, most of them of the inspection, the database and the garbage
    // collector, which differ from machine to machine. Held at once, the bodies alone would be more than this.
    const receivedMb = (longBodies * body.length) / megabyte;
    if (before !== null) expect((most() ?? 0) - before).toBeLessThan(receivedMb);
    expect(await stop()).toBe(0);
  });

  it('do not time out while they are not read', async () => {
    const { core, port } = await runCore({
      maxInFlightBytes: megabyte,
      maxBodyBytes: 2 * megabyte,
    });
    const first = await opened(port);
    first.write(headOf(1.5 * megabyte) + 'x'.repeat(megabyte));
    await until(() => core.listener.bytesInFlight() >= megabyte);
    const second = exchange(
      port,
      headOf(1.5 * megabyte).replace('Host', `${close}Host`) + 'y'.repeat(1.5 * megabyte),
    );
    await until(() => core.listener.bytesInFlight() > megabyte);
    expect(core.store.total('all')).toBe(0);
    first.write('x'.repeat(0.5 * megabyte));
    expect(statusOf(await second)).toBe(200);
    await until(() => core.store.total('all') === 2 && core.listener.bytesInFlight() === 0);
  });

  it('do not stay in memory while a rule delays their replies', async () => {
    const { core, port } = await runCore({
      replies: [ruleOf({ reply: { delayMs: 60_000 } })],
    });
    await flood(port, 4, headOf(5 * megabyte) + 'x'.repeat(5 * megabyte));
    await until(() => core.store.total('all') === 4 && core.listener.bytesInFlight() === 0);
    expect(core.store.record(1)?.reply).toBeNull();
  });
});

/** The largest memory of a process so far, in MB; `null` on systems that don't report it. */
function peakOf(pid: number): number | null {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return null;
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1];
  return peak === undefined ? null : Number(peak) / 1024;
}
