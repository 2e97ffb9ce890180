import type { Issue, Severity } from '../../../shared/inspection.ts';

type Values = Readonly<Record<string, string | number>>;

/**
 * Every issue that can be found: its severity and its sentence. `{name}` stands for a value.
 * The code is stable; other programs may rely on it.
 */
const table = {
  'http.broken': ['error', 'These bytes are not valid HTTP: {reason}.'],
  'body.empty': ['warning', 'The body is empty.'],
  'body.truncated': [
    'error',
    'The body was cut at the limit of {limit} bytes; the sender meant to send more.',
  ],
  'body.aborted': ['error', 'The sender closed the connection before the body was complete.'],
  'body.timeout': ['error', 'The sender was too slow; the body is not complete.'],
  'encoding.unknown': [
    'warning',
    'The Content-Encoding "{encoding}" is unknown; the body is shown as it came.',
  ],
  'encoding.failed': [
    'error',
    'The body says it is {encoding}, but it can not be decoded: {reason}.',
  ],
  'encoding.too-large': [
    'warning',
    'Decoded from {encoding} the body is larger than {limit} bytes; it is shown as it came.',
  ],
  'charset.unknown': ['warning', 'The charset "{charset}" is unknown; the body was read as UTF-8.'],
  'charset.invalid': [
    'error',
    'The body has bytes that are not valid {charset}; they are shown as \uFFFD.',
  ],
  'content-type.missing': ['warning', 'There is no Content-Type; the body was read as JSON.'],
  'content-type.unexpected': [
    'warning',
    'The Content-Type is "{type}"; the webhook is sent as application/json.',
  ],
  'json.invalid': ['error', 'The body is not JSON: {reason}.'],
  'json.not-object': ['error', 'The body is JSON, but {found} and not an object.'],
  'json.too-many-fields': ['info', 'The body has {count} fields; the first {limit} are listed.'],
  'field.type': ['error', '"{field}" should be {expected}, but it is {found}.'],
  'attachment.not-url': ['error', 'Attachment {number} is not a URL.'],
  'attachment.not-http': [
    'warning',
    'Attachment {number} is a {scheme} address; http or https is expected.',
  ],
} as const satisfies Record<string, readonly [Severity, string]>;

export type IssueCode = keyof typeof table;

/** Every code, for translations and documents. */
export const issueCodes = Object.keys(table) as IssueCode[];

/** @param path JSON pointer to the field concerned, `null` for the request as a whole. */
export function issue(code: IssueCode, values: Values = {}, path: string | null = null): Issue {
  const [severity, sentence] = table[code];
  const message = sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return { code, severity, path, message, values };
}
