import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { serveFiles } from '../support/guarded.ts';
import { png } from '../support/small-files.ts';
import { tempDir } from '../support/temp-dir.ts';
import { hookscope, listening } from '../support/terminal.ts';

/** A folder with an SMS and two e-mails; the second one names a file on a server on this machine. */
async function filledFolder(attachment: string): Promise<string> {
  const dataDir = tempDir();
  const { localUrl, captured, stop } = await listening(dataDir);
  await hookscope(['send', 'sms', '--to', localUrl]);
  await hookscope(['send', 'email', '--to', localUrl]);
  const file = join(tempDir(), 'mail.json');
  const fields = { type: 'Email', emailTo: 'to@example.com', subject: 'Second', html: '<p>2</p>' };
  writeFileSync(file, JSON.stringify({ ...fields, attachments: [attachment] }));
  await hookscope(['send', file, '--to', localUrl]);
  await captured(3);
  await stop();
  return dataDir;
}

describe('the export of e-mails', () => {
  it('writes one message, or an mbox of several, and counts what is not an e-mail', async () => {
    const dataDir = await filledFolder('https://files.example/a.png');
    const out = join(tempDir(), 'mail.eml');
    const eml = ['export', '--data', dataDir, '--format', 'eml', '--out'];

    expect(await hookscope([...eml, out, '--id', '3'])).toMatchObject({ code: 0, stdout: '' });
    const { subject, html, text, to } = await simpleParser(readFileSync(out));
    expect({ subject, html, text: text?.trim() }).toEqual({
      subject: 'Second',
      html: '<p>2</p>',
      text: '2',
    });
    expect(to).toMatchObject({ text: 'to@example.com' });

    const all = await hookscope([...eml, out]);
    expect(all).toMatchObject({ code: 0, stdout: '' });
    expect(all.stderr).toContain('2 requests written');
    expect(all.stderr).toContain('1 request left out: not an e-mail.');
    expect(readFileSync(out, 'latin1').match(/^From hookscope@/gm)).toHaveLength(2);

    const piped = await hookscope([...eml, '-', '--query', 'kind:email subject:second']);
    expect((await simpleParser(piped.stdout)).subject).toBe('Second');

    const none = await hookscope([...eml, out, '--id', '1']);
    expect(none.code).toBe(1);
    expect(none.stderr).toContain('none of these requests is an e-mail');
  });

  it('fetches attachments only with --embed, and only from the host that the settings allow', async () => {
    const server = await serveFiles((_, response) => response.end(png));
    const dataDir = await filledFolder(`http://127.0.0.1:${server.port}/photo.png`);
    const out = join(tempDir(), 'mail.eml');
    const one = ['export', '--data', dataDir, '--format', 'eml', '--out', out, '--id', '3'];
    const filesOf = async (args: readonly string[]) => {
      expect(await hookscope(args)).toMatchObject({ code: 0 });
      return (await simpleParser(readFileSync(out))).attachments.map(({ filename }) => filename);
    };
    expect(await filesOf(one)).toEqual(['attachments.txt']);
    expect(await filesOf([...one, '--embed'])).toEqual(['attachments.txt']);
    expect(server.seen).toEqual([]);

    const settings = join(dataDir, 'settings.json');
    const kept = JSON.parse(readFileSync(settings, 'utf8')) as object;
    writeFileSync(settings, JSON.stringify({ ...kept, allowedHost: `127.0.0.1:${server.port}` }));
    expect(await filesOf(one)).toEqual(['attachments.txt']);
    expect(server.seen).toEqual([]);
    expect(await filesOf([...one, '--embed'])).toEqual(['photo.png']);
    expect(server.seen).toHaveLength(1);
  });
});
