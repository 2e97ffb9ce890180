import { describe, expect, it } from 'vitest';
import { readCmdWords } from '../../electron/core/import/curl/cmd-words.ts';
import { readShellWords } from '../../electron/core/import/curl/shell-words.ts';
import { decodeText } from '../../electron/core/inspect/body/charset.ts';
import { decodeEncodedWords } from '../../electron/core/inspect/form/encoded-words.ts';
import { readForm } from '../../electron/core/inspect/form/form.ts';
import { contentTypeOf } from '../../electron/core/inspect/body/content-type.ts';
import { indentJson } from '../../electron/core/inspect/json/indent-json.ts';
import { inspect } from '../../electron/core/inspect/inspect.ts';
import { findJsonFault } from '../../electron/core/inspect/json/json-fault.ts';
import { readParameters } from '../../electron/core/inspect/body/parameters.ts';
import { readParts } from '../../electron/core/inspect/form/parts.ts';
import { fold } from '../../electron/core/search/fold.ts';
import { readDocument } from '../../electron/core/search/document.ts';
import { redact } from '../../electron/core/export/redact.ts';
import { singleQuoted } from '../../electron/core/export/shell-quote.ts';
import { openBody } from '../../electron/core/inspect/opened-body.ts';
import { readSms } from '../../electron/core/sms/read-sms.ts';
import { fill } from '../../electron/core/replies/template.ts';
import { printable } from '../../electron/terminal/output/printable.ts';
import { readLinkAccess } from '../../shared/attachment-link.ts';
import { safeFileName } from '../../shared/file-name.ts';
import { readMailbox, splitMailboxes } from '../../shared/mailbox.ts';
import { context } from '../support/keys.ts';
import { readText } from './import/read-text.ts';
import { jsonType, posted } from '../support/posted.ts';
import type { HeaderPairs } from '../../shared/request.ts';

const formType: HeaderPairs = [['Content-Type', 'application/x-www-form-urlencoded']];
const partsType: HeaderPairs = [['Content-Type', 'multipart/form-data; boundary=xx']];

const inspected = (body: string, headers = jsonType) => {
  const bytes = Buffer.from(body);
  return inspect(posted(bytes, headers), bytes, context);
};
const message = (fields: object) =>
  JSON.stringify({ type: 'SMS', phone: '+15005550006', ...fields });

/** The result, or what was thrown for a text that can't be read. */
function refusedOr(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error;
  }
}

/** Everything that a stranger's text goes through on its way. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'a text in a charset': (text) => decodeText(Buffer.from(text), 'iso-2022-jp'),
  'encoded words': decodeEncodedWords,
  'a form that nothing names': (text) => readForm([], Buffer.from(`type=SMS&message=${text}`)),
  'a form': (text) => readForm(formType, Buffer.from(text)),
  'a shell command': (text) => [
    refusedOr(() => readShellWords(`curl ${text}`)),
    refusedOr(() => readShellWords(`curl $'${text}`)),
    refusedOr(() => readCmdWords(`curl ^"${text}`)),
  ],
  'a text that is imported': async (text) => {
    for (const start of ['curl h -d ', "curl h -F 'a=", 'POST / HTTP/1.1\nA: ', 'A: ', '']) {
      await readText(start + text).catch((error: unknown) => error);
    }
  },
  'header values': (text) => contentTypeOf([['content-type', text]]),
  parameters: (text) => readParameters(`multipart/form-data; boundary="${text}`),
  'parts with long heads': (text) =>
    readParts(partsType, Buffer.from(`--xx\r\nContent-Disposition: form-data; name="${text}`)),
  'parts in an encoding': (text) =>
    readParts(
      partsType,
      Buffer.from(`--xx\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${text}`),
    ),
  'JSON with a fault': (text) => [
    findJsonFault(text),
    findJsonFault(`{"a":"${text}`),
    findJsonFault(`[1${text}x`),
  ],
  'JSON to be indented': (text) => indentJson(`["${text}`),
  'a body': (text) => inspected(text),
  'a body of no type': (text) => inspected(text, []),
  'a message': (text) => inspected(message({ message: text, attachments: [text], [text]: text })),
  'an e-mail': (text) =>
    inspected(
      message({ type: 'Email', emailTo: text, emailFrom: text, subject: text, html: text }),
    ),
  headers: (text) =>
    inspected('{}', [
      ['Content-Type', text],
      ['X-GHL-Signature', text],
      ['User-Agent', text],
    ]),
  'an SMS': async (text) => {
    const bytes = Buffer.from(message({ message: `http://${text}` }));
    return readSms(await openBody(posted(bytes), bytes));
  },
  'a searched body': (text) => {
    const bytes = Buffer.from(text);
    return readDocument(posted(bytes), bytes);
  },
  'folded text': fold,
  'what is redacted': (text) => {
    const body = Buffer.from(text);
    return redact(
      { request: posted(body, [['X', text]]), body, reply: null, inspection: null },
      [],
    );
  },
  'a word of a shell': (text) => singleQuoted(Buffer.from(text)),
  'a template': (text) => fill(text, new Map(), true),
  'a line of the terminal': (text) => printable(text),
  'the address of an attachment': (text) => readLinkAccess(`https://files.example/?${text}`),
  'a file name': safeFileName,
  mailboxes: (text) => [readMailbox(text), splitMailboxes(text), readMailbox(`${text}<a@b.c>`)],
};

/** Repeated, each of them is the worst for some way of reading. */
const pieces = [
  '"',
  '\\',
  '\\"',
  '[',
  '{"a":',
  '<',
  '&',
  '%4',
  '=',
  '=?a?b?',
  '; a="',
  ',',
  ' ',
  '\n',
  '.',
  '@',
  '/',
  'http://',
  '--xx\r\n',
  '\0',
  '\ud83d',
  '😀',
  '{{a',
  '1,',
  'a=b&',
  'a',
];

const short = 50_000;
const long = short * 8;

const cpuMs = async (work: () => unknown): Promise<number> => {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
};

/** Eight times the text may take eight times as long, and three times that on a busy machine; a square takes 64 times. */
const tolerated = 24;
/** So little time says nothing of a long text: the collection of garbage takes as long, and a square takes seconds. */
const floorMs = 400;

describe('time grows with the length alone, whatever is repeated', () => {
  it.each(Object.entries(readers))(
    'for %s',
    async (_, read) => {
      const slow: string[] = [];
      for (const piece of pieces) {
        const text = (length: number) => piece.repeat(length / piece.length);
        let grown = await cpuMs(() => read(text(long)));
        if (grown <= floorMs) continue;
        const base = Math.max(await cpuMs(() => read(text(short))), floorMs / tolerated);
        // The collection of garbage is not repeated each time, a reader that is slow is slow each time.
        for (let again = 0; again < 3 && grown > Math.max(floorMs, base * tolerated); again += 1)
          grown = Math.min(grown, await cpuMs(() => read(text(long))));
        if (grown > Math.max(floorMs, base * tolerated))
          slow.push(`${JSON.stringify(piece)} ${base} ${grown}`);
      }
      expect(slow).toEqual([]);
    },
    60_000,
  );
});
