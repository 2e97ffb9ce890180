import type { CallProblem } from '../../../shared/crm-api.ts';
import type { IssueSource, Severity } from '../../../shared/inspection.ts';
import { fillIn, type SentenceValues } from '../../../shared/sentence.ts';

/** What can be wrong with a call before it is sent; `{name}` stands for a value. To add one: a row and its translations. */
const table = {
  'not-json': ['error', 'documented', 'The body is no JSON: {why}. It is answered with 400.'],
  'not-object': ['error', 'documented', 'The body must be a JSON object: {…} around the fields.'],
  missing: ['error', 'documented', '“{field}” is required by the v3 schema.'],
  'missing-id': [
    'warning',
    'documented',
    '“{field}” is required by the v3 schema. The guide does not require it. Add it when you know it.',
  ],
  'no-conversation': [
    'error',
    'documented',
    'Neither conversationId nor contactId is there: the CRM can’t know whose conversation it is.',
  ],
  'missing-error-type': [
    'warning',
    'documented',
    '“{field}” is required by the v3 schema. For one integrator the call worked without it.',
  ],
  'failed-without-error': [
    'error',
    'seen-live',
    'With the status “failed” and without “error” the answer is 422. Add error with code, type and message.',
  ],
  'no-text': ['error', 'documented', '“{field}” must be a text, with quotes around it.'],
  'no-integer': ['error', 'documented', '“{field}” must be a whole number, without quotes.'],
  'no-object': ['error', 'documented', '“{field}” must be an object: {…} around its fields.'],
  'no-list': ['error', 'documented', '“{field}” must be a list: […] around its entries.'],
  'not-listed': [
    'error',
    'documented',
    '“{value}” is not a value of “{field}”. The v3 schema knows: {known}.',
  ],
  'other-case': [
    'error',
    'documented',
    '“{value}” is not a value of “{field}”: upper and lower case count. Write “{right}”.',
  ],
  'no-date': ['error', 'documented', '“{field}” must be a time such as 2026-03-27T18:13:49.000Z.'],
  unknown: [
    'warning',
    'inferred',
    '“{field}” is in no schema of this call. It is ignored, or answered with 422.',
  ],
  'unknown-like': [
    'warning',
    'inferred',
    '“{field}” is in no schema of this call. Is “{right}” meant?',
  ],
  placeholder: ['error', 'inferred', '“{field}” still has the placeholder {value}. Fill it in.'],
  'path-placeholder': [
    'error',
    'inferred',
    'The address still has the placeholder {value}. Fill it in.',
  ],
  'path-missing': ['error', 'documented', 'The address needs a value for {field}.'],
  'mail-without-html': [
    'error',
    'seen-live',
    'An e-mail with “message” and without “html” is answered with 422 (CONVERSATIONS_MSG_NO_CONTENT). Put the content into html.',
  ],
  'no-content': [
    'warning',
    'inferred',
    'There is neither a text nor an attachment. The answer is most likely 422 (CONVERSATIONS_MSG_NO_CONTENT).',
  ],
  'address-in-capitals': [
    'warning',
    'seen-live',
    '“emailTo” must be the contact’s own address in lower case, or the answer is 400 (CONVERSATIONS_MSG_INVALID_EMAILTO).',
  ],
  'no-code': ['error', 'documented', 'With this grantType, “{field}” is required.'],
} as const satisfies Record<string, readonly [Severity, IssueSource, string]>;

export type ProblemCode = keyof typeof table;

/** Every code, for translations. */
export const problemCodes = Object.keys(table) as ProblemCode[];

/** @param path JSON pointer into the body. */
export function problem(
  code: ProblemCode,
  path: string | null = null,
  values: SentenceValues = {},
): CallProblem {
  const [severity, source, sentence] = table[code];
  return { code, severity, source, path, message: fillIn(sentence, values), values };
}
