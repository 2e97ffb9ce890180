import type { IssueSource, Severity } from '../inspection.ts';
import type { SentenceValues } from '../sentence.ts';

/** What a text is that somebody uses as a token. */
const tokenKinds = [
  'location',
  'company',
  'private-integration',
  'refresh',
  'api-key',
  'web-session',
  'client-secret',
  'client-id',
  'other-jwt',
  'unreadable',
  'other',
] as const;
export type TokenKind = (typeof tokenKinds)[number];

/** Why a JWT can't be read. */
export type TokenFault =
  'too-long' | 'encrypted' | 'not-base64url' | 'not-utf8' | 'not-json' | 'too-deep';

/** What was around the token, or within it, and is left out. */
export type TokenWrapping = 'answer' | 'header' | 'spaces';

/** A claim of a JWT. */
export interface TokenClaim {
  /** Such as `authClass` or `oauthMeta.client`. */
  readonly name: string;
  /** A text as it is, anything else as JSON; cut at `bounds.tokenClaim`. */
  readonly text: string;
  /** What it is, in plain English, and what supports that; `null` for an unknown claim. */
  readonly known: { readonly source: IssueSource; readonly message: string } | null;
}

/** What a token says of itself. No signature was verified. The token is not part of it. */
export interface TokenReading {
  readonly kind: TokenKind;
  /** `null` unless the kind is `unreadable`. */
  readonly fault: TokenFault | null;
  readonly wrappings: readonly TokenWrapping[];
  readonly location: string | null;
  readonly company: string | null;
  /** The client ID of the app. */
  readonly app: string | null;
  /** `null` when it names none. */
  readonly scopes: readonly string[] | null;
  /** Milliseconds since 1970. */
  readonly issuedAt: number | null;
  readonly endsAt: number | null;
  readonly claims: readonly TokenClaim[];
  /** How many more claims there are. */
  readonly omittedClaims: number;
}

/** One conclusion about a token. The code is stable; the message may be translated. */
export interface TokenRemark {
  readonly code: string;
  readonly severity: Severity;
  readonly source: IssueSource;
  /** Complete sentences in plain English. */
  readonly message: string;
  /** The values in the sentences, for their translations. */
  readonly values: SentenceValues;
}

/** Whether the calls to the CRM would be refused with a token, as far as it can be known here. */
export type TokenVerdict = 'refused' | 'doubtful' | 'fits';

/** The request that the token is for: what it names. */
export interface TokenTarget {
  readonly locationId: string | null;
  readonly appId: string | null;
}
