import type { IssueSource, Severity } from '../inspection.ts';
import { fillIn, type SentenceValues } from '../sentence.ts';
import type { TokenRemark } from './token.ts';

/** Every remark; `{name}` stands for a value. To add one: a row here and its translations. */
const table = {
  'kind.location': [
    'info',
    'seen-live',
    'An access token of an app for a location: the kind that these calls need.',
  ],
  'kind.company': [
    'error',
    'seen-live',
    'An access token for a company (agency). Calls about messages answer it with 401 (“This authClass type is not allowed to access this scope”). Get a token of the location with it: POST /oauth/location-token (before v3: /oauth/locationToken) with companyId and locationId.',
  ],
  'kind.private-integration': [
    'error',
    'seen-live',
    'A private integration token. It belongs to no Marketplace app, so the calls of a provider are answered with 401 (CONVERSATIONS_MSG_PROVIDER_NO_ACCESS). Use the access token of the app that owns the provider. What it may do and when it ends is not in it: see Settings > Private Integrations in the CRM.',
  ],
  'kind.refresh': [
    'error',
    'inferred',
    'Most likely a refresh token: it lives for a year, or has a claim that only refresh tokens have. It only gets a new access token, by POST /oauth/token with grant_type refresh_token. Use the access_token of that reply.',
  ],
  'kind.api-key': [
    'error',
    'seen-live',
    'A key of API v1 (rest.gohighlevel.com). These calls are of API 2.0, which takes access tokens of apps only.',
  ],
  'kind.web-session': [
    'error',
    'seen-live',
    'A token of somebody who is signed in to the CRM in a browser. It is for the CRM’s own pages, and ends soon. Use an access token of your app.',
  ],
  'kind.client-secret': [
    'error',
    'inferred',
    'Most likely a client secret, by its form. It is not a token: exchange it, with the client ID and a code, by POST /oauth/token.',
  ],
  'kind.client-id': [
    'error',
    'inferred',
    'Most likely a client ID, by its form. It is not a token: exchange it, with the client secret and a code, by POST /oauth/token.',
  ],
  'kind.other-jwt': [
    'warning',
    'inferred',
    'A JWT without an authClass that is known from HighLevel’s tokens. Is it from another service?',
  ],
  'kind.other': [
    'error',
    'inferred',
    'Not a form that is known from HighLevel’s tokens: neither a JWT (three parts with dots between) nor pit-… Was it cut while it was copied?',
  ],
  'fault.too-long': [
    'error',
    'inferred',
    'Longer than 8,192 characters, so it is not read. No token is.',
  ],
  'fault.encrypted': [
    'error',
    'documented',
    'An encrypted JWT (five parts, RFC 7516). No token of HighLevel is one.',
  ],
  'fault.not-base64url': [
    'error',
    'documented',
    'It begins or is divided like a JWT, but its second part is not base64url (RFC 7515). Was it cut or changed while it was copied?',
  ],
  'fault.not-utf8': [
    'error',
    'documented',
    'A JWT whose second part is not UTF-8 (RFC 7519). Was it cut or changed while it was copied?',
  ],
  'fault.not-json': [
    'error',
    'documented',
    'A JWT whose second part holds no JSON object (RFC 7519). Was it cut or changed while it was copied?',
  ],
  'fault.too-deep': [
    'error',
    'inferred',
    'A JWT whose claims are nested deeper than any token’s, so they are not shown.',
  ],
  'wrapping.answer': [
    'info',
    'documented',
    'The whole reply of POST /oauth/token was pasted; its access_token is read.',
  ],
  'wrapping.header': [
    'info',
    'inferred',
    'What stood around it was left out: quotes, or the beginning of a header. Does your code add “Bearer ” a second time?',
  ],
  'wrapping.spaces': [
    'warning',
    'inferred',
    'It contains spaces or line breaks, which were left out here. In a header they make it invalid.',
  ],
  'time.ended': [
    'error',
    'documented',
    'It ended {ago} ago. Get a new one with the refresh token: POST /oauth/token. An access token lives for about a day.',
  ],
  'time.left': ['info', 'documented', 'It ends in {left}, by the clock of this computer.'],
  'time.ahead': [
    'warning',
    'inferred',
    'It was issued {ahead} in the future, so the clock of this computer is wrong, or the token is not from HighLevel.',
  ],
  'time.none': [
    'warning',
    'inferred',
    'It does not say when it ends. HighLevel’s access tokens do.',
  ],
  'scope.has': ['info', 'documented', 'It has {scope}, which {calls} require.'],
  'scope.lacks': [
    'error',
    'documented',
    'It lacks {scope}, which {calls} require: they are answered with 401 (“The token is not authorized for this scope”). Add the scope to the app, and install the app again.',
  ],
  'scope.lacks-useful': ['info', 'documented', 'It lacks {scope}, which only {calls} requires.'],
  'scope.none': ['warning', 'inferred', 'It names no scopes. HighLevel’s access tokens do.'],
  'location.fits': ['info', 'inferred', 'It is for the location of the selected request.'],
  'location.other': [
    'error',
    'documented',
    'It is for the location {own}, but the selected request is from {asked}: 403 (“The token does not have access to this location”).',
  ],
  'location.not-compared': [
    'info',
    'inferred',
    'Its location is compared with nothing: no request with a locationId is selected.',
  ],
  'app.must-own': [
    'info',
    'documented',
    'It must be from the app that owns the provider: a token of another app is answered with 401 (CONVERSATIONS_MSG_PROVIDER_NO_ACCESS). The webhook does not name that app; compare the client ID with your app’s.',
  ],
  'app.fits': ['info', 'inferred', 'It is from the app that the selected request names (appId).'],
  'app.other': [
    'error',
    'inferred',
    'It is from another app than the one that the selected request names ({asked}): for the provider of that one it is answered with 401 (CONVERSATIONS_MSG_PROVIDER_NO_ACCESS).',
  ],
} as const satisfies Record<string, readonly [Severity, IssueSource, string]>;

export type TokenRemarkCode = keyof typeof table;

/** Every code, for translations. */
export const tokenRemarkCodes = Object.keys(table) as TokenRemarkCode[];

export function tokenRemark(code: TokenRemarkCode, values: SentenceValues = {}): TokenRemark {
  const [severity, source, message] = table[code];
  return { code, severity, source, message: fillIn(message, values), values };
}
