import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { bounds } from '../../../shared/bounds.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import { effort } from '../../support/effort.ts';
import { context } from '../../support/keys.ts';
import { jsonType, posted } from '../../support/posted.ts';

async function inspectBody(body: string | Uint8Array, headers: HeaderPairs = jsonType) {
  const bytes = Buffer.from(body as string);
  return inspect(posted(bytes, headers), bytes, context);
}

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
const message = '"type":"SMS","messageId":"m","phone":"+15005550006"';
const many = (text: string, bytes: number) => text.repeat(Math.ceil(bytes / text.length));

/** Megabytes of one thing in each place that grows with what is sent. */
const size = effort({ usual: 3_000_000, full: 10_000_000 });
const nothing: HeaderPairs = [];
const hostile: readonly (readonly [name: string, body: string, headers?: HeaderPairs])[] = [
  ['attachments that are numbers', `{${message},"attachments":[${many('0,', size)}0]}`],
  [
    'one long attachment',
    `{${message},"attachments":["https://a.b/${many('\u0001', size)}"]}`.replaceAll(
      '\u0001',
      '\\u0001',
    ),
  ],
  [
    'long attachments',
    `{${message},"attachments":[${many(`"https://a.b/${'é'.repeat(5_000)}",`, size)}0]}`,
  ],
  [
    'an attachment of objects',
    `{${message},"attachments":[${many('{"a":', size / 4)}0${many('}', size / 20)}]}`,
  ],
  [
    'deep attachments',
    `{${message},"attachments":[${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}]}`,
  ],
  ['receivers', `{"type":"Email","emailTo":[${many('"a@b.c",', size)}"a@b.c"]}`],
  ['bad receivers', `{"type":"Email","emailTo":[${many('"\\u0001",', size)}"a@b.c"]}`],
  ['receivers in one text', `{"type":"Email","emailTo":"${many('a@b.c, ', size)}"}`],
  ['receivers without an end', `{"type":"Email","emailTo":"${many('<', size)}"}`],
  ['a long message', `{${message},"message":"${many('\\u0000', size)}"}`],
  [
    'a long subject',
    `{"type":"Email","subject":"${many('語', size)}","html":"${many('<', size)}"}`,
  ],
  ['long ids', `{"type":"${many('x', size)}","contactId":"${many('\\"', size)}"}`],
  ['many fields', `{${message},${many('"a":1,', size)}"b":1}`],
  ['many long fields', `{${message},${many(`"a":"${'\\u0001'.repeat(20_000)}",`, size)}"b":1}`],
  ['a long name', `{${message},"${many('\\u0001', size)}":1}`],
  ['many long names', `{${message},${many(`"${'\\u0001'.repeat(2_000)}":1,`, size)}"b":1}`],
  ['a message type that is deep', `{"messageType":${'['.repeat(400_000)}${']'.repeat(400_000)}}`],
  [
    'a timestamp that is deep',
    `{${message},"timestamp":${'['.repeat(400_000)}${']'.repeat(400_000)}}`,
  ],
  ['deep JSON', '['.repeat(500_000) + ']'.repeat(500_000)],
  ['deep names', `${'{"a":'.repeat(100_000)}1e999${'}'.repeat(100_000)}`],
  ['JSON without an end', many('[0,', size)],
  ['text', many('a', size), nothing],
  ['a charset', '{}', [['Content-Type', `application/json; charset=${many('x', 60_000)}`]]],
  ['a type', '{}', [['Content-Type', many('x', 60_000)]]],
  ['a coding', '{}', [['Content-Encoding', many('x', 60_000)]]],
  [
    'signatures',
    '{}',
    Array.from({ length: 4_000 }, () => ['X-GHL-Signature', many('"', 60_000)] as const),
  ],
  [
    'parts',
    many('--xx\r\n\r\na\r\n', size),
    [['Content-Type', 'multipart/form-data; boundary=xx']],
  ],
  ['form fields', many('a=b&', size), [['Content-Type', 'application/x-www-form-urlencoded']]],
];

describe('an inspection is bounded', () => {
  it.each(hostile.map((row) => [row[0], row] as const))('for %s', async (_, [, body, headers]) => {
    const { inspection, findings } = await inspectBody(body, headers);
    expect(bytesOf(inspection)).toBeLessThanOrEqual(bounds.inspection.bytes);
    expect(findings.recipient?.length ?? 0).toBeLessThanOrEqual(bounds.receiver.characters);
    expect(findings.preview?.length ?? 0).toBeLessThanOrEqual(bounds.preview.characters);
  });

  it('for any mixture of long lists and texts of any characters', async () => {
    const unit = fc.constantFrom('a', '"', '\\', '\u0001', 'é', '語', '😀', '\ud800', '\u2028');
    const long = fc
      .tuple(unit, fc.integer({ min: 0, max: 400_000 }))
      .map(([one, n]) => one.repeat(n));
    const name = fc.constantFrom(
      'type',
      'contactId',
      'locationId',
      'messageId',
      'emailMessageId',
      'userId',
      'phone',
      'message',
      'emailFrom',
      'subject',
      'html',
      'emailTo',
      'timestamp',
      'other',
    );
    const list = fc
      .tuple(
        fc.oneof(long, fc.jsonValue()),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 3_000 }),
      )
      .map(([one, few, lots]) =>
        Array.from({ length: typeof one === 'string' && one.length > 100 ? few : lots }, () => one),
      );
    const fields = fc.uniqueArray(
      fc.tuple(
        fc.oneof(
          { weight: 4, arbitrary: name },
          { weight: 1, arbitrary: long.map((text) => text.slice(0, 3_000)) },
        ),
        fc.oneof(long, list),
      ),
      { selector: ([key]) => key, maxLength: 16 },
    );
    await fc.assert(
      fc.asyncProperty(fields, fc.option(list, { nil: undefined }), async (pairs, attachments) => {
        const json = Object.fromEntries(pairs);
        const { inspection } = await inspectBody(JSON.stringify({ ...json, attachments }));
        expect(bytesOf(inspection)).toBeLessThanOrEqual(bounds.inspection.bytes);
      }),
      { numRuns: effort({ usual: 5, full: 15 }) },
    );
  }, 120_000);
});

describe('what is cut is reported', () => {
  it('of a list, with the number of unlisted entries', async () => {
    const { inspection } = await inspectBody(
      `{${message},"attachments":[${'0,'.repeat(12_000_000)}0]}`,
    );
    expect(inspection.attachments).toHaveLength(1_000);
    expect(inspection.issues.find(({ code }) => code === 'list.cut')).toMatchObject({
      path: '/attachments',
      values: { list: 'attachments', count: 12_000_001, shown: 1_000, more: 11_999_001 },
    });
  });

  it('of receivers, of a text and of fields', async () => {
    const body = {
      type: 'Email',
      emailTo: Array.from({ length: 2_000 }, (_, i) => `a${i}@example.com`),
      subject: 's'.repeat(5_000),
      html: '<p>x</p>',
      ...Object.fromEntries(Array.from({ length: 1_200 }, (_, i) => [`f${i}`, i])),
    };
    const { issues } = (await inspectBody(JSON.stringify(body))).inspection;
    const said = issues.filter(({ code }) => /cut$|too-many/.test(code));
    expect(said.map(({ code, path }) => [code, path])).toEqual([
      ['json.too-many-fields', null],
      ['list.cut', '/emailTo'],
      ['text.cut', '/subject'],
    ]);
    expect(said.at(-1)?.values).toEqual({ field: 'subject', length: 5_000, shown: 2_000 });
  });

  it('of issues, keeping the most severe', async () => {
    const urls = Array.from({ length: 100 }, () => 'http://files.example/a?alt=media&token=x');
    const body = {
      type: 'SMS',
      phone: '+15005550006',
      message: 'x',
      attachments: urls,
      messageId: 7,
    };
    const { issues } = (await inspectBody(JSON.stringify(body))).inspection;
    expect(issues.some(({ code }) => code === 'field.type')).toBe(true);
    expect(issues.filter(({ code }) => code === 'attachment.not-https')).toHaveLength(99);
    expect(issues.at(-1)).toMatchObject({ code: 'issues.cut' });
    expect(issues.length).toBeLessThanOrEqual(bounds.issues.entries + 1);
  });

  it('of a message never in the middle of a character', async () => {
    const { inspection } = await inspectBody(
      JSON.stringify({ type: 'SMS', message: `a${'😀'.repeat(60_000)}` }),
    );
    expect(inspection.message?.message?.isWellFormed()).toBe(true);
    expect(inspection.message?.message).toHaveLength(bounds.message.characters - 1);
  });
});
