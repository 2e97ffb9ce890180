import { tokenVerdict } from '../../../shared/token/judge-token.ts';
import type {
  TokenKind,
  TokenReading,
  TokenRemark,
  TokenVerdict,
} from '../../../shared/token/token.ts';
import { printable } from '../output/printable.ts';
import { severityStyle, styled } from '../output/styles.ts';

const kinds: Readonly<Record<TokenKind, string>> = {
  location: 'access token of a location',
  company: 'access token of a company',
  'private-integration': 'private integration token',
  refresh: 'refresh token',
  'api-key': 'key of API v1',
  'web-session': 'token of a signed-in user',
  'client-secret': 'client secret',
  'client-id': 'client ID',
  'other-jwt': 'another JWT',
  unreadable: 'unreadable',
  other: 'unknown',
};

const verdicts: Readonly<Record<TokenVerdict, readonly ['red' | 'yellow' | 'green', string]>> = {
  refused: ['red', 'The calls to the CRM would be refused with this token.'],
  doubtful: ['yellow', 'The calls to the CRM may be refused with this token.'],
  fits: ['green', 'Nothing in this token says that the calls to the CRM would be refused.'],
};

/** What a token says of itself and what follows, for a human reader. */
export function tokenPage(reading: TokenReading, remarks: readonly TokenRemark[]): string {
  const verdict = tokenVerdict(remarks);
  const [style, meaning] = verdicts[verdict];
  const facts: readonly (readonly [string, string | null])[] = [
    ['Kind', kinds[reading.kind]],
    ['App', reading.app],
    ['Location', reading.location],
    ['Company', reading.company],
    ['Scopes', reading.scopes?.join(' ') ?? null],
    ['Issued', timeText(reading.issuedAt)],
    ['Expires', timeText(reading.endsAt)],
  ];
  const width = Math.max(0, ...reading.claims.map(({ name }) => name.length));
  return [
    `${styled(style, verdict)}: ${meaning}`,
    ...facts.flatMap(([name, value]) =>
      value === null ? [] : [`${styled('dim', name.padEnd(10))}${printable(value, 2_000)}`],
    ),
    '',
    ...remarks.map(
      ({ severity, message, code, source }) =>
        `  ${styled(severityStyle[severity], severity)}  ${printable(message, 2_000)} (${code}, ${source})`,
    ),
    ...(reading.claims.length === 0 ? [] : ['', styled('bold', 'Claims')]),
    ...reading.claims.map(({ name, text, known }) =>
      [
        `  ${printable(name).padEnd(Math.min(width, 40))}`,
        printable(text, 200),
        styled('dim', known === null ? '(unknown)' : `(${known.message} ${known.source})`),
      ].join('  '),
    ),
    ...(reading.omittedClaims > 0 ? [`  (${reading.omittedClaims} more)`] : []),
    '',
    'No signature was verified, nothing was sent, and nothing is kept.',
    '',
  ].join('\n');
}

function timeText(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
