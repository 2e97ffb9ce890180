import { bounds } from '../bounds.ts';
import { shortText } from '../cut-text.ts';
import { claimMeaning } from './claims.ts';
import { readPayload, type Payload } from './read-payload.ts';
import type { TokenClaim, TokenFault, TokenKind, TokenReading } from './token.ts';
import { unwrap } from './unwrap.ts';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** The forms of what is not a JWT. */
const forms: readonly (readonly [RegExp, TokenKind])[] = [
  [/^pit-/i, 'private-integration'],
  [new RegExp(`^${uuid}$`, 'i'), 'client-secret'],
  [/^[0-9a-f]{24}-[0-9a-z]{6,12}$/, 'client-id'],
];

/** An access token lives for a day, and a refresh token for a year. Milliseconds. */
const longestAccess = 7 * 24 * 3_600_000;

const nothing: Omit<TokenReading, 'kind' | 'wrappings'> = {
  fault: null,
  location: null,
  company: null,
  app: null,
  scopes: null,
  issuedAt: null,
  endsAt: null,
  claims: [],
  omittedClaims: 0,
};

/** Reads what a token says of itself. Never throws, stores nothing, and verifies no signature. */
export function readToken(pasted: string): TokenReading {
  if (pasted.length > bounds.pastedToken.characters) return unreadable('too-long', []);
  const { token, wrappings } = unwrap(pasted);
  const parts = token.split('.').length;
  if (parts === 5) return unreadable('encrypted', wrappings);
  if (parts !== 3) {
    const kind = forms.find(([form]) => form.test(token))?.[1];
    if (kind === undefined && token.startsWith('eyJ'))
      return unreadable('not-base64url', wrappings);
    return { ...nothing, kind: kind ?? 'other', wrappings };
  }
  const payload = readPayload(token);
  if (!payload.ok) return unreadable(payload.fault, wrappings);
  return { ...fromPayload(payload.value), wrappings };
}

function unreadable(fault: TokenFault, wrappings: TokenReading['wrappings']): TokenReading {
  return { ...nothing, kind: 'unreadable', fault, wrappings };
}

function fromPayload(payload: Payload): Omit<TokenReading, 'wrappings'> {
  const meta = membersOf(payload.get('oauthMeta'));
  const own = textOf(payload, 'authClassId');
  const primary = textOf(payload, 'primaryAuthClassId');
  const times = { issuedAt: timeOf(payload.get('iat')), endsAt: timeOf(payload.get('exp')) };
  const kind = kindOf(payload, times);
  const isCompany = textOf(payload, 'authClass') === 'Company';
  const scopes = meta.get('scopes');
  const claims = claimsOf(payload);
  const shown = claims.slice(0, bounds.tokenClaims.entries);
  return {
    kind,
    fault: null,
    location: textOf(payload, 'location_id') ?? (isCompany ? null : own),
    company: textOf(payload, 'company_id') ?? (isCompany ? own : primary === own ? null : primary),
    app: textOf(meta, 'clientKey') ?? textOf(payload, 'sourceId') ?? textOf(meta, 'client'),
    scopes: Array.isArray(scopes) ? scopes.filter((one) => typeof one === 'string') : null,
    ...times,
    claims: shown,
    omittedClaims: claims.length - shown.length,
  };
}

function kindOf(
  payload: Payload,
  { issuedAt, endsAt }: Pick<TokenReading, 'issuedAt' | 'endsAt'>,
): TokenKind {
  const authClass = textOf(payload, 'authClass');
  if (authClass === null) {
    if (payload.has('location_id') || payload.has('company_id')) return 'api-key';
    const issuer = textOf(payload, 'iss') ?? '';
    return issuer.startsWith('https://securetoken.google.com/') ? 'web-session' : 'other-jwt';
  }
  if (authClass === 'User') return 'web-session';
  const life = issuedAt === null || endsAt === null ? 0 : endsAt - issuedAt;
  if (payload.has('uniqueId') || life > longestAccess) return 'refresh';
  if (authClass === 'Location') return 'location';
  return authClass === 'Company' ? 'company' : 'other-jwt';
}

/** The claims, those of `oauthMeta` one by one. */
function claimsOf(payload: Payload): readonly TokenClaim[] {
  return [...payload].flatMap(([name, value]) => {
    const inner = name === 'oauthMeta' ? membersOf(value) : new Map<string, unknown>();
    return inner.size === 0
      ? [claim(name, value)]
      : [...inner].map(([member, one]) => claim(`${name}.${member}`, one));
  });
}

function claim(name: string, value: unknown): TokenClaim {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const limit = bounds.tokenClaim.characters;
  return { name: shortText(name, limit), text: shortText(text, limit), known: claimMeaning(name) };
}

function membersOf(value: unknown): Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : new Map<string, unknown>();
}

function textOf(payload: Payload, name: string): string | null {
  const value = payload.get(name);
  return typeof value === 'string' && value !== ''
    ? shortText(value, bounds.tokenClaim.characters)
    : null;
}

/** Milliseconds since 1970; `null` for what is no time. Keys of API v1 have milliseconds, tokens have seconds. */
function timeOf(value: unknown): number | null {
  if (typeof value !== 'number' || value < 0) return null;
  const ms = Math.round(value > 1e11 ? value : value * 1000);
  return Number.isNaN(new Date(ms).getTime()) ? null : ms;
}
