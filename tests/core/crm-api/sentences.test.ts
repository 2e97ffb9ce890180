import { describe, expect, it } from 'vitest';
import { meaningCodes, meanings, meaningsOf } from '../../../electron/core/crm-api/meanings.ts';
import { problem, problemCodes } from '../../../electron/core/crm-api/problems.ts';
import { readAnswer } from '../../../electron/core/crm-api/read-answer.ts';
import { issueSources } from '../../../shared/inspection.ts';
import { localeTexts, translations } from '../../support/locales.ts';

/** The names of values in a sentence. */
const named = (text: string, form: RegExp) =>
  [...text.matchAll(form)].map(([, name]) => name).sort();

describe.each(translations)('in %s', (language) => {
  it('each problem of a call has a sentence with the same values', () => {
    const sentences = localeTexts(language, 'call-problems');
    expect(Object.keys(sentences)).toEqual(problemCodes);
    for (const code of problemCodes) {
      const names = named(sentences[code] ?? '', /\{\{(\w+)\}\}/g);
      const values = Object.fromEntries(names.map((name) => [name ?? '', `<${name}>`]));
      const { message } = problem(code, null, values);
      expect(named(message, /<(\w+)>/g), code).toEqual(names);
      expect(message, code).not.toMatch(/“”|: \./);
    }
  });

  it('each meaning of an answer has a sentence with the same values', () => {
    const sentences = localeTexts(language, 'answer-meanings');
    expect(Object.keys(sentences)).toEqual(meaningCodes);
    for (const { code, message } of meanings)
      expect(named(sentences[code] ?? '', /\{\{(\w+)\}\}/g), code).toEqual(
        named(message, /\{(\w+)\}/g),
      );
  });
});

/** For each meaning, an answer that has it: the texts are HighLevel's own. */
const examples: readonly (readonly [code: string, status: number, message: unknown])[] = [
  ['done', 200, 'Updated email message successfully'],
  ['redirect', 307, ''],
  ['invalid-emailto', 400, "Cannot send message as emailTo is not under contact's primary emails"],
  ['provider-mismatch', 400, 'CONVERSATIONS_MSG_CONVERSATION_PROVIDER_MISMATCH'],
  ['not-in-version', 400, 'Endpoint /oauth/installedLocations not available in API version v3.'],
  ['location-inactive', 400, 'Location is not active'],
  ['invalid-grant', 400, 'Invalid grant: refresh token is invalid'],
  ['missing-parameter', 400, 'Missing parameter: clientId'],
  ['bad-request', 400, 'Bad Request'],
  ['other-app', 401, 'CONVERSATIONS_MSG_PROVIDER_NO_ACCESS'],
  ['token-ended', 401, 'jwt expired'],
  ['token-class', 401, 'This authClass type is not allowed to access this scope.'],
  ['token-scope', 401, 'The token is not authorized for this scope.'],
  ['token-invalid', 401, 'Invalid JWT'],
  ['no-version', 401, 'version header was not found.'],
  ['no-message-yet', 401, 'No message found for the id'],
  ['client-refused', 401, 'invalid_client'],
  ['unauthorized', 401, 'Unauthorized'],
  ['too-early', 403, 'No conversation provider found for this message'],
  ['other-location', 403, 'The token does not have access to this location.'],
  ['not-own-mail', 403, 'Only supported for custom conversation provider emails'],
  ['forbidden', 403, 'You do not have permission to access this resource'],
  ['not-found', 404, 'Conversation id, contact id, workflow id, or campaign id not given'],
  ['too-long', 413, 'request entity too large'],
  ['no-content', 422, 'CONVERSATIONS_MSG_NO_CONTENT'],
  ['unknown-field', 422, ['property emailTos should not exist']],
  [
    'invalid-field',
    422,
    ['status must be one of the following values', 'type should not be empty'],
  ],
  ['rate-limit-day', 429, 'Daily limit reached'],
  ['rate-limit', 429, 'Too Many Requests'],
  ['refused', 409, 'Conflict'],
  ['unavailable', 503, 'Internal server error'],
  ['empty-success', 201, null],
];

describe('the meaning of an answer', () => {
  it('is known for each code, by its status and its words', () => {
    expect(examples.map(([code]) => code)).toEqual(meaningCodes);
    for (const [code, status, message] of examples) {
      const body = message === null ? '' : JSON.stringify({ statusCode: status, message });
      const [first] = meaningsOf(readAnswer({ status, headers: [], body }));
      expect(first?.code, `${status} ${body}`).toBe(code);
      expect(issueSources).toContain(first?.source);
      expect(first?.message).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('says what the answer says, all of a list, and what is left of the limits', () => {
    const list = ['status must be one of the following values: read.', 'type should not be empty'];
    const read = (status: number, message: unknown) =>
      meaningsOf(
        readAnswer({
          status,
          headers: [['x-ratelimit-remaining', '0']],
          body: JSON.stringify({ message }),
        }),
      )[0]?.message;
    expect(read(422, list)).toContain(list.join('; '));
    expect(read(429, 'slow down')).toContain('Left now: 0; left today: —.');
    expect(read(422, { deep: [1] })).toContain('{"message":{"deep":[1]}}');
    expect(meaningsOf(readAnswer({ status: 99, headers: [], body: 'x' }))).toEqual([]);
  });
});
