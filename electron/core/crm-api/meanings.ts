import type { AnswerMeaning } from '../../../shared/crm-api.ts';
import type { IssueSource } from '../../../shared/inspection.ts';
import { fillIn, type SentenceValues } from '../../../shared/sentence.ts';

interface MeaningRow {
  readonly code: string;
  /** A status, or the first digit of several. */
  readonly status: number | '2' | '3' | '4' | '5';
  /** What the answer must contain; without it, the row holds for what no other row of its status knows. */
  readonly says?: RegExp;
  readonly source: IssueSource;
  /** `{name}` stands for a value: `said` is the answer's own message. */
  readonly message: string;
  /** The same call may work a few seconds later. */
  readonly isTooEarly?: true;
}

/**
 * What answers of HighLevel's API mean, by their status and their texts. The texts come from its OpenAPI documents, its
 * issue tracker and the public code of integrators. To add one: a row and its translations.
 */
export const meanings: readonly MeaningRow[] = [
  {
    code: 'done',
    status: '2',
    source: 'documented',
    message: 'The CRM took it.',
  },
  {
    code: 'redirect',
    status: '3',
    source: 'inferred',
    message:
      'The API redirects to another address. It is not followed, because your token would go there too.',
  },

  {
    code: 'invalid-emailto',
    status: 400,
    says: /CONVERSATIONS_MSG_INVALID_EMAILTO|emailTo is not under contact/,
    source: 'seen-live',
    message:
      'The address in emailTo is none of the contact’s own addresses. The comparison is by letter, and the CRM stores them in lower case.',
  },
  {
    code: 'provider-mismatch',
    status: '4',
    says: /CONVERSATIONS_MSG_CONVERSATION_PROVIDER_MISMATCH/,
    source: 'seen-live',
    message:
      'The type does not belong to this provider. A provider with its own channel needs “Custom”, spelled like this; one that replaces the default needs SMS or Email.',
  },
  {
    code: 'not-in-version',
    status: 400,
    says: /not available in API version|was removed in version/i,
    source: 'seen-live',
    message:
      'This address is not in this version of the API. Compare the path and the Version header.',
  },
  {
    code: 'location-inactive',
    status: 400,
    says: /Location is not active/i,
    source: 'documented',
    message:
      'The location is paused or its subscription has ended. The same refresh token works again when it is active.',
  },
  {
    code: 'invalid-grant',
    status: 400,
    says: /invalid grant|invalid_grant/i,
    source: 'documented',
    message:
      'The code or the refresh token is invalid, has ended, or was used before: each works once. For a new code, install the app again.',
  },
  {
    code: 'missing-parameter',
    status: 400,
    says: /(?:Missing|Invalid) parameter/i,
    source: 'documented',
    message: 'A parameter of the token call is missing or wrong: {said}.',
  },
  {
    code: 'bad-request',
    status: 400,
    source: 'documented',
    message: 'The CRM does not accept the body. It says: {said}.',
  },

  {
    code: 'other-app',
    status: '4',
    says: /CONVERSATIONS_MSG_PROVIDER_NO_ACCESS/,
    source: 'seen-live',
    message:
      'The token belongs to another app, or to a private integration. Use the access token of the app that owns the provider.',
  },
  {
    code: 'token-ended',
    status: 401,
    says: /jwt expired|token (?:has |is )?expired|expired token/i,
    source: 'seen-live',
    message: 'The token has ended. An access token lives for about a day: get a new one.',
  },
  {
    code: 'token-class',
    status: 401,
    says: /authClass type is not allowed|user type mismatch/i,
    source: 'seen-live',
    message:
      'The token is of the wrong class. A company’s token can’t do this: get one of the location with POST /oauth/location-token.',
  },
  {
    code: 'token-scope',
    status: 401,
    says: /not authorized for this scope/i,
    source: 'seen-live',
    message:
      'The token lacks the scope conversations/message.write. Add it to the app, and install the app again.',
  },
  {
    code: 'token-invalid',
    status: 401,
    says: /Invalid JWT|access token is invalid|Invalid Private Integration token|Invalid token/i,
    source: 'documented',
    message:
      'It is not a valid token, for example because it was cut. Paste it again, or get a new one.',
  },
  {
    code: 'no-version',
    status: 401,
    says: /version header/i,
    source: 'seen-live',
    message: 'The Version header is missing or unknown. This is not a problem of the token.',
  },
  {
    code: 'no-message-yet',
    status: 401,
    says: /No message found/i,
    source: 'seen-live',
    message:
      'The CRM does not find the message. In the first seconds after the webhook that is usual: try again. Later, the message is not one of this location, or not of your provider.',
    isTooEarly: true,
  },
  {
    code: 'client-refused',
    status: 401,
    says: /invalid.client|client (?:id |secret )?(?:is )?(?:invalid|not found)/i,
    source: 'inferred',
    message: 'The client ID and the client secret do not belong together.',
  },
  {
    code: 'unauthorized',
    status: 401,
    source: 'seen-live',
    message:
      'The CRM does not accept the token for this. It says: {said}. In the first 5 to 10 seconds after the webhook this can come too early.',
    isTooEarly: true,
  },

  {
    code: 'too-early',
    status: 403,
    says: /No conversation provider found|CONVERSATIONS_MSG_PROVIDER_NOT_FOUND/i,
    source: 'seen-live',
    message:
      'The CRM does not know the provider of the message yet, or not at all. In the first 5 to 10 seconds after the webhook that is usual: try again. When it stays, the provider replaces the default one, or the message was not sent by your provider.',
    isTooEarly: true,
  },
  {
    code: 'other-location',
    status: 403,
    says: /does not have access to this location/i,
    source: 'seen-live',
    message: 'The token is for another location than the message.',
  },
  {
    code: 'not-own-mail',
    status: 403,
    says: /custom (?:conversation )?provider/i,
    source: 'documented',
    message:
      'The CRM sent this e-mail itself (LC Email, Mailgun). Only the status of your provider’s e-mails can be changed.',
  },
  {
    code: 'forbidden',
    status: 403,
    source: 'documented',
    message: 'The token is valid, but may not do this. The CRM says: {said}.',
  },

  {
    code: 'not-found',
    status: 404,
    source: 'documented',
    message:
      'The CRM does not find what the address or the body names. Compare the ids with the message. It says: {said}.',
  },
  {
    code: 'too-long',
    status: 413,
    source: 'documented',
    message:
      'The body is too long for the API. Send attachments as addresses, and shorten the content.',
  },
  {
    code: 'no-content',
    status: 422,
    says: /CONVERSATIONS_MSG_NO_CONTENT/,
    source: 'seen-live',
    message: 'There is no content. An e-mail needs “html”: “message” is not enough.',
  },
  {
    code: 'unknown-field',
    status: 422,
    says: /should not exist/i,
    source: 'seen-live',
    message: 'The body has a field that this call does not know. The CRM says: {said}.',
  },
  {
    code: 'invalid-field',
    status: 422,
    source: 'documented',
    message: 'A field is missing or wrong. The CRM says: {said}.',
  },
  {
    code: 'rate-limit-day',
    status: 429,
    says: /\bdaily\b/i,
    source: 'documented',
    message:
      'The calls of this day are used up: 200,000 for each app and location. Try again tomorrow.',
  },
  {
    code: 'rate-limit',
    status: 429,
    source: 'documented',
    message:
      'Too many calls: HighLevel allows 100 within 10 seconds for each app and location, and 200,000 a day. Left now: {left}; left today: {leftToday}.',
  },
  {
    code: 'refused',
    status: '4',
    source: 'inferred',
    message: 'The CRM refuses the call. It says: {said}.',
  },
  {
    code: 'unavailable',
    status: '5',
    source: 'inferred',
    message:
      'The CRM has a problem of its own. Try again later. If it stays, compare the ids: some wrong ones are answered with 500.',
  },
  {
    code: 'empty-success',
    status: 201,
    says: /^$/,
    source: 'seen-live',
    message:
      'The CRM answered with nothing in it. Integrators saw this when nothing was added: look for the message in the conversation.',
  },
];

/** Every code, for translations. */
export const meaningCodes: readonly string[] = meanings.map(({ code }) => code);

/** What is read of an answer. */
export interface ReadAnswer {
  readonly status: number;
  readonly body: string;
  /** What it says of itself (`said`), and its limits. */
  readonly values: SentenceValues;
}

/** What an answer means: what its text says, otherwise what its status says in general. */
export function meaningsOf(answer: ReadAnswer): readonly AnswerMeaning[] {
  return rowsOf(answer).map(({ code, source, message }) => ({
    code,
    source,
    message: fillIn(message, answer.values),
    values: answer.values,
  }));
}

/** Whether the same call may work a few seconds later. */
export function isTooEarly(answer: ReadAnswer): boolean {
  return rowsOf(answer).some((row) => row.isTooEarly === true);
}

function rowsOf({ status, body }: ReadAnswer): readonly MeaningRow[] {
  const fitting = meanings.filter(
    (row) => row.status === status || row.status === String(Math.floor(status / 100)),
  );
  const said = fitting.filter(({ says }) => says?.test(body) === true);
  if (said.length > 0) return said;
  const general = fitting.filter(({ says }) => says === undefined);
  return general.slice(0, 1);
}
