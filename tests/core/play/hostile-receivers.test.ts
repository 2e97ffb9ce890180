import { gzipSync } from 'node:zlib';
import type { Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createBodyMaker } from '../../../electron/core/check/make-body.ts';
import { createBodyRoom } from '../../../electron/core/dispatch/body-room.ts';
import { createSender } from '../../../electron/core/dispatch/send-once.ts';
import { sampleMessages } from '../../../electron/core/play/messages.ts';
import { startPlay } from '../../../electron/core/play/play.ts';
import { ofUrl } from '../../../electron/core/send/send-target.ts';
import type { PlayAnswer } from '../../../shared/play.ts';
import { receive } from '../../support/receiver.ts';
import { resourcesDir } from '../../support/running-core.ts';

/** Plays one message, once, to a receiver that does this with it. @returns the answer, and the connections that came. */
async function answerOf(answer: string | ((socket: Socket) => void), deadlineMs = 20_000) {
  const receiver = await receive(answer);
  const target = ofUrl(`http://127.0.0.1:${receiver.port}/`, null);
  const what = { sample: 'sms', count: 1 } as const;
  const messages = await sampleMessages(
    what,
    createBodyMaker(resourcesDir, Date.now),
    target,
    null,
  );
  const sender = createSender();
  onTestFinished(() => sender.close());
  const play = startPlay(messages, {
    ...{ number: 1, sender, bodyRoom: createBodyRoom(), target, deadlineMs, speed: 1 },
    ...{ manner: 'in-order', clock: null, isSigned: false, random: () => 0 },
    store: () => Promise.reject(new Error('A sample is stored with no request.')),
    onChanged: () => undefined,
    onBug: (error) => {
      throw error;
    },
  });
  await play.ended;
  const [delivery] = play.changesSince(0).deliveries;
  expect(delivery?.end).not.toBeNull();
  return { answer: delivery?.attempts[0]?.answer ?? null, connections: receiver.connections() };
}

/** Writes until nobody reads. @returns how many bytes went out. */
function floodWith(chunk: Buffer, head: string) {
  const written = { bytes: 0 };
  const flood = (socket: Socket) => {
    socket.write(head);
    const more = () => {
      while (socket.writable && socket.write(chunk)) written.bytes += chunk.length;
    };
    socket.on('drain', more);
    more();
  };
  return { written, flood };
}

const failed = (fault: string) => expect.objectContaining({ ok: false, fault }) as PlayAnswer;

describe('a play, to a receiver', () => {
  it.each([
    ['with a gigabyte', 'HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n'],
    ['without end', 'HTTP/1.1 503 No\r\nConnection: close\r\n\r\n'],
  ])('that answers %s, reads a megabyte and shows the start', async (_, head) => {
    const { written, flood } = floodWith(Buffer.alloc(64 * 1024, 'x'), head);
    const { answer } = await answerOf(flood);
    expect(answer).toMatchObject({ ok: true, text: 'x'.repeat(300), isCut: true });
    expect(written.bytes).toBeLessThan(64 * 1024 ** 2);
  });

  it('that sends header fields without end, gives up', async () => {
    const { flood } = floodWith(
      Buffer.from(`X-More: ${'y'.repeat(1_000)}\r\n`),
      'HTTP/1.1 200 OK\r\n',
    );
    expect((await answerOf(flood)).answer).toEqual(failed('not-http'));
  });

  it.each([
    ['its head byte by byte', 'HTTP/1.1 200 OK\r\nX-A: '],
    ['its body byte by byte', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n'],
  ])('that sends %s, waits no longer than the deadline', async (_, head) => {
    const slowly = (socket: Socket) => {
      socket.write(head);
      const timer = setInterval(() => socket.write('H'), 20);
      socket.on('close', () => clearInterval(timer));
    };
    const { answer } = await answerOf(slowly, 300);
    expect(answer).toEqual(failed('timeout'));
  });

  it('that says nothing, waits no longer than the deadline', async () => {
    expect((await answerOf(() => undefined, 200)).answer).toEqual(failed('timeout'));
  });

  it('that breaks the connection off, counts one attempt of one connection', async () => {
    const { answer, connections } = await answerOf((socket) => socket.resetAndDestroy());
    expect([answer, connections]).toEqual([failed('reset'), 1]);
  });

  it('that redirects, does not follow', async () => {
    const elsewhere = await receive();
    const { answer } = await answerOf(
      `HTTP/1.1 307 Gone\r\nLocation: http://127.0.0.1:${elsewhere.port}/\r\nContent-Length: 0\r\n\r\n`,
    );
    expect(answer).toMatchObject({ ok: true, status: 307 });
    expect(elsewhere.connections()).toBe(0);
  });

  it('that switches protocols or speaks none, takes no answer', async () => {
    const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n';
    expect((await answerOf(upgrade)).answer).toMatchObject({ ok: false });
    expect((await answerOf('SSH-2.0-OpenSSH_9.2\r\n')).answer).toEqual(failed('not-http'));
  });

  it('that packs its answer, unpacks only as much as it shows', async () => {
    const packed = gzipSync(Buffer.alloc(64 * 1024 ** 2, 'z'));
    const { answer } = await answerOf((socket) => {
      socket.write(
        `HTTP/1.1 500 No\r\nContent-Encoding: gzip\r\nContent-Length: ${packed.length}\r\n\r\n`,
      );
      socket.write(packed);
    });
    expect(answer).toMatchObject({ ok: true, status: 500, text: 'z'.repeat(300), isCut: true });
  });
});
