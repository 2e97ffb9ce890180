import dns from 'node:dns';
import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { connect, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { onLoopback, type Loopback } from '../support/loopback.ts';
import { watchLeftOver } from '../support/left-over.ts';
import { tunnelSettings } from '../support/tunnel-settings.ts';
import { watchTunnel, type WatchedTunnel } from '../support/watched-tunnel.ts';

/** In these tests nothing reaches the local side. */
const localPort = 9;

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

async function loopback(server: Server): Promise<Loopback> {
  const place = await onLoopback(server);
  undo.push(place.close);
  return place;
}

function watched(options: Parameters<typeof watchTunnel>[0] = {}): WatchedTunnel {
  const tunnel = watchTunnel({ deadlineMs: 5_000, reviveMs: 1_000, ...options });
  undo.push(tunnel.close);
  return tunnel;
}

/** A web server in the place of a tunnel server, and the number of its requests. */
async function answering(listener: RequestListener): Promise<{ host: string; asked: string[] }> {
  const asked: string[] = [];
  const { port } = await loopback(
    createHttpServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      listener(request, response);
    }),
  );
  return { host: `http://127.0.0.1:${port}`, asked };
}

const grantOf = (port: number, count = 3): RequestListener => {
  const grant = { id: 'name', url: 'http://name.localhost', port, max_conn_count: count };
  return (_, response) => response.end(JSON.stringify(grant));
};

const settings = (host: string, subdomain: string | null = 'name') =>
  tunnelSettings({ kind: 'localtunnel', host, subdomain });

/** A port of 127.0.0.1 on which nothing listens. */
async function deadPort(): Promise<number> {
  const place = await onLoopback(createServer());
  await place.close();
  return place.port;
}

describe('a tunnel that cannot be opened', () => {
  it('is refused with the words of the server, after exactly one request', async () => {
    const { host, asked } = await answering((_, response) => {
      response.writeHead(403, { 'content-type': 'application/json' });
      response.end('{"message":"Invalid subdomain."}');
    });
    const tunnel = watched();
    await tunnel.open(settings(host), localPort);
    expect(tunnel.states).toMatchObject([
      { is: 'opening', host },
      { is: 'failed', host, fault: 'refused', detail: '403 Forbidden: Invalid subdomain.' },
    ]);
    expect(asked).toEqual(['GET /name']);
  });

  it.each([
    [429, 'text/plain', 'Slow\r\n down', '429 Too Many Requests: Slow down'],
    [502, 'text/html', '<h1>nginx</h1>', '502 Bad Gateway'],
    [503, 'application/json', '{"message":7}', '503 Service Unavailable'],
  ])('is refused by a status of %i', async (status, type, words, detail) => {
    const { host } = await answering((_, response) => {
      response.writeHead(status, { 'content-type': type }).end(words);
    });
    const tunnel = watched();
    await tunnel.open(settings(host), localPort);
    expect(tunnel.state()).toMatchObject({ is: 'failed', host, fault: 'refused', detail });
  });

  it('requests any name with ?new', async () => {
    const { host, asked } = await answering((_, response) => response.writeHead(503).end());
    await watched().open(settings(host, null), localPort);
    expect(asked).toEqual(['GET /?new']);
  });

  it.each([
    ['not JSON', 'It works!', 'Not JSON: It works!'],
    ['empty', '', 'Not JSON: an empty answer'],
    ['no grant', '{"id":"name"}', /port/],
    ['no web address', '{"id":"n","port":1,"url":"file:///etc/passwd"}', /url/],
    ['no port', '{"id":"n","port":70000,"url":"http://n.localhost"}', /port/],
    ['no IP address', '{"id":"n","port":1,"url":"http://n.localhost","ip":"evil.test"}', /ip/],
    ['endless', 'x'.repeat(70_000), 'The answer is longer than 65536 bytes.'],
  ])('is a bad answer when it is %s', async (_, answer, detail) => {
    const { host } = await answering((_request, response) => response.end(answer));
    const tunnel = watched();
    await tunnel.open(settings(host), localPort);
    expect(tunnel.state()).toMatchObject({ is: 'failed', host, fault: 'bad-answer' });
    const said = await tunnel.becomes('failed');
    if (typeof detail === 'string') expect(said.detail).toBe(detail);
    else expect(said.detail).toMatch(detail);
  });

  it('is a bad answer when it is not HTTP', async () => {
    const { port } = await loopback(createServer((socket) => socket.end('SSH-2.0-OpenSSH_9\r\n')));
    const tunnel = watched();
    await tunnel.open(settings(`http://127.0.0.1:${port}`), localPort);
    expect(tunnel.state()).toMatchObject({ is: 'failed', fault: 'bad-answer' });
  });

  it('gets no answer from a server that hangs up', async () => {
    const { port } = await loopback(createServer((socket) => socket.destroy()));
    const tunnel = watched();
    await tunnel.open(settings(`http://127.0.0.1:${port}`), localPort);
    expect(tunnel.state()).toMatchObject({ is: 'failed', fault: 'no-answer' });
  });

  it('is unreachable under a name that does not exist', async () => {
    // The test gives the answer of DNS: without a network it can take longer than the test's timeout.
    const lookup = vi
      .spyOn(dns, 'lookup')
      .mockImplementation(((name: string, _options: unknown, answer: (error: Error) => void) =>
        answer(
          Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' }),
        )) as typeof dns.lookup);
    const tunnel = watched();
    await tunnel.open(settings('http://hookscope.invalid'), localPort);
    lookup.mockRestore();
    expect(tunnel.state()).toMatchObject({
      is: 'failed',
      fault: 'unreachable',
      detail: 'getaddrinfo ENOTFOUND hookscope.invalid',
    });
  });

  it('gets no answer until the deadline from a silent server', async () => {
    const { port } = await loopback(createServer());
    const tunnel = watched({ deadlineMs: 150 });
    const later = watched({ deadlineMs: 60_000 });
    const started = performance.now();
    void later.open(settings(`http://127.0.0.1:${port}`), localPort);
    await tunnel.open(settings(`http://127.0.0.1:${port}`), localPort);
    expect(tunnel.state()).toMatchObject({
      is: 'failed',
      fault: 'no-answer',
      detail: `127.0.0.1:${port} did not answer in time.`,
    });
    expect(performance.now() - started).toBeGreaterThan(140);
    expect(later.state().is).toBe('opening');
  });

  it('gets no answer until the deadline from a server that never ends its answer', async () => {
    const { host } = await answering((_, response) => response.write('{'));
    const tunnel = watched({ deadlineMs: 150 });
    await tunnel.open(settings(host), localPort);
    expect(tunnel.state()).toMatchObject({ is: 'failed', fault: 'no-answer' });
  });

  it('finds the port blocked as soon as every socket was refused', async () => {
    const port = await deadPort();
    const { host, asked } = await answering(grantOf(port));
    const tunnel = watched();
    await tunnel.open(settings(host), localPort);
    expect(tunnel.state()).toMatchObject({
      is: 'failed',
      host,
      fault: 'blocked-port',
      detail: `connect ECONNREFUSED 127.0.0.1:${port}`,
    });
    expect(asked).toHaveLength(1);
  });
});

describe('an open tunnel', () => {
  it('dials no more than ten sockets, whatever the server offers', async () => {
    let dialled = 0;
    const tunnels = createServer(() => (dialled += 1));
    const { port } = await loopback(tunnels);
    const { host } = await answering(grantOf(port, 5_000));
    const tunnel = watched();
    await tunnel.open(settings(host), localPort);
    await expect.poll(() => dialled).toBe(10);
    await tunnel.close();
    expect(dialled).toBe(10);
  });

  it('dials a lost socket again', async () => {
    const tunnels = createServer();
    const { port } = await loopback(tunnels);
    const { host } = await answering(grantOf(port, 1));
    const first = once(tunnels, 'connection');
    const tunnel = watched();
    await tunnel.open(settings(host), localPort);
    const [socket] = await first;
    const second = once(tunnels, 'connection');
    socket.destroy();
    await second;
    expect(tunnel.kinds()).toEqual(['opening', 'open']);
  });

  it('fails, without a storm of connections, when a server drops every socket it accepts', async () => {
    let dialled = 0;
    const { port } = await loopback(
      createServer((socket) => {
        dialled += 1;
        socket.destroy();
      }),
    );
    const { host } = await answering(grantOf(port, 2));
    const tunnel = watched({ reviveMs: 2_500 });
    await tunnel.open(settings(host), localPort);
    expect((await tunnel.becomes('failed')).fault).toBe('died');
    expect(dialled).toBeGreaterThan(2);
    expect(dialled).toBeLessThanOrEqual(8);
  });

  it('is replaced when another is opened, and only the last is announced', async () => {
    const { port } = await loopback(createServer());
    const { host } = await answering(grantOf(port));
    const silent = await loopback(createServer());
    const tunnel = watched();
    const early = tunnel.open(settings(`http://127.0.0.1:${silent.port}`), localPort);
    await tunnel.open(settings(host), localPort);
    await early;
    expect(tunnel.kinds()).toEqual(['opening', 'open']);
  });

  it('is closed by the kind none', async () => {
    const { port } = await loopback(createServer());
    const { host } = await answering(grantOf(port));
    const tunnel = watched();
    await tunnel.open(settings(host), localPort);
    await tunnel.open(tunnelSettings({ kind: 'none', host }), localPort);
    expect(tunnel.state()).toMatchObject({ is: 'closed' });
  });
});

describe('close', () => {
  it('leaves no socket, no timer and no later state during the request to the server', async () => {
    const silent = createServer();
    const { port } = await loopback(silent);
    const asked = once(silent, 'connection');
    const nothingLeft = watchLeftOver();
    const tunnel = watched({ deadlineMs: 60_000 });
    const opening = tunnel.open(settings(`http://127.0.0.1:${port}`), localPort);
    await asked;
    await tunnel.close();
    await opening;
    await nothingLeft();
    expect(tunnel.kinds()).toEqual(['opening', 'closed']);
  });

  it('leaves no socket and no timer of a tunnel whose sockets are lost', async () => {
    let dialled = 0;
    const tunnels = createServer((socket) => {
      dialled += 1;
      socket.destroy();
    });
    const { port } = await loopback(tunnels);
    const { host } = await answering(grantOf(port, 10));
    const nothingLeft = watchLeftOver();
    const tunnel = watched({ reviveMs: 60_000 });
    await tunnel.open(settings(host), localPort);
    await expect.poll(() => dialled).toBeGreaterThan(10);
    await tunnel.close();
    // Connections are accepted in order: once ours is, all before it are counted.
    const counted = async () => {
      await once(connect(port, '127.0.0.1'), 'close');
      return dialled;
    };
    const atClose = await counted();
    await nothingLeft();
    expect(await counted()).toBe(atClose + 1);
    expect(tunnel.kinds()).toEqual(['opening', 'open', 'closed']);
  });

  it('leaves nothing of a tunnel whose local side refuses', async () => {
    const { port } = await loopback(createServer());
    const { host } = await answering(grantOf(port, 10));
    const nothingLeft = watchLeftOver();
    const tunnel = watched();
    await tunnel.open(settings(host), await deadPort());
    await tunnel.close();
    await nothingLeft();
    expect(tunnel.kinds()).toEqual(['opening', 'open', 'closed']);
  });

  it('can be called twice, and before anything was opened', async () => {
    const tunnel = watched();
    await tunnel.close();
    await tunnel.close();
    expect(tunnel.states).toEqual([]);
  });
});
