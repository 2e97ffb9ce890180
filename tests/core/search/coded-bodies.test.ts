import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readDocument } from '../../../electron/core/search/document.ts';
import { fold } from '../../../electron/core/search/fold.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import { posted } from '../../support/posted.ts';

async function placesOf(body: string | Uint8Array, headers: HeaderPairs) {
  const bytes = Buffer.from(body as string);
  return (await readDocument(posted(bytes, headers), bytes)).places;
}

it('a truncated gzip body is found by what could be decoded', async () => {
  const text = Array.from({ length: 2_000 }, (_, i) => `word${i}`).join(' ');
  const packed = gzipSync(`{"message":"${text}"}`);
  const { anywhere } = await placesOf(packed.subarray(0, packed.length >> 1), [
    ['Content-Type', 'application/json'],
    ['Content-Encoding', 'gzip'],
  ]);
  expect(anywhere).toContain('word12 ');
  expect(anywhere).not.toContain('word1999');
});

it('form parts are found by their names and texts, in any encoding', async () => {
  const part = (head: string, value: string) => `--xx\r\n${head}\r\n\r\n${value}\r\n`;
  const body = [
    part(
      'Content-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64',
      'SGVsbG8gd29ybGQ=',
    ),
    part('Content-Disposition: form-data; name="f"; filename="=?utf-8?B?Y2Fmw6kudHh0?="', 'x'),
    part(
      'Content-Disposition: form-data; name="p"; filename="a.png"\r\nContent-Type: image/png',
      '\0\0',
    ),
  ].join('');
  const { anywhere } = await placesOf(`${body}--xx--`, [
    ['Content-Type', 'multipart/form-data; boundary=xx'],
  ]);
  expect(anywhere).toContain(fold('Hello world'));
  expect(anywhere).toContain(fold('café.txt'));
});

it('a form with the fields of a message is found by these fields', async () => {
  const places = await placesOf(
    'type=SMS&phone=%2B15005550006&message=Gr%C3%BC%C3%9Fe+aus+K%C3%B6ln&contactId=c9',
    [['Content-Type', 'application/x-www-form-urlencoded']],
  );
  expect(places.to).toBe(fold('+15005550006'));
  expect(places.message).toContain(fold('Grüße aus Köln'));
  expect(places.contact).toBe('c9');
});
