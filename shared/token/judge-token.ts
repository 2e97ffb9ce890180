import { formatGap } from '../format-gap.ts';
import type { Field } from '../inspection.ts';
import { tokenRemark } from './remark.ts';
import type { TokenReading, TokenRemark, TokenTarget, TokenVerdict } from './token.ts';

interface Judged {
  /** The time now, in milliseconds since 1970. */
  readonly now: number;
  /** `null` when no request is selected. */
  readonly target: TokenTarget | null;
  /** BCP 47, for lengths of time. */
  readonly locale: string;
}

/** The clocks of two computers differ by no more. Milliseconds. */
const clocksApart = 5 * 60_000;

/** The scopes that calls about a message need, with those calls (marketplace.gohighlevel.com/docs, Scopes). */
const needed = {
  scope: 'conversations/message.write',
  calls: 'PUT …/status, POST …/inbound',
} as const;
const useful = {
  scope: 'conversations/message.readonly',
  calls: 'OutboundMessage',
} as const;
const forLocations = { scope: 'oauth.write', calls: 'POST /oauth/location-token' } as const;

/** What a request names that a token must fit. */
export function tokenTarget(fields: readonly Field[]): TokenTarget {
  const text = (name: string) => {
    const found = fields.findLast((one) => one.name === name);
    return found?.type === 'string' && found.text !== '' ? found.text : null;
  };
  return { locationId: text('locationId'), appId: text('appId') };
}

/** Explains why the calls to the CRM would be refused with a token, the most severe first. */
export function judgeToken(reading: TokenReading, judged: Judged): readonly TokenRemark[] {
  const { kind, fault, wrappings } = reading;
  const order = { error: 0, warning: 1, info: 2 } as const;
  return [
    kind === 'unreadable'
      ? tokenRemark(`fault.${fault ?? 'not-json'}`)
      : tokenRemark(`kind.${kind}`),
    ...wrappings.map((one) => tokenRemark(`wrapping.${one}`)),
    ...timeRemarks(reading, judged),
    ...scopeRemarks(reading),
    ...targetRemarks(reading, judged.target),
  ].toSorted((a, b) => order[a.severity] - order[b.severity]);
}

export function tokenVerdict(remarks: readonly TokenRemark[]): TokenVerdict {
  if (remarks.some(({ severity }) => severity === 'error')) return 'refused';
  return remarks.some(({ severity }) => severity === 'warning') ? 'doubtful' : 'fits';
}

function isAccess({ kind }: TokenReading): boolean {
  return kind === 'location' || kind === 'company';
}

function timeRemarks(reading: TokenReading, { now, locale }: Judged): readonly TokenRemark[] {
  const { issuedAt, endsAt } = reading;
  const gap = (ms: number) => lengthOf(ms, locale);
  const isAhead = issuedAt !== null && issuedAt > now + clocksApart;
  const found = isAhead ? [tokenRemark('time.ahead', { ahead: gap(issuedAt - now) })] : [];
  if (endsAt === null) return isAccess(reading) ? [...found, tokenRemark('time.none')] : found;
  return endsAt <= now
    ? [...found, tokenRemark('time.ended', { ago: gap(now - endsAt) })]
    : [...found, tokenRemark('time.left', { left: gap(endsAt - now) })];
}

/** Long times in days: tokens live for a day or a year. */
function lengthOf(ms: number, locale: string): string {
  const days = Math.round(ms / 86_400_000);
  return days < 3
    ? formatGap(ms, locale, 'long')
    : new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(
        days,
      );
}

function scopeRemarks(reading: TokenReading): readonly TokenRemark[] {
  if (!isAccess(reading)) return [];
  const { scopes } = reading;
  if (scopes === null) return [tokenRemark('scope.none')];
  if (reading.kind === 'company')
    return [
      tokenRemark(scopes.includes(forLocations.scope) ? 'scope.has' : 'scope.lacks', forLocations),
    ];
  return [
    tokenRemark(scopes.includes(needed.scope) ? 'scope.has' : 'scope.lacks', needed),
    ...(scopes.includes(useful.scope) ? [] : [tokenRemark('scope.lacks-useful', useful)]),
  ];
}

function targetRemarks(reading: TokenReading, target: TokenTarget | null): readonly TokenRemark[] {
  if (!isAccess(reading)) return [];
  return [
    ...(reading.kind === 'location' ? [locationRemark(reading, target?.locationId ?? null)] : []),
    appRemark(reading, target?.appId ?? null),
  ];
}

function locationRemark({ location }: TokenReading, asked: string | null): TokenRemark {
  if (asked === null || location === null) return tokenRemark('location.not-compared');
  return asked === location
    ? tokenRemark('location.fits')
    : tokenRemark('location.other', { own: location, asked });
}

/** The app's own ID is its client ID before the hyphen. */
function appRemark({ app }: TokenReading, asked: string | null): TokenRemark {
  if (asked === null || app === null) return tokenRemark('app.must-own');
  return app.split('-', 1)[0] === asked
    ? tokenRemark('app.fits')
    : tokenRemark('app.other', { asked });
}
