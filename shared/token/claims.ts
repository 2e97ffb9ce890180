import type { IssueSource } from '../inspection.ts';

type ClaimRow = readonly [IssueSource, string];

/** The claims of RFC 7519. */
const registered: ClaimRow = ['documented', 'A registered claim of every JWT (RFC 7519).'];

/**
 * The claims that are known, with what each is. HighLevel documents none of them: what is seen live is from tokens that
 * integrators showed. To add one: a row here and its translations.
 */
const rows: Readonly<Record<string, ClaimRow>> = {
  authClass: ['seen-live', 'Whom it is for: Location or Company.'],
  authClassId: ['seen-live', 'The ID of that location or company.'],
  primaryAuthClassId: ['seen-live', 'The ID of the location or company that installed the app.'],
  source: ['seen-live', 'INTEGRATION for a token of an app.'],
  sourceId: ['seen-live', 'The client ID of the app: its app ID, a hyphen and a suffix.'],
  channel: ['seen-live', 'OAUTH for a token from POST /oauth/token.'],
  'oauthMeta.scopes': ['seen-live', 'What the token may do.'],
  'oauthMeta.client': ['seen-live', 'The app ID: the client ID before its hyphen.'],
  'oauthMeta.clientKey': ['seen-live', 'The client ID of the app.'],
  'oauthMeta.versionId': ['seen-live', 'The installed version of the app.'],
  'oauthMeta.agencyPlan': ['seen-live', 'The plan of the agency, in tokens of a company.'],
  uniqueId: ['seen-live', 'An ID of the token, seen in refresh tokens only.'],
  v: ['seen-live', 'A version, seen in refresh tokens only.'],
  location_id: ['seen-live', 'The location of a key of API v1.'],
  company_id: ['seen-live', 'The company of a key of API v1.'],
  version: ['seen-live', '1 in a key of API v1.'],
  iat: ['documented', 'When it was issued (RFC 7519), in seconds; HighLevel adds a fraction.'],
  exp: ['documented', 'When it ends (RFC 7519), in seconds; HighLevel adds a fraction.'],
  nbf: ['documented', 'When it begins to be valid (RFC 7519), in seconds.'],
  sub: registered,
  iss: registered,
  aud: registered,
  jti: registered,
};

const known = new Map(Object.entries(rows));

/** Every name, for translations. */
export const knownClaims: readonly string[] = [...known.keys()];

/** What a claim is; `null` for an unknown one. */
export function claimMeaning(
  name: string,
): { readonly source: IssueSource; readonly message: string } | null {
  const row = known.get(name);
  return row === undefined ? null : { source: row[0], message: row[1] };
}
