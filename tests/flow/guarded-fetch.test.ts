import type { ServerResponse } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hostileAddresses } from '../core/fetch/hostile-addresses.ts';
import { filesExample, guard, serveFiles } from '../support/guarded.ts';
import { onLoopback } from '../support/loopback.ts';
import { until } from '../support/until.ts';

const text = (words: string) => (_: unknown, response: ServerResponse) => response.end(words);

/** An address that stays absolute in a redirect and can be written in a header. */
const redirectable = hostileAddresses.filter(
  ({ url, fault }) =>
    (/^\w+:(?:\/\/|\\\\)[\x20-\x7E]*$/.test(url) && url.includes('PORT')) || fault === 'not-http',
);

describe('the guarded fetcher', () => {
  it('is tried with at least 60 hostile addresses, and with as many redirects', () => {
    const written = new Set(hostileAddresses.map(({ url, answer }) => `${url} ${String(answer)}`));
    expect(written.size).toBe(hostileAddresses.length);
    expect(hostileAddresses.length).toBeGreaterThanOrEqual(60);
    expect(redirectable.length).toBeGreaterThanOrEqual(60);
  });

  it.each(hostileAddresses)('refuses $technique: $url', async ({ url, fault, answer }) => {
    const server = await serveFiles(text('secret'));
    let asked = 0;
    const resolve = () => {
      asked += 1;
      return Promise.resolve(answer ?? ['127.0.0.1']);
    };
    const fetch = guard(null, { resolve });
    const fetched = await fetch({ url: url.replace('PORT', String(server.port)) });
    expect(fetched).toMatchObject({ ok: false, fault });
    expect(server.seen).toEqual([]);
    expect(asked).toBe(answer === undefined ? 0 : 1);
  });

  it.each(redirectable)(
    'refuses $technique as a redirect: $url',
    async ({ url, fault, answer = ['127.0.0.1'] }) => {
      const secret = await serveFiles(text('secret'));
      const location = url.replace('PORT', String(secret.port));
      const open = await serveFiles((_, response) => {
        response.writeHead(302, { Location: location }).end();
      });
      const host = `open.example:${open.port}`;
      const resolve = (name: string) =>
        Promise.resolve(name === 'open.example' ? ['127.0.0.1'] : answer);
      const fetched = await guard(host, { resolve })({ url: `http://${host}/` });
      expect(fetched).toMatchObject({ ok: false, fault });
      expect(secret.seen).toEqual([]);
      expect(open.seen).toHaveLength(1);
    },
  );

  it('fetches from the one host that the settings allow, and from no other port or name', async () => {
    const server = await serveFiles(text('hello'));
    const fetch = guard(`127.0.0.1:${server.port}`);
    expect(await fetch({ url: `http://127.0.0.1:${server.port}/a?b#c` })).toMatchObject({
      ok: true,
      value: { status: 200, bytes: Buffer.from('hello'), size: 5 },
    });
    expect(server.seen.map(({ line }) => line)).toEqual(['GET /a?b']);

    const other = await serveFiles(text('secret'));
    for (const host of [
      `127.0.0.1:${other.port}`,
      `localhost:${server.port}`,
      `127.0.0.2:${server.port}`,
    ]) {
      expect(await fetch({ url: `http://${host}/` })).toMatchObject({ fault: 'blocked-address' });
    }
    expect(await guard('127.0.0.1')({ url: `http://127.0.0.1:${server.port}/` })).toMatchObject({
      fault: 'blocked-address',
    });
    expect(other.seen).toEqual([]);
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    ['an address', 'http://9.9.9.20/', []],
    ['an address by IPv6', 'http://[2620:fe::20]/', []],
    ['a name', 'http://files.example/', ['2620:fe::20']],
    ['a name that is public besides', 'http://files.example/', ['1.1.1.1', '9.9.9.20']],
  ])('refuses %s of a network that it stands in itself', async (_, url, answer) => {
    const fetch = guard(null, {
      resolve: () => Promise.resolve(answer),
      networks: () => ['9.9.9.9/24', '2620:fe::9/64'],
    });
    const fetched = await fetch({ url });
    expect(fetched).toMatchObject({ fault: 'blocked-address' });
    expect(fetched).toHaveProperty('detail', expect.stringContaining('(own network)'));
  });

  it('looks a name up once, and connects where that answer said', async () => {
    const server = await serveFiles(text('first'));
    const answers = [['127.0.0.1'], ['127.0.0.9']];
    const fetch = guard(`files.example:${server.port}`, {
      resolve: () => Promise.resolve(answers.shift() ?? []),
    });
    const fetched = await fetch({ url: `http://files.example:${server.port}/` });
    expect(fetched).toMatchObject({ ok: true, value: { bytes: Buffer.from('first') } });
    expect(answers).toEqual([['127.0.0.9']]);
  });

  it('resolves a name again when it redirects to itself', async () => {
    const server = await serveFiles((_, response) => {
      response.writeHead(302, { Location: `http://moving.example:${server.port}/again` }).end();
    });
    const host = `files.example:${server.port}`;
    const fetched = await guard(host)({ url: `http://${host}/` });
    expect(fetched).toMatchObject({
      fault: 'blocked-address',
      detail: 'moving.example is 127.0.0.1 (loopback)',
    });
    expect(server.seen).toHaveLength(1);
  });

  it('follows and lists five redirects, but not six and no loop', async () => {
    const server = await serveFiles((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('there');
      else response.writeHead(307, { Location: `/${left - 1}` }).end();
    });
    const host = `127.0.0.1:${server.port}`;
    const fetch = guard(host);
    expect(await fetch({ url: `http://${host}/5` })).toMatchObject({
      ok: true,
      value: {
        url: `http://${host}/0`,
        redirectedBy: [5, 4, 3, 2, 1].map((n) => `http://${host}/${n}`),
      },
    });
    expect(await fetch({ url: `http://${host}/6` })).toMatchObject({ fault: 'too-many-redirects' });
    const loop = await serveFiles((_, response) =>
      response.writeHead(301, { Location: '/' }).end(),
    );
    const looping = await guard(`127.0.0.1:${loop.port}`)({
      url: `http://127.0.0.1:${loop.port}/`,
    });
    expect(looping).toMatchObject({ fault: 'too-many-redirects' });
    expect(loop.seen).toHaveLength(6);
  });

  it('sends nothing that identifies the user, and stores no cookie', async () => {
    const server = await serveFiles((request, response) => {
      response.setHeader('Set-Cookie', 'who=you');
      if (request.url === '/') response.writeHead(302, { Location: '/next' });
      response.end();
    });
    const host = `127.0.0.1:${server.port}`;
    const fetched = await guard(host)({ url: `http://${host}/` });
    expect(fetched).toMatchObject({ ok: true, value: { headers: [] } });
    expect(server.seen).toHaveLength(2);
    for (const { headers } of server.seen) {
      const names = headers.filter((_, at) => at % 2 === 0);
      expect(names).toEqual(['User-Agent', 'Accept', 'Accept-Encoding', 'Host', 'Connection']);
      expect(headers).toContain('Hookscope');
    }
  });

  it('refuses credentials in a redirect', async () => {
    const server = await serveFiles((_, response) => {
      response.writeHead(302, { Location: `http://me:pass@127.0.0.1:${server.port}/in` }).end();
    });
    const host = `127.0.0.1:${server.port}`;
    expect(await guard(host)({ url: `http://${host}/` })).toMatchObject({ fault: 'credentials' });
    expect(server.seen).toHaveLength(1);
  });
});

describe('a fetched resource', () => {
  it('is read whole or by its first bytes; HEAD gives only size and type', async () => {
    const content = Buffer.from('0123456789');
    const server = await serveFiles((request, response) => {
      const ranged = request.headers.range !== undefined && request.url === '/ranged';
      response.setHeader('Content-Type', 'Text/Plain; charset=utf-8');
      response.setHeader('Content-Disposition', 'attachment; filename="a.txt"');
      if (ranged) response.writeHead(206, { 'Content-Range': 'bytes 0-3/10' });
      else response.setHeader('Content-Length', 10);
      response.end(ranged ? content.subarray(0, 4) : content);
    });
    const host = `127.0.0.1:${server.port}`;
    const fetch = guard(host);
    const told = {
      size: 10,
      mediaType: 'text/plain',
      headers: [
        ['content-type', 'Text/Plain; charset=utf-8'],
        ['content-disposition', 'attachment; filename="a.txt"'],
      ],
    };
    const url = `http://${host}/whole`;
    expect(await fetch({ url })).toMatchObject({ value: { ...told, bytes: content } });
    expect(await fetch({ url, method: 'HEAD' })).toMatchObject({
      value: { ...told, bytes: new Uint8Array() },
    });
    for (const path of ['whole', 'ranged']) {
      const first = await fetch({ url: `http://${host}/${path}`, first: 4 });
      expect(first).toMatchObject({ value: { ...told, bytes: content.subarray(0, 4) } });
    }
    expect(server.seen.at(-1)?.headers).toContain('bytes=0-3');
    expect(await fetch({ url: `${url}?`, first: 400 })).toMatchObject({
      value: { size: 10, bytes: content },
    });
  });

  it('has no bytes when the response is not 2xx', async () => {
    const server = await serveFiles((_, response) => response.writeHead(404).end('not here'));
    const host = `127.0.0.1:${server.port}`;
    expect(await guard(host)({ url: `http://${host}/` })).toMatchObject({
      ok: true,
      value: { status: 404, bytes: new Uint8Array() },
    });
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('is read out of %s', async (coding, compress) => {
    const server = await serveFiles((request, response) => {
      expect(request.headers['accept-encoding']).toBe('gzip, br');
      response.setHeader('Content-Encoding', coding);
      response.end(compress('word '.repeat(1_000)));
    });
    const host = `127.0.0.1:${server.port}`;
    const fetched = await guard(host)({ url: `http://${host}/` });
    expect(fetched.ok && Buffer.from(fetched.value.bytes).toString()).toBe('word '.repeat(1_000));
  });

  it.each([
    ['an unknown coding', { 'Content-Encoding': 'zebra' }, Buffer.from('x')],
    ['two codings', { 'Content-Encoding': 'gzip, gzip' }, gzipSync(gzipSync('x'))],
    ['broken gzip', { 'Content-Encoding': 'gzip' }, Buffer.from('not gzip')],
    ['half of a gzip', { 'Content-Encoding': 'gzip' }, gzipSync('x'.repeat(99)).subarray(0, 15)],
    ['broken brotli', { 'Content-Encoding': 'br' }, Buffer.from('not brotli')],
  ])('is refused with %s', async (_name, headers, body) => {
    const server = await serveFiles((_, response) => response.writeHead(200, headers).end(body));
    const host = `127.0.0.1:${server.port}`;
    expect(await guard(host)({ url: `http://${host}/` })).toMatchObject({ fault: 'bad-encoding' });
  });

  it('is at most 20 MB: by its Content-Length, its bytes, and its decoded bytes', async () => {
    const limit = 20 * 1024 ** 2;
    const bomb = gzipSync(Buffer.alloc(30 * 1024 ** 2));
    let sent = 0;
    const server = await serveFiles((request, response) => {
      if (request.url === '/said') {
        response.writeHead(200, { 'Content-Length': limit + 1 }).flushHeaders();
      } else if (request.url === '/bomb') {
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb);
      } else if (request.url === '/full') {
        response.end(Buffer.alloc(limit));
      } else {
        const more = () => {
          do sent += 65_536;
          while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        };
        response.on('drain', more);
        more();
      }
    });
    const host = `127.0.0.1:${server.port}`;
    const fetch = guard(host);
    for (const path of ['said', 'bomb', 'endless']) {
      const fetched = await fetch({ url: `http://${host}/${path}` });
      expect(fetched).toMatchObject({ ok: false, fault: 'too-large' });
    }
    expect(sent).toBeGreaterThan(limit);
    expect(await fetch({ url: `http://${host}/full` })).toMatchObject({ value: { size: limit } });
    expect(await fetch({ url: `http://${host}/endless`, first: 1_000 })).toMatchObject({
      ok: true,
      value: { bytes: Buffer.alloc(1_000), size: null },
    });
  });

  it('is refused as a bomb below the limit when it decodes to a hundred times its size', async () => {
    const server = await serveFiles((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(gzipSync(Buffer.alloc(5 * 1024 ** 2)));
    });
    const host = `127.0.0.1:${server.port}`;
    expect(await guard(host)({ url: `http://${host}/` })).toMatchObject({ fault: 'too-large' });
  });

  it.each([
    ['an answer that never comes', () => undefined],
    ['a body that never ends', (response: ServerResponse) => response.write('x')],
    [
      'a body of one byte at a time',
      (response: ServerResponse) => {
        const drip = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(drip));
      },
    ],
    [
      'hints before an answer, one after another',
      (response: ServerResponse) => {
        const hints = setInterval(() => response.writeEarlyHints({ link: '</x>; rel=preload' }), 5);
        response.on('close', () => clearInterval(hints));
      },
    ],
  ])('is given up after the deadline: %s', async (_name, behave) => {
    const server = await serveFiles((_, response) => {
      behave(response);
    });
    const host = `127.0.0.1:${server.port}`;
    const fetched = await guard(host, { deadlineMs: 300 as 10_000 })({ url: `http://${host}/` });
    expect(fetched).toMatchObject({ ok: false, fault: 'too-slow' });
  });

  it('times out when its name is never resolved', async () => {
    const fetch = guard(null, { deadlineMs: 100 as 10_000, resolve: () => new Promise(() => {}) });
    expect(await fetch({ url: 'http://files.example/' })).toMatchObject({ fault: 'too-slow' });
  });

  it('ends at once when the user cancels', async () => {
    let closed = false;
    const server = await serveFiles((_, response) => {
      response.write('x');
      response.on('close', () => (closed = true));
    });
    const host = `127.0.0.1:${server.port}`;
    const stop = new AbortController();
    const fetched = guard(host)({ url: `http://${host}/`, signal: stop.signal });
    await until(() => server.seen.length === 1);
    stop.abort();
    expect(await fetched).toMatchObject({ ok: false, fault: 'cancelled' });
    await until(() => closed);
    const never = await guard(host)({ url: `http://${host}/`, signal: stop.signal });
    expect(never).toMatchObject({ fault: 'cancelled' });
    expect(server.seen).toHaveLength(1);
  });

  it('has a reason in words when nothing listens, when it is not HTTP, and when it breaks off', async () => {
    const gone = await serveFiles(text(''));
    const odd = createSocketServer((socket) => void socket.end('220 mail.example ESMTP\r\n'));
    const { port, close } = await onLoopback(odd);
    onTestFinished(close);
    expect(await guard(`127.0.0.1:${port}`)({ url: `http://127.0.0.1:${port}/` })).toMatchObject({
      fault: 'bad-answer',
    });
    const wordy = await serveFiles((_, response) => {
      for (let n = 0; n < 100; n += 1) response.setHeader(`X-${n}`, 'x'.repeat(1_000));
      response.end('x');
    });
    const host = `127.0.0.1:${wordy.port}`;
    expect(await guard(host)({ url: `http://${host}/` })).toMatchObject({ fault: 'bad-answer' });
    const cut = await serveFiles((_, response) => {
      response.writeHead(200, { 'Content-Length': 100 }).write('x', () => response.destroy());
    });
    const broken = await guard(`127.0.0.1:${cut.port}`)({ url: `http://127.0.0.1:${cut.port}/` });
    expect(broken).toMatchObject({ ok: false, fault: 'unreachable' });
    expect(gone.seen).toEqual([]);
    const { port: free, close: leave } = await onLoopback(createSocketServer());
    await leave();
    expect(await guard(`127.0.0.1:${free}`)({ url: `http://127.0.0.1:${free}/` })).toMatchObject({
      fault: 'unreachable',
      detail: expect.stringContaining('ECONNREFUSED'),
    });
  });
});

describe('over https', () => {
  it('the certificate is checked, against the name and not the address', async () => {
    const server = await serveFiles(text('private'), { tls: true });
    const ask = (name: string) =>
      guard(`${name}:${server.port}`)({ url: `https://${name}:${server.port}/` });
    expect(await ask('files.example')).toMatchObject({ ok: false, fault: 'tls' });
    expect(server.seen).toEqual([]);

    const before = getCACertificates('default');
    onTestFinished(() => setDefaultCACertificates(before));
    setDefaultCACertificates([...before, filesExample.cert.toString()]);
    expect(await ask('files.example')).toMatchObject({ value: { bytes: Buffer.from('private') } });
    expect(await ask('other.example')).toMatchObject({ ok: false, fault: 'tls' });
    expect(server.seen).toHaveLength(1);
  });

  it('no redirect leads back to http', async () => {
    const open = await serveFiles(text('open'));
    const server = await serveFiles(
      (_, response) =>
        response.writeHead(302, { Location: `http://files.example:${open.port}/` }).end(),
      { tls: true },
    );
    const before = getCACertificates('default');
    onTestFinished(() => setDefaultCACertificates(before));
    setDefaultCACertificates([...before, filesExample.cert.toString()]);
    const host = `files.example:${server.port}`;
    expect(await guard(host)({ url: `https://${host}/` })).toMatchObject({ fault: 'downgrade' });
    expect(open.seen).toEqual([]);
  });
});
