import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createGuardedFetch } from '../../electron/core/fetch/guarded-fetch.ts';
import { createRemoteFetcher, type RemoteFetcher } from '../../electron/core/mail/fetch-remote.ts';
import { onLoopback, type Loopback } from '../support/loopback.ts';
import { until } from '../support/until.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const asked: { path: string; headers: Record<string, unknown> }[] = [];
let server: Loopback;
let origin: string;
let remote: RemoteFetcher;

beforeAll(async () => {
  server = await onLoopback(
    createServer((request, response) => {
      const path = request.url ?? '';
      asked.push({ path, headers: request.headers });
      if (path === '/slow.png') return;
      if (path === '/gone.png') response.statusCode = 404;
      if (path === '/font') {
        response.end('wOF2 and so on');
      } else if (path.endsWith('.css')) {
        response.setHeader('Content-Type', 'text/css');
        response.end('p { background: url(inner.png) }');
      } else if (path === '/script.png') {
        response.setHeader('Content-Type', 'image/png');
        response.end('<script>alert(1)</script>');
      } else response.end(png);
    }),
  );
  origin = `http://127.0.0.1:${server.port}`;
});
afterAll(() => server.close());

beforeEach(() => {
  asked.length = 0;
  const html =
    ['a', 'gone', 'script', 'slow'].map((name) => `<img src="${origin}/${name}.png">`).join('') +
    `<style>@font-face { src: url(${origin}/font) }</style><link rel="stylesheet" href="${origin}/css/x.css"><img src="http://127.0.0.1:1/x.png">`;
  const guardedFetch = createGuardedFetch({ allowedHost: () => `127.0.0.1:${server.port}` });
  remote = createRemoteFetcher((id) => Promise.resolve(id === 1 ? html : null), guardedFetch);
});

const image = (path: string, id = 1) =>
  remote.fetch({ id, url: `${origin}${path}`, kind: 'image' });

describe('a remote resource of a mail', () => {
  it('is fetched on request, without anything that identifies the user', async () => {
    const got = await image('/a.png');
    const data = `data:image/png;base64,${png.toString('base64')}`;
    expect(got).toEqual({ ok: true, value: { kind: 'image', data } });
    expect(asked.map(({ path }) => path)).toEqual(['/a.png']);
    expect(asked[0]?.headers).not.toHaveProperty('cookie');
    expect(asked[0]?.headers).not.toHaveProperty('referer');
  });

  it('is fetched only for the message that names it', async () => {
    expect(await image('/other.png')).toMatchObject({ ok: false, fault: 'not-in-message' });
    expect(await image('/a.png', 2)).toMatchObject({ ok: false, fault: 'not-in-message' });
    expect(asked).toEqual([]);
  });

  it('goes through the guarded fetcher: another host on this machine is refused', async () => {
    const url = 'http://127.0.0.1:1/x.png';
    expect(await remote.fetch({ id: 1, url, kind: 'image' })).toMatchObject({ ok: false });
    expect(asked).toEqual([]);
  });

  it('is accepted only when its bytes are of the expected type', async () => {
    expect(await image('/script.png')).toMatchObject({ ok: false, fault: 'not-expected' });
    expect(await image('/gone.png')).toMatchObject({
      ok: false,
      fault: 'bad-status',
      detail: '404',
    });
    const font = await remote.fetch({ id: 1, url: `${origin}/font`, kind: 'font' });
    expect(font).toMatchObject({
      ok: true,
      value: { data: expect.stringMatching(/^data:font\/woff2;base64,/) },
    });
    const asFont = await remote.fetch({ id: 1, url: `${origin}/a.png`, kind: 'font' });
    expect(asFont).toMatchObject({ ok: false, fault: 'not-expected' });
  });

  it('may be named by a style sheet that was fetched for it, and only then', async () => {
    expect(await image('/css/inner.png')).toMatchObject({ ok: false, fault: 'not-in-message' });
    const sheet = await remote.fetch({ id: 1, url: `${origin}/css/x.css`, kind: 'style' });
    expect(sheet).toMatchObject({ ok: true, value: { css: expect.stringContaining('inner.png') } });
    expect(await image('/css/inner.png')).toMatchObject({ ok: true });
    expect(asked.map(({ path }) => path)).toEqual(['/css/x.css', '/css/inner.png']);
  });

  it('is cancelled by the user, and can be requested again', async () => {
    const slow = image('/slow.png');
    await until(() => asked.length > 0);
    remote.cancel(1);
    expect(await slow).toMatchObject({ ok: false, fault: 'cancelled' });
    expect(await image('/a.png')).toMatchObject({ ok: true });
  });
});
