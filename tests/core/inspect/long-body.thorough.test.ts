import { describe, expect, it } from 'vitest';
import { inspect, inspectOpened } from '../../../electron/core/inspect/inspect.ts';
import { longBodyBytes, openLongBody } from '../../../electron/core/inspect/long-body.ts';
import { bounds } from '../../../shared/bounds.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import { context } from '../../support/keys.ts';
import { jsonType, posted } from '../../support/posted.ts';

const length = longBodyBytes + 100_000;
const long = (piece: string) => piece.repeat(Math.ceil(length / Buffer.byteLength(piece)));
const ids = { contactId: 'c1', locationId: 'l1', messageId: 'm1', phone: '+15005550006' };
const sms = { ...ids, type: 'SMS' };
const email = {
  ...{ ...ids, type: 'Email', subject: 'S'.repeat(200_000) },
  ...{ emailTo: ['a@example.com'], emailFrom: 'b@example.com' },
};
const records = Array.from({ length: length / 60 }, (_, id) => ({
  id,
  name: `name ${id}`,
  ok: true,
}));
const html = long('<p>ő “x” <b>hello</b> "quoted" 😀\n');

/** Bodies that are read in parts. */
const inParts: readonly (readonly [string, unknown])[] = [
  ['a single text', long('0123456789abcdef')],
  ['a long message', { ...sms, message: long('Hello {{contact.name}}. ') }],
  ['a long message in Chinese', { ...sms, message: long('世界') }],
  ['a long HTML', { ...email, html, message: 'plain' }],
  ['a long HTML under another name', { ...email, htmlBody: html }],
  ['a list of records', records],
  ['records in a field', { ...sms, message: 'x', rows: records }],
  [
    'many attachments',
    {
      ...sms,
      message: long('x'),
      attachments: records.slice(0, 3_000).map(({ id }) => `https://example.com/${id}.png`),
    },
  ],
  ['a wrapped message', { body: JSON.stringify(sms), raw: long('y') }],
  [
    'a text that holds JSON and is too long to be looked into',
    { body: JSON.stringify({ ...sms, message: long('x') }) },
  ],
];

/** Bodies that are read whole. */
const whole: readonly (readonly [string, string, HeaderPairs])[] = [
  ['faulty JSON', `${JSON.stringify({ ...sms, message: long('x') })},`, jsonType],
  ['JSON in a text', JSON.stringify(JSON.stringify({ message: long('x') })), jsonType],
  ['a form', `message=${long('x')}`, [['Content-Type', 'application/x-www-form-urlencoded']]],
  [
    'another charset',
    JSON.stringify(long('x')),
    [['Content-Type', 'application/json; charset=iso-8859-1']],
  ],
  ['a byte order mark', `\ufeff${JSON.stringify(long('x'))}`, jsonType],
];

/** Reads a body as the store does: no bytes behind its end. */
const readerOf = (bytes: Uint8Array) => async (from: number, count: number) =>
  Promise.resolve(Uint8Array.from(bytes.subarray(from, from + count)));

async function inspectInParts(bytes: Uint8Array, headers: HeaderPairs) {
  const request = posted(bytes, headers);
  const opened = await openLongBody(request, readerOf(bytes));
  return opened === null ? null : inspectOpened(request, opened, context);
}

describe('a long body', () => {
  it.each(inParts)('has the same inspection read in parts as whole: %s', async (_, value) => {
    const bytes = Buffer.from(JSON.stringify(value));
    expect(await inspectInParts(bytes, jsonType)).toEqual(
      await inspect(posted(bytes, jsonType), bytes, context),
    );
  });

  it('has it also with white space, escapes, repeated names and a signature', async () => {
    const fields = JSON.stringify({ ...sms, message: long('z'), rows: records }, null, 2).slice(1);
    const bytes = Buffer.from(`{"message":"\\ud83d\\ude00${long('a')}\\ud800",${fields}`);
    const headers: HeaderPairs = [
      ...jsonType,
      ['X-GHL-Signature', Buffer.alloc(64, 1).toString('base64')],
    ];
    expect(await inspectInParts(bytes, headers)).toEqual(
      await inspect(posted(bytes, headers), bytes, context),
    );
  });

  it.each([0, 1, 2, 3])('has it also when its end did not come: %i bytes more', async (more) => {
    const text = JSON.stringify({
      ...sms,
      rows: records.slice(0, 5_000),
      message: long('世界 é😀x'),
    });
    const bytes = Buffer.from(text).subarray(0, longBodyBytes + 50_000 + more);
    const posting = posted(bytes, jsonType);
    const request = { ...posting, body: { ...posting.body, ended: 'truncated' as const } };
    const opened = await openLongBody(request, readerOf(bytes));
    expect(opened && (await inspectOpened(request, opened, context))).toEqual(
      await inspect(request, bytes, context),
    );
  });

  it.each(whole)('is left to be read whole where it is %s', async (_, text, headers) => {
    expect(await inspectInParts(Buffer.from(text), headers)).toBeNull();
  });
});

it('no check needs all characters of a body that is read in parts', () => {
  // A character takes four bytes at most.
  expect(bounds.surveyedJson.characters).toBeLessThanOrEqual(longBodyBytes / 4);
});
