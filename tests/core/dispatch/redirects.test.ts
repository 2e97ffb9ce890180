import { describe, expect, it, onTestFinished } from 'vitest';
import type { OutgoingRequest } from '../../../electron/core/dispatch/outgoing-request.ts';
import { createSender, type SendRoute } from '../../../electron/core/dispatch/send-once.ts';
import { receive } from '../../support/receiver.ts';

const usual: SendRoute = {
  timeoutMs: 10_000,
  certificate: 'system',
  authority: null,
  followRedirects: false,
};

function sender() {
  const created = createSender();
  onTestFinished(created.close);
  return created;
}

function post(url: string, change: Partial<OutgoingRequest> = {}): OutgoingRequest {
  return { method: 'POST', url, headers: [], body: Buffer.from('hi'), ...change };
}

describe('a redirect that is followed', () => {
  const route = { ...usual, followRedirects: true };
  const secret: Partial<OutgoingRequest> = {
    headers: [
      ['X-Mine', 'm'],
      ['Authorization', 'a'],
      ['X-Kept', 'k'],
      ['Content-Type', 'text/plain'],
    ],
    privateFields: ['x-mine'],
  };

  function redirectTo(location: string, status: number) {
    return receive(`HTTP/1.1 ${status} X\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`);
  }

  it.each([307, 308])(
    'with %i keeps the method and the body, and no secret goes elsewhere',
    async (status) => {
      const end = await receive();
      const start = await redirectTo(`http://127.0.0.1:${end.port}/end?q`, status);
      const outcome = await sender().send(post(`http://127.0.0.1:${start.port}/`, secret), route);
      expect(outcome).toMatchObject({ ok: true, answer: { status: 200 } });
      expect(start.seen[0]?.head).toMatch(/X-Mine: m\r\nAuthorization: a\r\n/);
      expect(end.seen).toHaveLength(1);
      expect(end.seen[0]?.body).toBe('hi');
      expect(end.seen[0]?.head).toMatch(/^POST \/end\?q HTTP/);
      expect(end.seen[0]?.head).toContain('X-Kept: k\r\nContent-Type: text/plain\r\n');
      expect(end.seen[0]?.head).not.toMatch(/X-Mine|Authorization/);
    },
  );

  it.each([301, 302, 303])('with %i becomes a GET without a body', async (status) => {
    const end = await receive();
    const start = await redirectTo(`http://127.0.0.1:${end.port}/`, status);
    await sender().send(post(`http://127.0.0.1:${start.port}/`, secret), route);
    expect(end.seen[0]?.head).toMatch(/^GET \/ HTTP/);
    expect(end.seen[0]?.head).not.toMatch(/content-/i);
    expect(end.seen[0]?.body).toBe('');
  });

  it('to the same server keeps the secrets, and five are followed', async () => {
    const { port, seen } = await redirectTo('/next', 307);
    const outcome = await sender().send(post(`http://127.0.0.1:${port}/`, secret), route);
    expect(outcome).toMatchObject({ ok: true, answer: { status: 307 } });
    expect(seen).toHaveLength(6);
    expect(seen[5]?.head).toMatch(/^POST \/next [^]*X-Mine: m\r\nAuthorization: a\r\n/);
  });

  it.each(['ftp://127.0.0.1/', 'javascript:alert(1)', 'http://'])(
    'is not followed to %s',
    async (to) => {
      const { port } = await redirectTo(to, 302);
      const outcome = await sender().send(post(`http://127.0.0.1:${port}/`), route);
      expect(outcome).toMatchObject({ ok: true, answer: { status: 302 } });
    },
  );

  it('to another server checks its certificate, although the first one is not checked', async () => {
    const end = await receive(undefined, { tls: true });
    const start = await redirectTo(`https://localhost:${end.port}/`, 307);
    const unchecked = { ...route, certificate: 'none' } as const;
    expect(await sender().send(post(`http://127.0.0.1:${start.port}/`), unchecked)).toMatchObject({
      ok: false,
      fault: 'tls',
      mayHaveArrived: true,
    });
  });
});
