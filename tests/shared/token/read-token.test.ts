import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounds } from '../../../shared/bounds.ts';
import { judgeToken, tokenTarget, tokenVerdict } from '../../../shared/token/judge-token.ts';
import { readToken } from '../../../shared/token/read-token.ts';
import type { TokenKind, TokenTarget } from '../../../shared/token/token.ts';
import { accessClaims, now, tokenOf } from '../../support/tokens.ts';

const target: TokenTarget = { locationId: 'LOC', appId: null };

function judged(token: string, at: TokenTarget | null = target) {
  const remarks = judgeToken(readToken(token), { now, target: at, locale: 'en' });
  return { verdict: tokenVerdict(remarks), codes: remarks.map(({ code }) => code), remarks };
}

describe('an access token', () => {
  it('of the right location, with the scope and time left, fits', () => {
    expect(readToken(tokenOf(accessClaims))).toMatchObject({
      kind: 'location',
      location: 'LOC',
      company: null,
      app: '0123456789abcdef01234567-m1abcdef',
      endsAt: now + 3_600_500,
    });
    expect(judged(tokenOf(accessClaims))).toMatchObject({
      verdict: 'fits',
      codes: ['kind.location', 'time.left', 'scope.has', 'location.fits', 'app.must-own'],
    });
  });

  it.each<[string, object, TokenTarget | null, string]>([
    ['of a company', { authClass: 'Company' }, target, 'kind.company'],
    ['that ended', { exp: now / 1000 - 60 }, target, 'time.ended'],
    ['without the scope', { oauthMeta: { scopes: ['contacts.write'] } }, target, 'scope.lacks'],
    ['of another location', { authClassId: 'OTHER' }, target, 'location.other'],
    ['of another app', {}, { locationId: 'LOC', appId: 'f'.repeat(24) }, 'app.other'],
  ])('%s is refused, and the first line says why', (_, claims, at, code) => {
    const { verdict, codes } = judged(tokenOf({ ...accessClaims, ...claims }), at);
    expect({ verdict, first: codes[0] }).toEqual({ verdict: 'refused', first: code });
  });

  it('is compared with what the request names', () => {
    const field = (name: string, text: string) =>
      ({ name, path: `/${name}`, type: 'string', text, length: 3, fieldStatus: null }) as const;
    expect(tokenTarget([field('locationId', 'LOC'), field('appId', 'APP')])).toEqual({
      locationId: 'LOC',
      appId: 'APP',
    });
    expect(judged(tokenOf(accessClaims), null).codes).toContain('location.not-compared');
  });

  it.each([
    [
      'the reply of /oauth/token',
      (token: string) => JSON.stringify({ access_token: token }),
      'answer',
    ],
    ['the reply in v3', (token: string) => JSON.stringify({ accessToken: token }), 'answer'],
    ['a header', (token: string) => `Authorization: Bearer ${token}\n`, 'header'],
    ['quotes', (token: string) => `"${token}",`, 'header'],
    ['line breaks', (token: string) => `${token.slice(0, 90)}\r\n${token.slice(90)}`, 'spaces'],
  ])('is found in %s', (_, wrap, wrapping) => {
    expect(readToken(wrap(tokenOf(accessClaims)))).toMatchObject({
      kind: 'location',
      wrappings: [wrapping],
    });
  });
});

describe('something else', () => {
  const uuid = '01234567-89ab-4def-8123-456789abcdef';
  it.each<[TokenKind, string]>([
    ['private-integration', `pit-${uuid}`],
    ['refresh', tokenOf({ ...accessClaims, uniqueId: uuid, v: '2' })],
    ['refresh', tokenOf({ ...accessClaims, exp: now / 1000 + 31_536_000 })],
    ['api-key', tokenOf({ location_id: 'LOC', version: 1, iat: now, sub: 'USER' })],
    ['web-session', tokenOf({ iss: 'https://securetoken.google.com/some-project' })],
    ['client-secret', uuid],
    ['client-id', '0123456789abcdef01234567-m1abcdef'],
    ['other', 'secret'],
    ['other', ''],
    ['unreadable', 'a.b.c.d.e'],
  ])('is told apart and refused: %s', (kind, token) => {
    expect(readToken(token).kind).toBe(kind);
    expect(judged(token).verdict).toBe('refused');
  });

  it('a JWT of another service is doubtful', () => {
    expect(judged(tokenOf({ sub: 'x' }))).toMatchObject({
      verdict: 'doubtful',
      codes: ['kind.other-jwt'],
    });
  });

  it('a key of API v1 has its time in milliseconds', () => {
    expect(readToken(tokenOf({ location_id: 'LOC', iat: now })).issuedAt).toBe(now);
  });
});

describe('a hostile token', () => {
  const payload = (bytes: Uint8Array | string) =>
    `e30.${Buffer.from(bytes).toString('base64url')}.x`;
  it.each([
    ['too-long', 'x'.repeat(bounds.pastedToken.characters + 1)],
    ['not-base64url', 'e30.a+b/.x'],
    ['not-base64url', 'eyJhbGciOiJSUzI1NiJ9'],
    ['not-utf8', payload(Uint8Array.of(0x7b, 0xff, 0x7d))],
    ['not-json', payload('{"a":')],
    ['not-json', payload('[1]')],
    ['too-deep', payload(`{"a":${'['.repeat(2_000)}${']'.repeat(2_000)}}`)],
  ])('is refused as %s', (fault, token) => {
    expect(readToken(token)).toMatchObject({ kind: 'unreadable', fault, claims: [] });
  });

  it('with __proto__, many claims, long texts and impossible times is shown as data, in bounds', () => {
    const members = Array.from({ length: 200 }, (_, index) => `"c${index}":1`).join();
    const text = `{"__proto__":{"kind":"x"},"authClass":{"toString":1},"long":"${'y'.repeat(3_000)}","exp":1e300,"constructor":"‮",${members}}`;
    const reading = readToken(payload(text));
    expect(reading).toMatchObject({ kind: 'other-jwt', endsAt: null });
    expect(reading.claims).toHaveLength(bounds.tokenClaims.entries);
    expect(reading.claims[0]).toEqual({ name: '__proto__', text: '{"kind":"x"}', known: null });
    expect(reading.claims.find(({ name }) => name === 'constructor')?.known).toBeNull();
    expect(Math.max(...reading.claims.map((claim) => claim.text.length))).toBeLessThan(1_100);
    expect(reading.omittedClaims).toBe(205 - bounds.tokenClaims.entries);
  });

  it('never throws, and no part of it outside the claims is in what is said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), (text, value) => {
        for (const token of [text, payload(text), payload(JSON.stringify(value))])
          judgeToken(readToken(token), { now, target, locale: 'en' });
      }),
      { numRuns: 200 },
    );
    const token = `${tokenOf(accessClaims)}SECRETSIGNATURE`;
    const said = JSON.stringify([readToken(token), judged(token)]);
    expect(said).not.toContain('SECRETSIGNATURE');
    expect(said).not.toContain(token.split('.')[1]);
  });
});
