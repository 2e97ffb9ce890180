import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { typeOf } from '../../../electron/core/attachment/file-type.ts';
import { contradictedClaims } from '../../../electron/core/attachment/type-claims.ts';
import { gif, pdf, png, webp } from '../../support/small-files.ts';

const text = (words: string) => Buffer.from(words);

describe('the type of bytes', () => {
  it.each([
    ['image/png', png],
    ['image/gif', gif],
    ['image/webp', webp],
    ['application/pdf', pdf],
    ['application/gzip', gzipSync('x')],
    ['application/zip', Buffer.from('504b0304140000000000', 'hex')],
    ['text/plain', text('hello')],
    ['text/plain', text('{"a":1}')],
    ['text/plain', text('<b>no document</b>')],
    ['text/plain', text('¿Qué tal? 你好')],
    ['text/plain', Buffer.from('señor, mañana será otro día', 'latin1')],
    ['text/html', text('\uFEFF\n<!DOCTYPE html><p>')],
    ['text/html', text('<!-- a --><html>')],
    ['text/html', text('<script>alert(1)</script>')],
    ['image/svg+xml', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['image/svg+xml', text('<?xml version="1.0"?><!-- a -->\n<!DOCTYPE svg><svg/>')],
    ['application/xml', text('<?xml version="1.0"?><feed/>')],
    ['application/rtf', text('{\\rtf1 hello}')],
    [null, Buffer.alloc(0)],
    [null, Buffer.from([1, 2, 3, 0xff, 0xfe])],
  ])('is %s by their content', async (type, bytes) => {
    expect(await typeOf(bytes, true)).toBe(type);
  });

  it('may end within a character when the file continues', async () => {
    const half = text('día').subarray(0, 2);
    expect(await typeOf(half, false)).toBe('text/plain');
  });

  it('is found or `null` for any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), fc.boolean(), async (bytes, whole) => {
        const type = await typeOf(bytes, whole);
        expect(type === null || /^[\w.+-]+\/[\w.+-]+$/.test(type)).toBe(true);
        for (const start of [png, gif, webp, pdf]) {
          await typeOf(Buffer.concat([start.subarray(0, 20), bytes]), whole);
        }
      }),
    );
  });
});

describe('a claim', () => {
  it.each([
    ['image/png', 'a.png', 'image/png'],
    ['image/png', 'a', null],
    ['image/png', 'a.png', 'application/octet-stream'],
    [null, 'a.png', 'image/png'],
    ['application/zip', 'a.docx', 'application/zip'],
    ['application/zip', 'a.xlsx', 'application/octet-stream'],
    ['application/x-cfb', 'a.doc', 'application/msword'],
    ['text/plain', 'a.csv', 'text/csv'],
    ['text/plain', 'a.json', 'application/json'],
    ['text/plain', 'a.ics', 'text/calendar'],
    ['application/xml', 'a.kml', 'application/vnd.google-earth.kml+xml'],
    ['video/mp4', 'a.m4a', 'audio/mp4'],
    ['image/svg+xml', 'a.svg', 'image/svg+xml'],
  ])('of %s by a name like %s and as %s is not contradicted', (real, name, server) => {
    expect(contradictedClaims(real, name, server)).toEqual([]);
  });

  it.each([
    ['text/html', 'a.png', 'image/png', ['name', 'server']],
    ['application/pdf', 'a.png', 'application/pdf', ['name']],
    ['image/jpeg', 'a.jpg', 'image/png', ['server']],
    ['application/x-msdownload', 'a.pdf', null, ['name']],
    ['application/zip', 'a.pdf', null, ['name']],
    ['text/plain', 'a.pdf', 'text/plain', ['name']],
    ['text/html', 'a.txt', 'text/plain', ['name', 'server']],
    ['image/svg+xml', 'a.txt', null, ['name']],
  ])('of %s by a name like %s and as %s is contradicted', (real, name, server, by) => {
    expect(contradictedClaims(real, name, server).map((claim) => claim.by)).toEqual(by);
  });
});
