import { describe, expect, it } from 'vitest';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import { context } from '../../support/keys.ts';
import { jsonType, posted } from '../../support/posted.ts';

const sms = { type: 'SMS', contactId: 'c', locationId: 'l', messageId: 'm' };

async function inspected(body: string | object, headers: HeaderPairs = jsonType) {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return inspect(posted(bytes, headers), bytes, context);
}

async function saidOf(body: string | object) {
  const { inspection } = await inspected(body);
  return inspection.issues.map(({ message }) => message);
}

describe('the receiver and the text in the list', () => {
  it.each([
    ['Spanish names', { celular: '+34612345678', mensaje: 'Hola' }, '+34612345678', 'Hola'],
    ['misspelt names', { Phone: '+34612345678', mesage: 'Hola' }, '+34612345678', 'Hola'],
    ['numbers', { phone: 34612345678, message: 4711 }, '34612345678', '4711'],
    ['lists', { phone: ['+34612345678'], message: ['Hola'] }, '+34612345678', 'Hola'],
  ])('are found under %s', async (_, fields, recipient, preview) => {
    expect((await inspected({ ...sms, ...fields })).findings).toMatchObject({ recipient, preview });
  });
});

describe('attachments that are not a list of URLs', () => {
  const url = 'https://files.example/Factura%20ñ.pdf';
  const pdf = { name: 'Factura ñ.pdf', mediaType: 'application/pdf', host: 'files.example' };

  it.each([
    ['one URL', url, [pdf]],
    ['URLs with a comma between', `${url},${url}`, [pdf, pdf]],
    ['URLs with a semicolon between', `${url};${url}`, [pdf, pdf]],
    ['URLs on lines of their own', `${url}\r\n${url}\n`, [pdf, pdf]],
    ['URLs with a blank between', `${url} ${url}`, [pdf, pdf]],
    ['a list as Python prints it', `['${url}', '${url}']`, [pdf, pdf]],
    ['a list as JSON', JSON.stringify([url, url]), [pdf, pdf]],
    ['an object with its URL', [{ name: 'x', url }], [pdf]],
  ])('%s: the files are listed', async (_, attachments, listed) => {
    const { inspection } = await inspected({ ...sms, phone: '+34612345678', attachments });
    expect(inspection.attachments).toMatchObject(listed);
  });

  it('the field with the URL is named', async () => {
    const body = { ...sms, phone: '+34612345678', attachments: [{ link: url }] };
    expect(await saidOf(body)).toContain(
      'Attachment 1 is an object and not a URL; its URL is in "link".',
    );
  });
});

describe('what nobody sees', () => {
  it.each([
    [{ phone: '\u202a+34612345678' }, 'The phone "\\u202A+34612345678" is not in E.164 format'],
    [{ type: 'SMS\u200b', phone: '+34612345678' }, 'The type is "SMS\\u200B"'],
  ])('is written as an escape: %j', async (fields, start) => {
    const said = await saidOf({ ...sms, message: 'Hola', ...fields });
    expect(said.some((sentence) => sentence.startsWith(start))).toBe(true);
  });

  it('is shown at the place where the JSON is wrong', async () => {
    expect(await saidOf('{\u00a0"type":"SMS"}')).toEqual([
      'The body is not JSON: line 1, column 2, at “\\u00A0"type":"SMS"}”, something else was expected.',
    ]);
  });
});

it('UTF-8 that another charset is given for is read as UTF-8', async () => {
  const body = { ...sms, phone: '+34612345678', message: 'Señor, ¿mañana?' };
  const headers: HeaderPairs = [['Content-Type', 'application/json; charset=ISO-8859-1']];
  expect((await inspected(body, headers)).findings.preview).toBe('Señor, ¿mañana?');
});

it.each([
  ['+34 (0)612 345 678', '+34612345678'],
  ['+55011987650142', '+5511987650142'],
  ['+4402079460958', '+442079460958'],
])('the number %s is completed without its zero', async (phone, whole) => {
  expect(await saidOf({ ...sms, message: 'Hola', phone })).toEqual([
    `The phone "${phone}" is not in E.164 format; it would be ${whole}.`,
  ]);
});

it('an e-mail is for its addresses, also beside a phone', async () => {
  const body = { ...sms, type: 'Email', emailTo: ['ana@example.org'], phone: '+34612345678' };
  expect((await inspected(body)).findings.recipient).toBe('ana@example.org');
});

it('a text that was read in another charset is said as it was meant', async () => {
  expect(await saidOf({ ...sms, phone: '+34612345678', message: 'Hasta maÃ±ana a las 5' })).toEqual(
    ['"message" contains "maÃ±ana", which is "mañana" after UTF-8 was read in another charset.'],
  );
});
