import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../../electron/core/inspect/inspect.ts';
import type { HeaderPairs } from '../../../../shared/request.ts';
import { context } from '../../../support/keys.ts';
import { posted } from '../../../support/posted.ts';

const message = {
  type: 'SMS',
  messageId: 'm1',
  locationId: 'l1',
  contactId: 'c1',
  phone: '+15005550006',
  message: 'Grüße & mehr',
  userId: 'u1',
};
const json = JSON.stringify(message);
const urlencoded = new URLSearchParams(message).toString();
const formType = 'application/x-www-form-urlencoded';

async function inspected(body: string | Uint8Array, type: string | null) {
  const bytes = Buffer.from(body as string);
  const headers: HeaderPairs = type === null ? [] : [['Content-Type', type]];
  const { inspection } = await inspect(posted(bytes, headers), bytes, context);
  return { ...inspection, codes: inspection.issues.map(({ code }) => code) };
}

const form = (fields: readonly (readonly [string, string])[], boundary = 'xx') =>
  `${fields.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--${boundary}--\r\n`;

describe('JSON under another type', () => {
  it.each([
    'application/octet-stream',
    'binary/octet-stream',
    'text/plain',
    'text/html',
    'text/xml',
    'image/png',
    'application/pdf',
    'application/zip',
    formType,
    'multipart/form-data; boundary=xx',
    'multipart/form-data',
    'nonsense',
  ])('%s is read, and the type is reported', async (type) => {
    const found = await inspected(json, type);
    expect(found).toMatchObject({ kind: 'sms', message: { message: message.message } });
    expect(found.codes).toEqual(['content-type.unexpected']);
    expect(found.fields).toHaveLength(7);
  });

  it('without a type is read, and that is reported', async () => {
    const found = await inspected(json, null);
    expect(found).toMatchObject({ kind: 'sms', codes: ['content-type.missing'] });
  });

  it('that is invalid reports where, if it starts like an object', async () => {
    for (const type of ['text/plain', formType, 'application/octet-stream']) {
      expect((await inspected(`{"type":"SMS",}`, type)).codes).toEqual([
        'content-type.unexpected',
        'json.invalid.trailing-comma',
      ]);
    }
  });

  it('is not read from binary data', async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x80);
    expect(await inspected(png, 'application/octet-stream')).toMatchObject({
      kind: 'unknown',
      fields: [],
    });
    expect((await inspected('hello', 'application/octet-stream')).kind).toBe('unknown');
  });
});

describe('a form with the fields of a message', () => {
  it('is read as one, and the type is reported', async () => {
    const found = await inspected(urlencoded, formType);
    expect(found).toMatchObject({
      kind: 'sms',
      message: { message: message.message, phone: message.phone },
    });
    expect(found.codes).toEqual(['content-type.unexpected']);
    expect(
      found.fields.map(({ name, path, type, text, fieldStatus }) => [
        name,
        path,
        type,
        text,
        fieldStatus,
      ]),
    ).toEqual(
      Object.entries(message).map(([name, value]) => [
        name,
        `/${name}`,
        'string',
        value,
        'documented',
      ]),
    );
  });

  it('is read as one in parts', async () => {
    const found = await inspected(
      form(Object.entries(message)),
      'multipart/form-data; boundary=xx',
    );
    expect(found).toMatchObject({ kind: 'sms', message: { message: message.message } });
    expect(found.codes).toEqual(['content-type.unexpected']);
    const file =
      '--xx\r\nContent-Disposition: form-data; name="f"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n\x89\0\0\r\n';
    const withFile = Buffer.from(file + form(Object.entries(message)), 'latin1');
    expect(await inspected(withFile, 'multipart/form-data; boundary=xx')).toMatchObject({
      kind: 'sms',
    });
    expect(await inspected(form(Object.entries(message)), 'multipart/form-data')).toMatchObject({
      kind: 'sms',
    });
  });

  it.each(['application/json', 'text/plain', null, 'application/octet-stream'])(
    'is known under the type %s',
    async (type) => {
      const found = await inspected(urlencoded, type);
      expect(found).toMatchObject({ kind: 'sms', message: { message: message.message } });
      expect(found.codes).toContain('body.form');
      expect(found.codes.some((code) => code.startsWith('json.invalid'))).toBe(false);
    },
  );

  it('holds lists by repeats, brackets, commas and JSON', async () => {
    const urls = ['https://files.example/a.png', 'https://files.example/b.png'];
    const [a = '', b = ''] = urls.map(encodeURIComponent);
    for (const text of [
      `attachments=${a}&attachments=${b}`,
      `attachments[]=${a}&attachments%5B%5D=${b}`,
      `attachments[0]=${a}&attachments[1]=${b}`,
      `attachments=${encodeURIComponent(JSON.stringify(urls))}`,
      `attachments=${a},${b}`,
      `attachments=${a}%2C+${b}`,
    ]) {
      const { attachments, codes } = await inspected(
        `type=SMS&message=x&phone=%2B15005550006&${text}`,
        formType,
      );
      expect(attachments.map(({ url }) => url)).toEqual(urls);
      expect(codes).not.toContain('field.type');
    }
    expect((await inspected('type=SMS&message=x&attachments=', formType)).attachments).toEqual([]);
  });

  it('holds one receiver or several', async () => {
    expect((await inspected('type=Email&emailTo=a%40b.cd', formType)).message?.emailTo).toEqual([
      'a@b.cd',
    ]);
    expect(
      (await inspected('type=Email&emailTo=a%40b.cd&emailTo=e%40f.gh', formType)).message?.emailTo,
    ).toEqual(['a@b.cd', 'e@f.gh']);
  });

  it('is read in its charset, and whole', async () => {
    const long = 'x'.repeat(20_000);
    const found = await inspected(
      `type=SMS&message=caf%E9${long}`,
      `${formType}; charset=iso-8859-1`,
    );
    expect(found.message?.message).toBe(`café${long}`);
  });

  it('of very many fields lists the first and reports the total', async () => {
    const found = await inspected(`type=SMS&message=x&${'a=b&'.repeat(3_000)}`, formType);
    expect(found.fields).toHaveLength(1_000);
    expect(found.issues.find(({ code }) => code === 'json.too-many-fields')?.values).toEqual({
      count: 3_002,
      limit: 1_000,
    });
  });

  it('may have any names', async () => {
    const found = await inspected('type=SMS&__proto__=x&constructor=y&message=z', formType);
    expect(found).toMatchObject({ kind: 'sms', message: { message: 'z' } });
    expect(found.fields.map(({ name }) => name)).toEqual([
      'type',
      '__proto__',
      'constructor',
      'message',
    ]);
  });
});

describe('a text', () => {
  it.each([
    ['hello world', formType],
    ['a=b and c=d', 'text/plain'],
    ['https://x.example/?type=SMS&phone=1', 'text/plain'],
    ['1+1=2', 'application/json'],
    ['', formType],
  ])('%s under %s is not a form', async (text, type) => {
    const { fields } = await inspected(text, type);
    expect(fields).toEqual([]);
  });

  it('is read under any type with any content', async () => {
    const types = fc.constantFrom(
      formType,
      'multipart/form-data; boundary=xx',
      'text/plain',
      'application/json',
      'image/png',
    );
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('type=SMS', '&', '=', '%', '[]', '--xx\r\n', '\r\n\r\n', '{"'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece), types, async (pieces, type) => {
        expect((await inspected(pieces.join(''), type)).kind).toBeTypeOf('string');
      }),
    );
  });
});
