/** The time at which the tokens of the tests are read. */
export const now = Date.UTC(2026, 10, 28, 12);

/** The claims of an access token for a location, as HighLevel writes them. */
export const accessClaims = {
  authClass: 'Location',
  authClassId: 'LOC',
  source: 'INTEGRATION',
  sourceId: '0123456789abcdef01234567-m1abcdef',
  channel: 'OAUTH',
  primaryAuthClassId: 'LOC',
  oauthMeta: {
    scopes: ['conversations/message.write', 'conversations/message.readonly', 'oauth.write'],
    client: '0123456789abcdef01234567',
    versionId: '0123456789abcdef01234567',
    clientKey: '0123456789abcdef01234567-m1abcdef',
  },
  iat: now / 1000 - 82_800 + 0.5,
  exp: now / 1000 + 3_600.5,
} as const;

/** A JWT with these claims and a signature of nobody. */
export function tokenOf(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`;
}
