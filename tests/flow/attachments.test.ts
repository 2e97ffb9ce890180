import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serveFiles } from '../support/guarded.ts';
import { pathToken, runCore } from '../support/running-core.ts';
import { gif, pdf, png, webp } from '../support/small-files.ts';
import { tempDir } from '../support/temp-dir.ts';

/** The width and height of a PNG are in its bytes 16 to 24. */
function pngOf(width: number, height: number): Buffer {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

const files: Readonly<Record<string, readonly [type: string, bytes: Buffer]>> = {
  '/a.png': ['image/png', png],
  '/a.gif': ['image/gif', gif],
  '/a.webp': ['application/octet-stream', webp],
  '/bomb.png': ['image/png', pngOf(100_000, 100_000)],
  '/broken.png': ['image/png', png.subarray(0, 20)],
  '/a.txt': ['text/plain; charset=windows-1252', Buffer.from('ma\xf1ana', 'latin1')],
  '/a.svg': ['image/svg+xml', Buffer.from('<svg onload="alert(1)"/>')],
  '/page.png': ['image/png', Buffer.from('<!doctype html><script>alert(1)</script>')],
  '/a.pdf': ['application/pdf', pdf],
  '/long.txt': ['text/plain', Buffer.from('x'.repeat(300_000))],
  '/a.bin': ['application/octet-stream', Buffer.from([1, 2, 3, 0xff])],
};

/** A core with a captured SMS with these attachments, on a server that it may fetch from. */
async function withAttachments(paths: readonly string[]) {
  const server = await serveFiles((request, response) => {
    const [type, bytes] = files[request.url ?? ''] ?? ['', null];
    if (request.url === '/moved.png') response.writeHead(302, { Location: '/a.png' }).end();
    else if (bytes === null) response.writeHead(410).end();
    else
      response.writeHead(200, { 'Content-Type': type, 'Content-Length': bytes.length }).end(bytes);
  });
  const { core, port, nth } = await runCore({ allowedHost: `127.0.0.1:${server.port}` });
  await fetch(`http://127.0.0.1:${port}/in/${pathToken}`, {
    method: 'POST',
    body: JSON.stringify({
      type: 'SMS',
      phone: '+15125550100',
      attachments: paths.map((path) => new URL(path, `http://127.0.0.1:${server.port}`).href),
    }),
  });
  const { request } = await nth(1);
  return { server, id: request.id, attachments: core.attachments };
}

describe('an attachment', () => {
  it('is fetched when the user requests it, and never before', async () => {
    const { server, attachments, id } = await withAttachments(['/a.png', '/a.gif']);
    expect(server.seen).toEqual([]);
    await attachments.check({ id, index: 1 });
    expect(server.seen.map(({ line }) => line)).toEqual(['GET /a.gif']);
  });

  it('is checked by its first bytes: size, real type, and a wrong claim of type', async () => {
    const { attachments, id, server } = await withAttachments([
      '/a.png',
      '/page.png',
      '/moved.png',
      '/long.txt',
      '/a.bin',
    ]);
    const check = async (index: number) => {
      const checked = await attachments.check({ id, index });
      return checked.ok ? checked.value : checked;
    };
    const plain = { redirectedTo: null, contradicted: [] };
    expect(await check(0)).toEqual({ ...plain, size: png.length, type: 'image/png' });
    expect(await check(1)).toMatchObject({
      type: 'text/html',
      contradicted: [
        { by: 'name', type: 'image/png' },
        { by: 'server', type: 'image/png' },
      ],
    });
    expect(await check(2)).toMatchObject({
      redirectedTo: `http://127.0.0.1:${server.port}/a.png`,
      type: 'image/png',
    });
    expect(await check(3)).toEqual({ ...plain, size: 300_000, type: 'text/plain' });
    expect(await check(4)).toEqual({ ...plain, size: 4, type: null });
    expect(server.seen[0]?.headers).toContain('bytes=0-4099');
  });

  it('is previewed when it is text or an image of few enough pixels; the reason is reported for all else', async () => {
    const { attachments, id } = await withAttachments([
      '/a.png',
      '/a.gif',
      '/a.webp',
      '/a.txt',
      '/a.svg',
      '/page.png',
      '/long.txt',
      '/bomb.png',
      '/broken.png',
      '/a.bin',
      '/a.pdf',
    ]);
    const shown = [];
    for (let index = 0; index < 11; index += 1) {
      const answer = await attachments.preview({ id, index });
      shown.push(answer.ok ? { ...answer.value, facts: null } : answer);
    }
    const facts = null;
    expect(shown).toEqual([
      { is: 'image', bytes: new Uint8Array(png), width: 1, height: 1, facts },
      { is: 'image', bytes: new Uint8Array(gif), width: 1, height: 1, facts },
      { is: 'image', bytes: new Uint8Array(webp), width: 1, height: 1, facts },
      { is: 'text', text: 'mañana', cut: false, facts },
      { is: 'text', text: '<svg onload="alert(1)"/>', cut: false, facts },
      { is: 'text', text: '<!doctype html><script>alert(1)</script>', cut: false, facts },
      { is: 'text', text: 'x'.repeat(200_000), cut: true, facts },
      { is: 'none', why: 'pixels', facts },
      { is: 'none', why: 'broken', facts },
      { is: 'none', why: 'type', facts },
      { is: 'pdf', bytes: new Uint8Array(pdf), facts },
    ]);
  });

  it('is saved whole, readable only by the user, and replaces an older file only at the end', async () => {
    const { attachments, id } = await withAttachments(['/a.png', '/gone']);
    const folder = tempDir();
    const path = join(folder, 'a.png');
    expect(await attachments.save({ id, index: 0, path })).toEqual({ ok: true, value: png.length });
    expect(readFileSync(path)).toEqual(png);
    expect(statSync(path).mode & 0o177).toBe(0);

    writeFileSync(path, 'older');
    expect(await attachments.save({ id, index: 1, path })).toMatchObject({ fault: 'bad-status' });
    expect(readFileSync(path, 'utf8')).toBe('older');
    expect(readdirSync(folder)).toEqual(['a.png']);
  });

  it('that can’t be written is reported, and leaves no file behind', async () => {
    const { attachments, id } = await withAttachments(['/a.png']);
    const folder = tempDir();
    mkdirSync(join(folder, 'a.png', 'full'), { recursive: true });
    const saved = await attachments.save({ id, index: 0, path: join(folder, 'a.png') });
    expect(saved).toMatchObject({ ok: false, fault: 'not-written' });
    expect(readdirSync(folder)).toEqual(['a.png']);
    const nowhere = join(folder, 'nowhere', 'a.png');
    expect(await attachments.save({ id, index: 0, path: nowhere })).toMatchObject({
      fault: 'not-written',
    });
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });

  it('that is gone, private or missing is reported with its reason', async () => {
    const { attachments, id } = await withAttachments(['/gone', 'http://127.0.0.2/', 'ftp://x/']);
    const fault = async (index: number, of = id) => attachments.check({ id: of, index });
    expect(await fault(0)).toEqual({ ok: false, fault: 'bad-status', detail: '410' });
    expect(await fault(1)).toMatchObject({ fault: 'blocked-address' });
    expect(await fault(2)).toMatchObject({ fault: 'not-http' });
    expect(await fault(3)).toMatchObject({ fault: 'gone' });
    expect(await fault(0, 99)).toMatchObject({ fault: 'gone' });
  });
});
