import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { sendResponse } from '../../../electron/core/listener/send.ts';

/** @returns how often Node has given a socket one piece, and how often several at once. */
function countWrites(socket: Socket): () => { readonly single: number; readonly several: number } {
  const single = vi.spyOn(socket, '_write');
  const several = vi.spyOn(socket, '_writev');
  return () => ({ single: single.mock.calls.length, several: several.mock.calls.length });
}

/** What a sender receives for a request whose response has this status and body, and how it was written. */
async function exchange(method: string, status: number, body: Buffer | string) {
  const flat = body.length === 0 ? [] : ['Content-Length', String(Buffer.byteLength(body))];
  const answered = Promise.withResolvers<Awaited<ReturnType<typeof answer>>>();
  const server = createServer((_request, response) => void answer(response).then(answered.resolve));
  onTestFinished(() => void server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const sender = connect((server.address() as AddressInfo).port, '127.0.0.1');
  sender.write(`${method} / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  return { received: await text(sender), ...(await answered.promise) };

  async function answer(response: ServerResponse) {
    const writes = countWrites(response.req.socket);
    const isSent = await sendResponse(response, status, flat, body);
    return { isSent, writes: writes() };
  }
}

describe('a response', () => {
  it.each([
    { method: 'POST', status: 200, body: '{"ok":true}\n', bodyReceived: '{"ok":true}\n' },
    { method: 'HEAD', status: 404, body: '{"ok":false}\n', bodyReceived: '' },
    { method: 'POST', status: 204, body: '', bodyReceived: '' },
  ])(
    'goes to the system in one piece: $method $status',
    async ({ method, status, body, bodyReceived }) => {
      const { received, isSent, writes } = await exchange(method, status, body);
      expect(received.startsWith(`HTTP/1.1 ${status} `)).toBe(true);
      expect(received.slice(received.indexOf('\r\n\r\n') + 4)).toBe(bodyReceived);
      expect(isSent).toBe(true);
      expect(writes).toEqual({ single: 1, several: 0 });
    },
  );

  it('is sent when it is longer than the system takes at once', async () => {
    const body = Buffer.alloc(20 * 1024 ** 2, 'x');
    const { received, isSent } = await exchange('POST', 200, body);
    expect(received.length - received.indexOf('\r\n\r\n') - 4).toBe(body.length);
    expect(isSent).toBe(true);
  });
});
