import fc from 'fast-check';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exchange, openRawSocket, type RawSocket } from '../support/raw-socket.ts';
import { pathToken, runCore } from '../support/running-core.ts';
import { until } from '../support/until.ts';

const path = `/in/${pathToken}`;
const healthy = `POST ${path} HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok`;

describe('200 senders of one byte at a time', () => {
  it('are all stored whole, and all other requests are served meanwhile', async () => {
    const { core, port } = await runCore();
    const slow: RawSocket[] = [];
    for (let n = 0; n < 200; n += 1) slow.push(await openRawSocket(port));
    const bytes = slow.map((_, n) => Buffer.from(slowRequest(n)));
    const longest = Math.max(...bytes.map(({ length }) => length));
    // A whole request is served between any two of their bytes.
    for (let at = 0; at < longest; at += 1) {
      expect(slow.some(({ received }) => received() !== '')).toBe(false);
      slow.forEach(({ socket }, n) => {
        const byte = bytes[n]?.subarray(at, at + 1);
        if (byte !== undefined && byte.length > 0) socket.write(byte);
      });
      expect(await exchange(port, healthy)).toMatch(/^HTTP\/1\.1 200 /);
    }

    const replies = await Promise.all(slow.map(({ closed }) => closed));
    expect(replies.every((reply) => reply.startsWith('HTTP/1.1 200 '))).toBe(true);
    const kept = bodies(core.store);
    for (const n of slow.keys())
      expect(kept.filter((body) => body === slowBody(n))).toHaveLength(1);
  });
});

describe('1,000 connections at once', () => {
  it('are each served', async () => {
    const { core, port } = await runCore();
    const sockets = await Promise.all(Array.from({ length: 1_000 }, () => open(port)));
    const replies = await Promise.all(
      sockets.map(async (socket, n) => {
        const body = `number ${n}`;
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: h\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
        );
        let reply = '';
        for await (const chunk of socket) reply += String(chunk);
        return reply;
      }),
    );
    expect(replies.filter((reply) => reply.startsWith('HTTP/1.1 200 '))).toHaveLength(1_000);
    expect(new Set(bodies(core.store))).toEqual(new Set(sockets.map((_, n) => `number ${n}`)));
    expect(core.store.total('all')).toBe(1_000);
  });
});

describe('a sender that ends in the middle of a body', () => {
  it.each(['end', 'resetAndDestroy'] as const)(
    'is kept as far as it came, and nothing else suffers: %s',
    async (how) => {
      const { core, port, nth } = await runCore();
      const { socket } = await openRawSocket(port);
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n${'x'.repeat(5_000)}`,
      );
      await until(() => socket.bytesWritten > 5_000);
      // The listener must have read it: a reset discards unread bytes.
      await exchange(port, healthy);
      socket[how]();
      await nth(2);
      const rows = [1, 2].map((id) => core.store.record(id)?.request.body);
      expect(rows).toContainEqual(expect.objectContaining({ bytes: 5_000, ended: 'aborted' }));
      expect(rows).toContainEqual(expect.objectContaining({ bytes: 2, ended: 'complete' }));
    },
  );
});

describe('a stream of garbage', () => {
  it('does not end the listener, and the next request is served', async () => {
    // However fast the machine is, none of it is over the limit.
    const { core, port } = await runCore({ straysPerMinute: 1_000_000 });
    const noise = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 2_000 }),
      fc
        .tuple(
          fc.constantFrom(
            'GET ',
            `POST ${path} HTTP/1.1\r\n`,
            'Content-Length: 9\r\n',
            '\r\n\r\n',
            '\x16\x03\x01',
          ),
          fc.uint8Array({ maxLength: 300 }),
        )
        .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest])),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(noise, { minLength: 1, maxLength: 5 }), async (packets) => {
        const before = core.store.lastId();
        const { socket, closed } = await openRawSocket(port);
        for (const packet of packets) socket.write(packet);
        socket.end();
        await closed;
        expect(await exchange(port, healthy)).toMatch(/^HTTP\/1\.1 200 /);
        const sent = Buffer.concat(packets).toString('latin1');
        // Line ends alone are not a message (RFC 9112, section 2.2); everything else leaves a row.
        if (/[^\r\n]/.test(sent)) {
          await until(() => core.store.lastId() >= before + 2);
        }
      }),
      { numRuns: 80 },
    );
    expect(core.state().listener.is).toBe('listening');
  });
});

function slowBody(n: number): string {
  return `slow ${String(n).padStart(3, '0')}`;
}

/** A request that is slow from its first byte to its last. */
function slowRequest(n: number): string {
  return `POST ${path} HTTP/1.1\r\nContent-Length: 8\r\nConnection: close\r\n\r\n${slowBody(n)}`;
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port });
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

function bodies(store: {
  readonly total: (show: 'all') => number;
  readonly body: (id: number) => Uint8Array | null;
}): string[] {
  return Array.from({ length: store.total('all') }, (_, i) =>
    Buffer.from(store.body(i + 1) ?? []).toString(),
  );
}
