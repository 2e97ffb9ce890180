import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readParts } from '../../../../electron/core/inspect/form/parts.ts';
import { bounds } from '../../../../shared/bounds.ts';
import type { FormParts } from '../../../../shared/parts.ts';
import { processorMsSince } from '../../../support/processor-time.ts';

const multipart = (
  body: string | Uint8Array,
  type = 'multipart/form-data; boundary=xx',
): FormParts | null => readParts([['Content-Type', type]], Buffer.from(body as string, 'latin1'));
const form = (body: string, charset = ''): FormParts | null =>
  readParts([['content-type', `application/x-www-form-urlencoded${charset}`]], Buffer.from(body));

describe('a multipart form', () => {
  it('is read part by part, with the place of each value', () => {
    const body =
      'preamble\r\n--xx\r\nContent-Disposition: form-data; name="a"\r\n\r\none\r\n' +
      '--xx  \r\ncontent-disposition: form-data; name=b; filename="f;1.png"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n\r\n--xx--\r\nepilogue';
    const read = multipart(body);
    expect(read).toMatchObject({ form: 'multipart', total: 2, fault: null });
    expect(read?.parts).toEqual([
      {
        name: 'a',
        filename: null,
        mediaType: null,
        encoding: null,
        offset: body.indexOf('one'),
        length: 3,
        text: 'one',
      },
      {
        name: 'b',
        filename: 'f;1.png',
        mediaType: 'image/png',
        encoding: null,
        offset: body.indexOf('\x89PNG'),
        length: 6,
        text: null,
      },
    ]);
    expect(read?.parts.map(({ offset, length }) => body.slice(offset, offset + length))).toEqual([
      'one',
      '\x89PNG\r\n',
    ]);
  });

  it('may contain its boundary in values, except at the start of a line', () => {
    const read = multipart('--xx\r\n\r\na--xx\r\n--xxy\r\nb\r\n--xx--');
    expect(read?.parts.map(({ text }) => text)).toEqual(['a--xx\r\n--xxy\r\nb']);
  });

  it('may end its lines with a bare line feed', () => {
    expect(
      multipart('--xx\nContent-Disposition: form-data; name="a"\n\none\n--xx--')?.parts,
    ).toEqual([expect.objectContaining({ name: 'a', text: 'one' })]);
  });

  it('has empty parts, parts without header lines and parts without a name', () => {
    const read = multipart(
      '--xx\r\n\r\n\r\n--xx\r\nno header\r\n--xx\r\nX-A: 1\r\n\r\nv\r\n--xx--',
    );
    expect(read?.parts.map(({ name, text }) => [name, text])).toEqual([
      [null, ''],
      [null, 'no header'],
      [null, 'v'],
    ]);
  });

  it('has names of fields and files in UTF-8, escaped and extended encodings', () => {
    const named = (parameters: string) =>
      readParts(
        [['Content-Type', 'multipart/form-data; boundary="x x"']],
        Buffer.from(`--x x\r\nContent-Disposition: form-data; ${parameters}\r\n\r\n\r\n--x x--`),
      )?.parts[0];
    expect(named('name="Größe"')?.name).toBe('Größe');
    expect(named('name="a%22b"')?.name).toBe('a"b');
    expect(named('name="a\\"b"')?.name).toBe('a"b');
    expect(named('name=a; filename="C:\\dir\\f.txt"')?.filename).toBe('C:\\dir\\f.txt');
    expect(named(`name=a; filename="x"; filename*=UTF-8''caf%C3%A9.txt`)?.filename).toBe(
      'café.txt',
    );
  });

  const partOf = (head: string, value: string) =>
    readParts(
      [['Content-Type', 'multipart/form-data; boundary=xx']],
      Buffer.from(`--xx\r\n${head}\r\n\r\n${value}\r\n--xx--`),
    )?.parts[0];
  const named = (parameters: string) =>
    partOf(`Content-Disposition: form-data; ${parameters}`, 'v');

  it.each([
    ['filename="=?utf-8?B?Y2Fmw6kudHh0?="', 'café.txt'],
    ['filename="=?UTF-8?q?caf=C3=A9_a.txt?="', 'café a.txt'],
    ['filename="=?utf-8?B?Y2Fmww==?= =?utf-8?B?qS50eHQ=?="', 'café.txt'],
    ['filename="=?iso-8859-1*en?Q?caf=E9?= and =?gbk?B?xOM=?="', 'café and 你'],
    ['filename="=?utf-8?X?abc?= =?"', '=?utf-8?X?abc?= =?'],
    [`filename*0*=UTF-8''caf%C3%A9; filename*1="-two.txt"`, 'café-two.txt'],
    [`filename*1="b.txt"; filename*0="a-"`, 'a-b.txt'],
    [`filename*0*=''%C3; filename*1*=%A9; filename*3=x`, 'é'],
    [`filename*=iso-8859-1'en'caf%E9; filename="other"`, 'café'],
    [`filename*=broken; filename="other"`, 'other'],
    ['filename="a%20b"', 'a%20b'],
    ['filename=café.txt', 'café.txt'],
    ['\r\n\tfilename="folded.txt"', 'folded.txt'],
    ['FILENAME = "upper.txt"', 'upper.txt'],
    ['filename="never closed', 'never closed'],
  ])('reads %s', (parameters, filename) => {
    expect(named(`name="f"; ${parameters}`)).toMatchObject({ name: 'f', filename });
  });

  it('reads the name of a field in the same encodings', () => {
    expect(named('name="=?utf-8?Q?gr=C3=B6=C3=9Fe?="')?.name).toBe('größe');
    expect(named(`name*=UTF-8''gr%C3%B6`)?.name).toBe('grö');
  });

  it('reads names that are not UTF-8 as windows-1252', () => {
    expect(
      multipart('--xx\r\nContent-Disposition: form-data; name="caf\xe9"\r\n\r\nv\r\n--xx--')
        ?.parts[0]?.name,
    ).toBe('café');
  });

  it('decodes base64 and quoted-printable for display, and has the place of the bytes', () => {
    const value = 'SGVsbG8g\r\nd29ybGQ=';
    expect(partOf('Content-Transfer-Encoding: BASE64', value)).toMatchObject({
      encoding: 'base64',
      text: 'Hello world',
      length: value.length,
    });
    expect(
      partOf('Content-Transfer-Encoding: quoted-printable', 'caf=C3=A9 =3D=\r\n=e2=82=ac=zz'),
    ).toMatchObject({
      encoding: 'quoted-printable',
      text: 'café =€=zz',
    });
    expect(partOf('Content-Transfer-Encoding: base64', 'not base64!')?.text).toBe('not base64!');
    expect(partOf('Content-Transfer-Encoding: 8bit', 'SGk=')).toMatchObject({
      encoding: null,
      text: 'SGk=',
    });
    expect(
      partOf('Content-Type: text/plain; charset=gbk\r\nContent-Transfer-Encoding: base64', 'xOM=')
        ?.text,
    ).toBe('你');
  });

  it('finds its boundary in quotes, with spaces, dashes and more', () => {
    for (const boundary of ['x x', '--', "'()+_,-./:=?", '-'.repeat(300)]) {
      const read = readParts(
        [['Content-Type', `multipart/form-data; charset=utf-8; BOUNDARY="${boundary}"; x=y`]],
        Buffer.from(`--${boundary}\r\n\r\na\r\n--${boundary}\r\n\r\nb\r\n--${boundary}--`),
      );
      expect(read).toMatchObject({ total: 2, fault: null, parts: [{ text: 'a' }, { text: 'b' }] });
    }
  });

  it('is split in linear time', () => {
    const dashes = '-'.repeat(60_000);
    const body = Buffer.alloc(25_000_000, '-');
    const before = process.threadCpuUsage();
    expect(multipart(body, `multipart/form-data; boundary="${dashes}"`)?.total).toBeLessThan(2);
    const lines = Buffer.alloc(25_000_000, '--xx\n');
    expect(multipart(lines)?.total).toBe(5_000_000);
    expect(processorMsSince(before)).toBeLessThan(20_000);
  });

  it('is read in the charset of the part, or of the field _charset_', () => {
    const read = multipart(
      '--xx\r\nContent-Disposition: form-data; name="_charset_"\r\n\r\niso-8859-1\r\n' +
        '--xx\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xe9\r\n' +
        '--xx\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\n\xe9\r\n--xx--',
    );
    expect(read?.parts.slice(1).map(({ text }) => text)).toEqual(['é', 'й']);
  });

  it.each([
    ['has no boundary', 'multipart/form-data', '--xx\r\n\r\na\r\n--xx--', 'no-boundary', 1],
    ['has none at all', 'multipart/form-data', 'a\r\n--xx--', 'no-boundary', 0],
    [
      'has another boundary',
      'multipart/form-data; boundary=yy',
      '--xx\r\n\r\na\r\n--xx--',
      'no-delimiter',
      1,
    ],
    [
      'was cut off',
      'multipart/form-data; boundary=xx',
      '--xx\r\n\r\na\r\n--xx\r\n\r\nb',
      'not-ended',
      2,
    ],
    [
      'was cut off in a delimiter',
      'multipart/mixed; boundary=xx',
      '--xx\r\n\r\na\r\n--xx',
      'not-ended',
      2,
    ],
  ])('that %s reports it', (_, type, body, fault, total) => {
    expect(multipart(body, type)).toMatchObject({ fault, total });
  });

  it('of very many parts lists the first and counts all', () => {
    const read = multipart('--xx\r\n\r\na\r\n'.repeat(bounds.parts.entries + 5) + '--xx--');
    expect(read?.parts).toHaveLength(bounds.parts.entries);
    expect(read?.total).toBe(bounds.parts.entries + 5);
  });

  it('returns any values that were put into it', () => {
    const value = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 20 }), (values) => {
        const boundary = 'a-boundary-that-no-random-bytes-hold';
        const body = Buffer.concat([
          ...values.flatMap((bytes, i) => [
            Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${i}"\r\n\r\n`),
            bytes,
            Buffer.from('\r\n'),
          ]),
          Buffer.from(`--${boundary}--\r\n`),
        ]);
        const read = multipart(body, `multipart/form-data; boundary=${boundary}`);
        expect(read?.parts.map(({ name }) => name)).toEqual(values.map((_, i) => String(i)));
        for (const [i, { offset, length }] of (read?.parts ?? []).entries()) {
          expect(body.subarray(offset, offset + length).equals(values[i] ?? Buffer.of(1))).toBe(
            true,
          );
        }
      }),
    );
  });

  it('never throws', () => {
    const hostile = fc.oneof(
      fc.uint8Array(),
      fc
        .constantFrom('--xx', '\r\n', '--xx--', ':', '="', 'Content-Disposition', ';')
        .map((t) => Buffer.from(t)),
    );
    fc.assert(
      fc.property(fc.array(hostile), fc.string(), (pieces, parameters) => {
        const read = multipart(Buffer.concat(pieces), `multipart/x; boundary=xx;${parameters}`);
        expect(read?.total).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('a urlencoded form', () => {
  it('is read field by field, in order and with repeats', () => {
    const read = form('a=1&b=x+y%26z&a=2&flag&&=v&c=%zz%4');
    expect(read?.parts.map(({ name, text }) => [name, text])).toEqual([
      ['a', '1'],
      ['b', 'x y&z'],
      ['a', '2'],
      ['flag', ''],
      ['', 'v'],
      ['c', '%zz%4'],
    ]);
    expect(read?.parts[1]).toMatchObject({ offset: 6, length: 7 });
  });

  it('is read in its charset', () => {
    expect(form('a=%E9', '; charset=iso-8859-1')?.parts[0]?.text).toBe('é');
    expect(form('a=%C3%A9')?.parts[0]?.text).toBe('é');
  });

  it('reads what URLSearchParams reads, for any fields', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))),
        (fields) => {
          const body = new URLSearchParams(fields).toString();
          const read = form(body)?.parts.map(({ name, text }) => [name, text]);
          expect(read).toEqual([...new URLSearchParams(body)]);
        },
      ),
    );
  });

  it('cuts a long value', () => {
    expect(form(`a=${'x'.repeat(bounds.partText.characters * 2)}`)?.parts[0]).toMatchObject({
      length: bounds.partText.characters * 2,
      text: 'x'.repeat(bounds.partText.characters),
    });
  });
});

it('any other body is not a form', () => {
  expect(readParts([['Content-Type', 'application/json']], Buffer.from('{}'))).toBeNull();
  expect(readParts([], Buffer.from('a=1'))).toBeNull();
});
