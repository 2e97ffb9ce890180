import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import type { Inspection } from '../../../shared/inspection.ts';
import { context } from '../../support/keys.ts';
import { jsonType, posted } from '../../support/posted.ts';

function inspectBody(body: string | Uint8Array, headers = jsonType) {
  const bytes = Buffer.from(body);
  const request = posted(bytes, headers);
  return inspect(request, bytes, context);
}

const codesOf = ({ issues }: Inspection) => issues.map(({ code }) => code);

const sample = (name: string) =>
  readFileSync(new URL(`../../../resources/samples/${name}.json`, import.meta.url));

describe('the documented samples', () => {
  it('the SMS is read completely, with one note', async () => {
    const { inspection, findings } = await inspectBody(sample('sms'));
    expect(inspection).toMatchObject({
      kind: 'sms',
      issues: [{ code: 'body.reserialised', severity: 'info' }],
      message: { phone: '+15864603685', contactId: 'GKBhT6BfwY9mjzXAU3sq', htmlLength: null },
      attachments: [
        {
          name: 'googlelogo_color_272x92dp.png',
          mediaType: 'image/png',
          host: 'www.google.com',
        },
      ],
    });
    expect(inspection.fields.every(({ fieldStatus }) => fieldStatus === 'documented')).toBe(true);
    expect(findings.recipient).toBe('+15864603685');
    expect(findings.preview).toBe('The text message to be sent to the contact');
  });

  it('the e-mail is read completely, with notes only', async () => {
    const { inspection, findings } = await inspectBody(sample('email'));
    expect(inspection).toMatchObject({
      kind: 'email',
      issues: [
        { code: 'body.reserialised', severity: 'info' },
        { code: 'emailTo.array', severity: 'info' },
      ],
      message: {
        emailTo: ['abc@gmail.com'],
        emailFrom: 'From Name <email@gmail.com>',
        subject: 'Subject from Conversation Page',
      },
    });
    expect(inspection.message?.htmlLength).toBeGreaterThan(50);
    expect(findings.recipient).toBe('abc@gmail.com');
  });
});

describe('tolerance', () => {
  it('reads emailTo as a string and as an array', async () => {
    expect((await inspectBody('{"emailTo":"a@b.c"}')).inspection.message?.emailTo).toEqual([
      'a@b.c',
    ]);
    expect((await inspectBody('{"emailTo":["a@b.c","d@e.f"]}')).findings.recipient).toBe(
      'a@b.c, d@e.f',
    );
  });

  it('accepts every field as absent or null', async () => {
    const { inspection } = await inspectBody('{"type":"SMS","phone":null,"attachments":null}');
    expect(inspection).toMatchObject({ kind: 'sms', attachments: [] });
    expect(inspection.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('lists unknown fields as not documented', async () => {
    const { inspection } = await inspectBody(
      '{"type":"SMS","conversationId":"c","newThing":{"a":1}}',
    );
    expect(inspection.fields.map(({ name, fieldStatus }) => [name, fieldStatus])).toEqual([
      ['type', 'documented'],
      ['conversationId', 'known'],
      ['newThing', 'unknown'],
    ]);
  });

  it('reports a field of another type, with a pointer to it', async () => {
    const { inspection } = await inspectBody('{"type":"SMS","message":{"body":"x"}}');
    expect(inspection.issues.filter(({ severity }) => severity === 'error')).toMatchObject([
      {
        code: 'field.type',
        path: '/message',
        message: '"message" should be a string, but it is an object.',
      },
    ]);
  });

  it('inspects any bytes under any headers, and never throws', async () => {
    const header = fc.tuple(
      fc.constantFrom('Content-Type', 'Content-Encoding', 'X'),
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          'application/json; charset=utf-16',
          'gzip',
          'br, gzip',
          'text/html',
          'image/png',
        ),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.array(header),
        async (bytes, headers) => {
          expect((await inspectBody(bytes, headers)).inspection.kind).toBeTypeOf('string');
        },
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.json(), async (body) => {
        expect((await inspectBody(body)).inspection.kind).toBeTypeOf('string');
      }),
    );
  });
});

describe('the kind', () => {
  it.each([
    ['{"type":"SMS"}', 'sms'],
    ['{"type":"Email"}', 'email'],
    ['{"type":"Custom","message":"x"}', 'custom'],
    ['{"type":"Call"}', 'call'],
    ['{"type":"INSTALL","appId":"a"}', 'install'],
    ['{"type":"UNINSTALL","appId":"a"}', 'uninstall'],
    ['{"type":"OutboundMessage","body":"x","messageType":"SMS"}', 'platform-event'],
    ['{"phone":"+1","message":"x"}', 'sms'],
    ['{"html":"<p>x</p>"}', 'email'],
    ['{"type":"Fax"}', 'unknown'],
    ['{}', 'ping'],
    ['hello', 'unknown'],
    ['', 'ping'],
  ])('of %s is %s', async (body, kind) => {
    expect((await inspectBody(body)).inspection.kind).toBe(kind);
  });
});

describe('charsets', () => {
  it.each([
    ['iso-8859-1', Buffer.from('{"message":"caf\xe9"}', 'latin1'), 'café'],
    ['utf-16le', Buffer.from('{"message":"café"}', 'utf16le'), 'café'],
    [
      'shift_jis',
      Buffer.concat([Buffer.from('{"message":"'), Buffer.from([0x93, 0xfa]), Buffer.from('"}')]),
      '日',
    ],
  ])('%s is read as named', async (charset, body, text) => {
    const { inspection } = await inspectBody(body, [
      ['content-type', `application/json; charset="${charset}"`],
    ]);
    expect(inspection).toMatchObject({ message: { message: text } });
    expect(codesOf(inspection)).toEqual(['charset.not-utf8', 'body.reserialised']);
  });

  it('a byte order mark wins and is not part of the text', async () => {
    const { inspection } = await inspectBody('\uFEFF{"message":"é"}');
    expect(inspection).toMatchObject({ message: { message: 'é' } });
    expect(codesOf(inspection)).toEqual(['charset.bom', 'body.reserialised']);
  });
});
