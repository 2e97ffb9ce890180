import { describe, expect, it } from 'vitest';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import type { Inspection } from '../../../shared/inspection.ts';
import { context } from '../../support/keys.ts';
import { posted } from '../../support/posted.ts';

const sms = {
  contactId: 'GKBhT6BfwY9mjzXAU3sq',
  locationId: 'GKAWb4yu7A4LSc0skQ6g',
  messageId: 'GKJxs4P5L8dWc5CFUITM',
  type: 'SMS',
  phone: '+15864603685',
  message: 'Hi',
};

/** What is said of an SMS, as `code: sentence`. */
async function saidOf(changes: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const { issues } = await inspected({ ...sms, ...changes });
  return issues.map(({ code, message }) => `${code}: ${message}`);
}

async function inspected(value: unknown): Promise<Inspection> {
  const bytes = Buffer.from(JSON.stringify(value));
  const request = posted(bytes);
  return (await inspect(request, bytes, context)).inspection;
}

describe('HTML in an SMS', () => {
  it.each([
    'Fecha: <a confirmar>, precio: <a convenir>',
    'I <3 you, a<b and c>d',
    'Write to <ann@example.com>',
    '<table for 2>',
  ])('%s has none', async (message) => {
    expect(await saidOf({ message })).toEqual([]);
  });

  it.each(['<p>', '</p>', '<br />', '<br/>', '<a href="x">', '<SPAN class = y>', '<script>'])(
    '%s is some',
    async (tag) => {
      expect(await saidOf({ message: `Hi ${tag} Ann` })).toEqual([
        `message.html: The text contains HTML (${tag}); an SMS shows it as text.`,
      ]);
    },
  );
});

describe('names that were probably misspelt', () => {
  it.each(['object', 'emails', 'emailId', 'users'])('%s is a word of its own', async (name) => {
    expect(await saidOf({ [name]: 'x' })).toEqual([
      `field.unknown: "${name}" is not documented, and nothing is known about it.`,
    ]);
  });

  it('photo is not phone', async () => {
    expect(await saidOf({ phone: undefined, photo: 'x' })).toContain(
      'field.unknown: "photo" is not documented, and nothing is known about it.',
    );
  });

  it.each([
    ['subjet', 'subject'],
    ['contact_id', 'contactId'],
    ['emailForm', 'emailFrom'],
  ])('%s is %s', async (name, meant) => {
    expect(await saidOf({ [meant]: undefined, [name]: 'x' })).toContain(
      `field.misspelt: "${name}" is not documented; the sender probably means "${meant}", which is missing.`,
    );
  });
});

describe('phones', () => {
  it.each(['4325551234', '5512345678'])(
    '%s may be American or begin with a country, so that none is promised',
    async (phone) => {
      expect(await saidOf({ phone })).toEqual([
        `phone.no-country: The phone "${phone}" has no country code; in the United States it would be +1${phone}.`,
      ]);
    },
  );

  it.each([
    ['+52 1 55 1234 5678', '+5215512345678'],
    ['34612345678', '+34612345678'],
    ['15864603685', '+15864603685'],
    ['011 52 55 1234 5678', '+525512345678'],
    ['whatsapp:+15864603685', '+15864603685'],
  ])('%s names its country', async (phone, would) => {
    expect(await saidOf({ phone })).toEqual([
      `phone.not-e164: The phone "${phone}" is not in E.164 format; it would be ${would}.`,
    ]);
  });

  it.each(['07911123456', '0917 123 4567'])(
    '%s lacks its country code, whatever that is',
    async (phone) => {
      expect(await saidOf({ phone })).toEqual([
        `phone.no-country: The phone "${phone}" has no country code: it is written as within its own country.`,
      ]);
    },
  );

  it.each(['612345678', 'unknown'])('%s may lack its country code', async (phone) => {
    expect(await saidOf({ phone })).toEqual([
      `phone.not-number: The phone "${phone}" can’t be called: it has no country code, or is not a valid number.`,
    ]);
  });
});

describe('a message in an envelope', () => {
  it.each(['data', 'body', 'payload'])('is reported within %s', async (field) => {
    const { kind, evidence } = await inspected({ [field]: sms });
    expect(kind).toBe('unknown');
    expect(evidence[0]).toMatchObject({
      path: `/${field}`,
      message: `Its content is inside "${field}"; provider messages are flat.`,
    });
  });

  it('is not reported for other content', async () => {
    const { evidence } = await inspected({ data: { name: 'Ann' }, body: 'Hi' });
    expect(evidence[0]?.code).toBe('fields.none');
  });
});

describe('emailTo', () => {
  it('as an array of other values is reported, and not called normal', async () => {
    const { issues } = await inspected({ ...sms, type: 'Email', html: 'Hi', emailTo: [{ a: 1 }] });
    expect(issues.map(({ code }) => code)).not.toContain('emailTo.array');
    expect(issues.find(({ path }) => path === '/emailTo')?.message).toBe(
      '"emailTo" should be a string or an array of strings, but it is an array with something else in it.',
    );
  });
});

describe('a channel with a name like an event', () => {
  it.each(['WhatsApp', 'LiveChat'])('%s is unknown, not an event of the platform', async (type) => {
    const { kind, issues } = await inspected({ ...sms, type });
    expect([kind, ...issues.map(({ code }) => code)]).toEqual(['unknown', 'type.unknown']);
  });
});

describe('a merge field in the HTML of an e-mail', () => {
  it('is reported at its place', async () => {
    const html = '<p>Hola {{contact.first_name}}</p>';
    const { issues } = await inspected({
      ...{ ...sms, type: 'Email', message: undefined },
      ...{ emailTo: 'ann@example.com', emailFrom: 'bob@example.com', subject: 'Hola', html },
    });
    expect(issues.map(({ code, path, message }) => [code, path, message])).toEqual([
      [
        'message.merge-field',
        '/html',
        '"html" still contains {{contact.first_name}}, which the CRM should have filled in.',
      ],
    ]);
  });
});

describe('texts with codes of percent-encoding', () => {
  it.each([
    'wa.me/15551234?text=Hi%20there',
    'example.org/a%20b%20c',
    'mailto:ann%40example.org?subject=Hi%20there',
    'sms:+34612345678&body=Hola%20Ana%20y%20Bo',
    '10%3Days',
    '10%20y%20more',
    '10%20%40off',
    'Hi%20there',
    'my%20last%20photo.jpg',
  ])('%s is as it was written', async (message) => {
    expect(await saidOf({ message })).toEqual([]);
  });

  it.each(['ma%C3%B1ana', 'Nos%20vemos%20hoy', '%C2%BFVienes%20hoy?', 'Listo%F0%9F%98%80'])(
    '%s is encoded once too often',
    async (message) => {
      expect((await saidOf({ message })).map((said) => said.split(':')[0])).toEqual([
        'message.escaped',
      ]);
    },
  );

  it.each(['10%3Days', 'Ann%20Smith'])(
    '%s is no phone either when it is decoded',
    async (phone) => {
      expect((await saidOf({ phone })).map((said) => said.split(':')[0])).toEqual([
        'phone.not-number',
      ]);
    },
  );
});
