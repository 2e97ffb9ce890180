import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskOf, withoutSecrets } from '../../../electron/core/crm-api/without-secrets.ts';
import { accessClaims, tokenOf } from '../../support/tokens.ts';

describe('a text without secrets', () => {
  it('has none of them, however they are written and wherever it was cut', () => {
    const secret = fc.string({ minLength: 8, maxLength: 40, unit: 'grapheme' });
    const around = fc.string({ maxLength: 40 });
    type Form = readonly [write: (text: string) => string, read: (written: string) => string];
    const forms: readonly Form[] = [
      [(text) => text, (written) => written],
      [JSON.stringify, (written) => String(JSON.parse(written))],
      [encodeURIComponent, decodeURIComponent],
      [
        (text) => new URLSearchParams([['text', text]]).toString(),
        (written) => new URLSearchParams(written).get('text') ?? '',
      ],
    ];
    fc.assert(
      fc.property(secret, around, around, fc.constantFrom(...forms), (hidden, a, b, form) => {
        const [write, read] = form;
        const clean = read(withoutSecrets(write(`${a} ${hidden} ${b}`), [hidden]));
        expect(clean).not.toContain(hidden);
        expect(clean).toContain('***');
      }),
      { numRuns: 200 },
    );
    const token = tokenOf(accessClaims);
    for (let length = 6; length <= token.length; length += 1)
      expect(withoutSecrets(`x ${token.slice(0, length)}`, [token])).toBe('x ***');
  });

  it.each([
    ['HTML', 'a"b&<c>’s\'d-opaque', 'a&quot;b&amp;&lt;c&gt;’s&#39;d-opaque'],
    ['HTML with a number', "it's-opaque", 'it&#x27;s-opaque'],
  ])('has none that is written in %s', (_, secret, written) => {
    expect(withoutSecrets(`<p>No ${written} here</p>`, [secret])).toBe('<p>No *** here</p>');
  });

  it('has none that is written in Base64, wherever it begins', () => {
    const secret = 'opaque?secret>Ünï-4711';
    for (const before of ['', 'a', 'ab', 'abc', 'client-id:'])
      for (const form of ['base64', 'base64url'] as const) {
        const [start = '', end = ''] = withoutSecrets(
          Buffer.from(`${before}${secret} and more`).toString(form),
          [secret],
        ).split('***');
        // What is left has a byte of the secret at each side at most, and not all of its bits.
        expect(Buffer.from(start, form).length).toBeLessThanOrEqual(before.length);
        expect(Buffer.from(end, form).length).toBeLessThanOrEqual(' and more'.length + 1);
        expect(end).not.toBe('');
      }
    expect(withoutSecrets('YWJj', ['abc'])).toBe('YWJj');
  });

  it('keeps all the rest', () => {
    expect(withoutSecrets('x \ud800 y', ['\ud800 y'])).toBe('x ***');
    const text = '{"message":"a token of SECRET-1 and %2F","code":"SECRET-12"}';
    expect(withoutSecrets(text, ['SECRET-1', 'SECRET-12'])).toBe(
      '{"message":"a token of *** and %2F","code":"***"}',
    );
  });

  it('has nothing with the name or the form of one', () => {
    const other = tokenOf({ ...accessClaims, authClassId: 'OTHER' });
    const answer = JSON.stringify({
      access_token: 'opaque-1',
      refreshToken: 'opaque-"2"',
      client_secret: 'opaque-3',
      note: `Bearer ${other}, pit-0a1b2c3d-0000-4000-8000-00000000000f`,
      expiresIn: 86_399,
    });
    const clean = withoutSecrets(answer, []);
    expect(JSON.parse(clean)).toEqual({
      access_token: '***',
      refreshToken: '***',
      client_secret: '***',
      note: 'Bearer ***, ***',
      expiresIn: 86_399,
    });
    expect(withoutSecrets('{"accessToken":"cut in the midd', [])).toBe('{"accessToken":"***');
  });

  it('is a mask for a token that only tells two apart', () => {
    expect(maskOf(tokenOf(accessClaims))).toBe('…dXJl');
    expect(maskOf('short')).toBe('…');
  });
});
