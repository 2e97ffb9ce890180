import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { createGuardedFetch } from '../../../electron/core/fetch/guarded-fetch.ts';
import { exportChunks } from '../../../electron/core/export/stream.ts';
import { exportText } from '../../../electron/core/export/text.ts';
import { writeExport } from '../../../electron/core/export/write-file.ts';
import { serveFiles } from '../../support/guarded.ts';
import { effort } from '../../support/effort.ts';
import { png } from '../../support/small-files.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { collected, context, difficult, entryOf, inTurn } from './entries.ts';
import type { ExportEntry } from '../../../electron/core/export/exporter.ts';
import type { ExportContext } from '../../../electron/core/export/exporter.ts';

/** An e-mail of the provider that differs from a plain one only in what is named. */
const mail = (fields: object = {}, id = 12) =>
  entryOf(
    JSON.stringify({
      type: 'Email',
      emailFrom: 'From Name <from@example.com>',
      emailTo: ['to@example.com'],
      subject: 'Hello',
      html: '<p>Text of the <b>mail</b></p>',
      emailMessageId: 'GK56r6wd',
      ...fields,
    }),
    { id },
  );

const written = (entries: readonly ExportEntry[], given: ExportContext = context) =>
  collected(exportChunks('eml', inTurn(entries), given));

/** What two unrelated parsers read, in one form; they must agree. */
async function opened(message: Buffer) {
  const parsed = await simpleParser(message);
  const again = await PostalMime.parse(message);
  const to = (Array.isArray(parsed.to) ? parsed.to : [parsed.to]).flatMap(
    (list) => list?.value ?? [],
  );
  const one = {
    from: parsed.from?.value.map(({ name, address }) => ({ name, address })),
    to: to.map(({ name, address }) => ({ name, address })),
    subject: parsed.subject ?? '',
    id: parsed.messageId,
    at: parsed.date?.getTime(),
    text: (parsed.text ?? '').replaceAll('\r\n', '\n').trim(),
    html: parsed.html ? parsed.html.replaceAll('\r\n', '\n').trim() : null,
    files: parsed.attachments.map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      content: content.toString('base64'),
    })),
  };
  const other = {
    from: again.from === undefined ? [] : [{ name: again.from.name, address: again.from.address }],
    to: (again.to ?? []).map(({ name, address }) => ({ name, address })),
    subject: again.subject ?? '',
    id: again.messageId,
    at: new Date(again.date ?? 0).getTime(),
    text: (again.text ?? '').replaceAll('\r\n', '\n').trim(),
    html: again.html?.replaceAll('\r\n', '\n').trim() ?? null,
    files: again.attachments.map(({ filename, mimeType, content }) => ({
      filename,
      contentType: mimeType,
      content: Buffer.from(content as ArrayBuffer).toString('base64'),
    })),
  };
  expect(other).toEqual(one);
  return { ...one, headers: again.headers };
}

const headersNamed = (headers: readonly { key: string }[], name: string) =>
  headers.filter(({ key }) => key === name);

describe('eml', () => {
  it('has people, subject, time, text, HTML and ids for other programs', async () => {
    const sample = readFileSync(new URL('../../../resources/samples/email.json', import.meta.url));
    const { headers, ...message } = await opened(await written([entryOf(sample)]));
    expect(message).toEqual({
      from: [{ name: 'From Name', address: 'email@gmail.com' }],
      to: [{ name: '', address: 'abc@gmail.com' }],
      subject: 'Subject from Conversation Page',
      id: '<GK56r6wdJDrkUPd0xsmx.12@hookscope.invalid>',
      at: Date.UTC(2026, 10, 22, 10, 0, 0),
      text: 'Testing an outobund email from custom provider.',
      html: '<div style="font-family: verdana, geneva; font-size: 11pt;"><p>Testing an outobund email from custom provider.</p></div>',
      files: [
        {
          filename: 'attachments.txt',
          contentType: 'text/plain',
          content: Buffer.from(
            'googlelogo_color_272x92dp.png\nhttps://www.google.com/images/branding/googlelogo/1x/googlelogo_color_272x92dp.png\n',
          ).toString('base64'),
        },
      ],
    });
    expect(Object.fromEntries(headers.map(({ key, value }) => [key, value]))).toMatchObject({
      'x-hookscope-request': '12',
      'x-hookscope-contact-id': 'GKKFF0QB9gV8fGA6zEbr',
      'x-hookscope-location-id': 'GKifVDyQeo7nwe27vMP0',
      'x-hookscope-user-id': 'GK56r6wdJDrkUPd0xsmx',
    });
  });

  it.each([
    ['emoji and other scripts', { subject: 'Ünïcode 🎉 你好', html: '<p>Grüße 🎉 العربية</p>' }],
    ['a name in another script', { emailFrom: 'Łukasz 🎉 <l@example.com>' }],
    ['a quoted name with a comma', { emailFrom: '"Doe, Jane" <j@example.com>' }],
    ['several in one string', { emailTo: 'a@example.com, B <b@example.com>' }],
    ['no subject', { subject: undefined }],
    ['no HTML', { html: undefined, message: 'plain' }],
    ['neither text nor HTML', { html: undefined }],
    ['a text of its own', { message: 'The text\nthat was sent' }],
    ['lines that look like separators', { message: 'From here\n.\n>From there\n--x--' }],
    ['a long line', { html: `<p>${'x'.repeat(100_000)}</p>` }],
    ['a long subject', { subject: 'word '.repeat(300) }],
  ])('opens the same with %s', async (_name, fields) => {
    const { subject, html, text } = await opened(await written([mail(fields)]));
    if ('html' in fields) expect(html).toBe(fields.html ?? null);
    if ('message' in fields) expect(text).toBe(fields.message);
    if ('subject' in fields) expect(subject).toBe((fields.subject ?? '').trim());
  });

  it.each([
    ['subject', { subject: 'Hi\r\nBcc: evil@example.com\r\n\r\n<script>' }],
    ['sender', { emailFrom: 'A <a@example.com>\r\nBcc: evil@example.com' }],
    ['sender’s name', { emailFrom: '"A\r\nBcc: evil@example.com" <a@example.com>' }],
    ['recipient', { emailTo: ['to@example.com\nBcc: evil@example.com', 'x\r@example.com'] }],
    [
      'ids',
      { emailMessageId: 'a>\r\nBcc: evil@example.com', contactId: 'c\r\nBcc: e@example.com' },
    ],
    ['attachment', { attachments: ['https://x.example/a%0d%0aBcc:%20evil@example.com'] }],
    ['other line ends', { subject: 'a\u2028Bcc: e@example.com\u0085Bcc: f@example.com\vBcc: g' }],
  ])('lets no line break in the %s begin a header', async (_name, fields) => {
    const message = await written([mail(fields)]);
    const { headers, html, id } = await opened(message);
    expect(headersNamed(headers, 'bcc')).toEqual([]);
    expect(message.toString('latin1')).not.toMatch(/^bcc:/im);
    expect(html).toBe('<p>Text of the <b>mail</b></p>');
    expect(id).toMatch(/^<[\w.-]+@hookscope\.invalid>$/);
  });

  it('keeps what is not an address readable, and always has a sender', async () => {
    const { from, to, headers } = await opened(
      await written([mail({ emailFrom: 'the shop', emailTo: ['nobody', 'to@example.com', '<>'] })]),
    );
    expect(from).toEqual([{ name: 'the shop', address: 'unknown@hookscope.invalid' }]);
    expect(to).toEqual([{ name: '', address: 'to@example.com' }]);
    expect(headersNamed(headers, 'x-hookscope-email-to')).toMatchObject([
      { value: 'nobody, to@example.com, <>' },
    ]);
  });

  it('opens no file and no address that a field names', async () => {
    const server = await serveFiles((_, response) => response.end('secret'));
    const url = `http://127.0.0.1:${server.port}/a.png`;
    const message = await written([
      mail({
        html: { path: '/etc/hostname' },
        message: { href: url },
        attachments: [url, { path: '/etc/hostname' }, 'file:///etc/hostname'],
      }),
    ]);
    const { files } = await opened(message);
    expect(files.map(({ filename }) => filename)).toEqual(['attachments.txt']);
    expect(server.seen).toEqual([]);
  });

  it('has the attachments on request, and says why one is missing', async () => {
    const server = await serveFiles((request, response) => {
      if (request.url === '/gone.png') response.writeHead(404).end();
      else response.end(request.url === '/a.csv' ? 'a,b' : png);
    });
    const host = `127.0.0.1:${server.port}`;
    const entry = mail({
      attachments: [
        `http://${host}/photo.png`,
        `http://${host}/a.csv`,
        `http://${host}/..%2f..%2fevil.exe`,
        `http://${host}/gone.png`,
        'http://127.0.0.2/private.png',
      ],
    });
    const guardedFetch = createGuardedFetch({ allowedHost: () => host });
    const { files } = await opened(await written([entry], { ...context, guardedFetch }));
    expect(files.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ['photo.png', 'image/png'],
      ['a.csv', 'text/csv'],
      ['evil.exe', 'image/png'],
      ['attachments.txt', 'text/plain'],
    ]);
    expect(files[0]?.content).toBe(png.toString('base64'));
    const links = Buffer.from(files[3]?.content ?? '', 'base64').toString();
    expect(links).toContain('gone.png\nNot fetched: the server answered 404');
    expect(links).toContain('private.png\nNot fetched: blocked-address 127.0.0.2 (loopback)');
    expect(await exportText('eml', entry, context)).toContain('attachments.txt');
  });

  it('of several is an mbox, whose messages equal each alone', async () => {
    const odd = 'From here\n>From there\nend';
    const entries = [mail({ message: odd }, 1), difficult['a text message'], mail({}, 3)];
    const box = (await written(entries)).toString('latin1');
    const separator = /^From hookscope@hookscope\.invalid Sun Nov 22 10:00:00 2026\n/gm;
    const messages = box.split(separator).slice(1);
    expect(messages).toHaveLength(2);
    expect(box).not.toContain('\r');
    const first = (messages[0] ?? '').replaceAll(/^>(>*From )/gm, '$1');
    const { text, id } = await opened(Buffer.from(first, 'latin1'));
    expect({ text, id }).toEqual({ text: odd, id: '<GK56r6wd.1@hookscope.invalid>' });
  });

  it('of one e-mail among other requests is one message, and the others are counted', async () => {
    const folder = tempDir();
    const job = (path: string, entries: readonly ExportEntry[]) =>
      writeExport({
        format: 'eml',
        context,
        path: join(folder, path),
        entries: inTurn(entries),
        total: entries.length,
        signal: new AbortController().signal,
        onProgress: () => undefined,
        now: () => 0,
      });
    const entries = [difficult['a text message'], mail(), difficult['no body']];
    expect(await job('one.eml', entries)).toEqual({ ok: true, value: { count: 1, leftOut: 2 } });
    expect((await opened(readFileSync(join(folder, 'one.eml')))).subject).toBe('Hello');
    expect(await job('one.mbox', entries)).toMatchObject({ ok: true });
    expect(readFileSync(join(folder, 'one.mbox'), 'latin1')).toMatch(/^From hookscope@/);
    expect(await job('none.eml', [difficult['a text message']])).toMatchObject({
      ok: false,
      fault: 'nothing-fits',
    });
    expect(await exportText('eml', difficult['a text message'], context)).toBe(null);
  });

  it.each(Object.entries(difficult))('is written or left out with %s', async (_name, entry) => {
    expect(await written([entry])).toBeInstanceOf(Buffer);
  });

  it('is written with megabytes of HTML', async () => {
    const html = `<p>${'Some words in a row. '.repeat(effort({ usual: 50_000, full: 250_000 }))}</p>`;
    expect((await opened(await written([mail({ html })]))).html).toBe(html);
  });
});
