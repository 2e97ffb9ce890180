import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLinkAccess } from '../../shared/attachment-link.ts';

const at = (iso: string) => Date.parse(iso);

describe('an attachment’s address', () => {
  it.each([
    ['https://files.example/a.png'],
    ['https://files.example/a.png?width=100&v=3'],
    ['https://firebasestorage.googleapis.com/v0/b/x/o/a.png?alt=media'],
    ['https://files.example/a.png?token='],
    ['https://files.example/a.png#token=1'],
    ['https://files.example/token=1'],
    ['not an address'],
    [''],
  ])('%s is neither signed nor does it expire', (url) => {
    expect(readLinkAccess(url)).toEqual({ signed: false, expiresAt: null });
  });

  it.each([
    [
      'AWS, version 4',
      'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261122T100000Z&X-Amz-Expires=3600&X-Amz-Signature=ab',
      '2026-11-22T11:00:00Z',
    ],
    [
      'AWS, version 2',
      'AWSAccessKeyId=A&Expires=1795341600&Signature=a%2Bb',
      '2026-11-22T10:00:00Z',
    ],
    ['CloudFront', 'Expires=1795341600&Signature=a~b_&Key-Pair-Id=K', '2026-11-22T10:00:00Z'],
    [
      'Google, version 4',
      'X-Goog-Date=20261122T100000Z&X-Goog-Expires=604800&X-Goog-Signature=ab',
      '2026-11-29T10:00:00Z',
    ],
    [
      'Google, version 2',
      'GoogleAccessId=a%40b&Expires=1795341600&Signature=ab',
      '2026-11-22T10:00:00Z',
    ],
    [
      'Azure',
      'sv=2024-11-04&st=2026-11-22T09:00Z&se=2026-11-22T10%3A00%3A00Z&sr=b&sig=a%3D',
      '2026-11-22T10:00:00Z',
    ],
    [
      'Alibaba',
      'x-oss-date=20261122T100000Z&x-oss-expires=60&x-oss-signature=ab',
      '2026-11-22T10:01:00Z',
    ],
    ['Meta', 'oh=01_ab&oe=6B02C2A0', new Date(0x6b02c2a0 * 1000).toISOString()],
    ['small letters', 'expires=1795341600&sig=ab', '2026-11-22T10:00:00Z'],
    ['milliseconds', 'exp=1795341600000&token=ab', '2026-11-22T10:00:00Z'],
  ])('of %s is signed and has its expiry', (_name, query, end) => {
    expect(readLinkAccess(`https://files.example/a.png?${query}#top`)).toEqual({
      signed: true,
      expiresAt: at(end),
    });
  });

  it.each([
    ['a token of Firebase', 'alt=media&token=3c9f', true],
    ['a number that is no time', 'expires=30&token=a', true],
    ['a start without its length', 'X-Amz-Date=20261122T100000Z&X-Amz-Signature=ab', true],
    ['a length without a start', 'X-Amz-Expires=60', false],
    ['a start that is no time', 'X-Amz-Date=20269922T100000Z&X-Amz-Expires=60', false],
    ['a stray percent sign', 'expires=%&sig=%zz', true],
  ])('with %s has no expiry', (_name, query, signed) => {
    const access = readLinkAccess(`https://files.example/a.png?${query}`);
    expect(access).toEqual({ signed, expiresAt: null });
  });

  it('is read from any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.webUrl({ withQueryParameters: true }),
        (text, url) => {
          for (const written of [text, `${url}&${text}`]) {
            const { expiresAt } = readLinkAccess(written);
            expect(expiresAt === null || Number.isFinite(expiresAt)).toBe(true);
          }
        },
      ),
    );
  });
});
