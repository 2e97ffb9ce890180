import { createHash, randomBytes } from 'node:crypto';
import dns from 'node:dns';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onLoopback, type Loopback } from '../support/loopback.ts';
import { requestThrough } from '../support/request-through.ts';
import { startTunnelServer, type TunnelServer } from '../support/tunnel-server.ts';
import { tunnelSettings } from '../support/tunnel-settings.ts';
import { watchTunnel, type WatchedTunnel } from '../support/watched-tunnel.ts';

const hasIpv6 = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === '::1'),
);

/** What the local side received, oldest first. */
let received: { readonly host: string | undefined; readonly body: Buffer }[];
let local: Loopback;
let server: TunnelServer;
let tunnel: WatchedTunnel;

const settings = (subdomain: string | null, host = server.host) =>
  tunnelSettings({ kind: 'localtunnel', host, subdomain });

/** 200 while the server holds the name, 404 when it is free. */
async function statusOf(name: string): Promise<number> {
  const path = `/api/tunnels/${name}/status`;
  return (await requestThrough(server.host, { method: 'GET', path })).status;
}

beforeEach(async () => {
  received = [];
  const listener = createServer((request, response) => {
    void buffer(request).then((body) => {
      received.push({ host: request.headers.host, body });
      response.end(createHash('sha256').update(body).digest('hex'));
    });
  });
  local = await onLoopback(listener);
  server = await startTunnelServer();
  tunnel = watchTunnel({ reviveMs: 1_500 });
});

afterEach(async () => {
  await tunnel.close();
  await server.stop();
  await local.close();
});

describe('a tunnel through a real server', () => {
  it('carries 100 kB of binary byte for byte and leaves the Host field alone', async () => {
    await tunnel.open(settings('binary'), local.port);
    expect(tunnel.kinds()).toEqual(['opening', 'open']);
    expect(tunnel.state()).toMatchObject({ url: server.publicUrl('binary'), insteadOf: null });
    const body = randomBytes(100_000);
    const { status, body: digest } = await requestThrough(server.publicUrl('binary'), { body });
    expect(status).toBe(200);
    expect(digest.toString()).toBe(createHash('sha256').update(body).digest('hex'));
    expect(received).toHaveLength(1);
    expect(received[0]?.body.equals(body)).toBe(true);
    expect(received[0]?.host).toBe(new URL(server.publicUrl('binary')).host);
  });

  it('carries more requests than it has sockets, each in its own bytes', async () => {
    await tunnel.open(settings('crowd'), local.port);
    const bodies = Array.from({ length: 60 }, () => randomBytes(2_000));
    const replies = await Promise.all(
      bodies.map((body) => requestThrough(server.publicUrl('crowd'), { body })),
    );
    expect(replies.map(({ body }) => body.toString())).toEqual(
      bodies.map((body) => createHash('sha256').update(body).digest('hex')),
    );
  });

  it('takes the name that the server gives when it requests none', async () => {
    await tunnel.open(settings(null), local.port);
    expect(tunnel.state()).toMatchObject({ is: 'open', insteadOf: null });
    const { url } = await tunnel.becomes('open');
    expect((await requestThrough(url, { body: 'hello' })).status).toBe(200);
  });

  it('reports that another name was granted when the requested one is taken', async () => {
    const other = watchTunnel();
    await other.open(settings('wanted'), local.port);
    await tunnel.open(settings('wanted'), local.port);
    const { url, insteadOf } = await tunnel.becomes('open');
    expect(insteadOf).toBe('wanted');
    expect(url).not.toBe(server.publicUrl('wanted'));
    await other.close();
  });

  it.skipIf(!hasIpv6)(
    'reaches 127.0.0.1 although another program has the port on ::1',
    async () => {
      const stranger = createServer((_, response) => response.end('stranger'));
      const beside = await onLoopback(stranger, local.port, '::1');
      // Many systems answer so; this one may have only one address of localhost.
      const lookup = vi.spyOn(dns, 'lookup').mockImplementation(((
        _name: string,
        _options: unknown,
        answer: (error: null, found: readonly dns.LookupAddress[]) => void,
      ) =>
        answer(null, [
          { address: '::1', family: 6 },
          { address: '127.0.0.1', family: 4 },
        ])) as typeof dns.lookup);
      await tunnel.open(settings('loopback'), local.port);
      const { body } = await requestThrough(server.publicUrl('loopback'), { body: 'mine' });
      lookup.mockRestore();
      await beside.close();
      expect(body.toString()).toBe(createHash('sha256').update('mine').digest('hex'));
    },
  );

  it('waits for a local listener that is not there yet', async () => {
    await local.close();
    await tunnel.open(settings('early'), local.port);
    const waiting = requestThrough(server.publicUrl('early'), { body: 'early' });
    const late = createServer((_, response) => response.end('late'));
    const back = await onLoopback(late, local.port);
    expect((await waiting).body.toString()).toBe('late');
    expect(tunnel.state().is).toBe('open');
    await back.close();
  });

  it('fails once a killed server cannot be reached again, and opens again when it is back', async () => {
    await tunnel.open(settings('phoenix'), local.port);
    await server.kill();
    const { fault, detail, host } = await tunnel.becomes('failed');
    expect({ fault, host }).toEqual({ fault: 'died', host: server.host });
    expect(detail).toMatch(/ECONNREFUSED 127\.0\.0\.1:\d+/);

    server = await startTunnelServer({ port: server.port });
    await tunnel.open(settings('phoenix'), local.port);
    expect(tunnel.state()).toMatchObject({
      is: 'open',
      url: server.publicUrl('phoenix'),
      insteadOf: null,
    });
    expect((await requestThrough(server.publicUrl('phoenix'), { body: 'again' })).status).toBe(200);
  });

  it('is unreachable, before any deadline and in the words of the system, when there is no server', async () => {
    await server.kill();
    await tunnel.open(settings('nobody'), local.port);
    expect(tunnel.state()).toMatchObject({
      is: 'failed',
      host: server.host,
      fault: 'unreachable',
      detail: `connect ECONNREFUSED 127.0.0.1:${server.port}`,
    });
  });

  it('releases the name on close', async () => {
    await tunnel.open(settings('leaving'), local.port);
    expect(await statusOf('leaving')).toBe(200);
    await tunnel.close();
    expect(tunnel.states.at(-1)).toEqual({ is: 'closed' });
    await expect.poll(() => statusOf('leaving')).toBe(404);
  });
});
