import { bounds } from '../../../shared/bounds.ts';
import type { CallProblem } from '../../../shared/crm-api.ts';
import type { CrmDraft } from '../../../shared/contract/arguments.ts';
import { isCalendarDay } from '../../../shared/calendar-day.ts';
import { cutText, shortText } from '../../../shared/cut-text.ts';
import { nearest } from '../../../shared/nearest.ts';
import { placeholder, placeholders, type CallId } from '../crm-calls/call-ids.ts';
import type { CallRow } from '../crm-calls/calls.ts';
import { pathNames } from '../crm-calls/crm-calls.ts';
import { problem } from './problems.ts';
import { isObject } from './read-answer.ts';
import { schemas, type FieldSchema, type ObjectSchema } from './schemas.ts';

type Members = Readonly<Record<string, unknown>>;

/** Ids that the v3 schema requires and the guide does not. */
const guideLeavesOut = new Set(['conversationId', 'contactId', 'conversationProviderId']);

const dateForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

/** What a person writes may be any word, such as SUBJECT. */
const freeTexts = new Set(['message', 'html', 'subject', 'failReason']);

/** Characters of a value in a sentence. */
const shownValue = 60;

/** What the official schema, and integrators' experience, say against a call. Nothing here forbids to send it. */
export function checkCall(
  row: CallRow,
  { pathIds, body }: Pick<CrmDraft, 'pathIds' | 'body'>,
): readonly CallProblem[] {
  const path = pathNames(row.path).flatMap((name) => pathProblem(name, pathIds[name] ?? ''));
  const parsed = parse(body);
  if ('why' in parsed) return [...path, problem('not-json', null, parsed)];
  if (!isObject(parsed.value)) return [...path, problem('not-object')];
  const schema: ObjectSchema = schemas[row.schema];
  const found = [
    ...path,
    ...objectProblems(parsed.value, schema, '', row),
    ...rules[row.schema](parsed.value),
  ];
  return found.slice(0, bounds.issues.entries);
}

function pathProblem(name: string, value: string): readonly CallProblem[] {
  if (value === '') return [problem('path-missing', null, { field: name })];
  return value === placeholder(name as CallId)
    ? [problem('path-placeholder', null, { value })]
    : [];
}

function parse(body: string): { readonly value: unknown } | { readonly why: string } {
  try {
    return { value: JSON.parse(body) as unknown };
  } catch (error) {
    return { why: cutText((error as Error).message, 200) };
  }
}

function objectProblems(
  value: Members,
  schema: ObjectSchema,
  at: string,
  row: CallRow,
  entries?: FieldSchema,
): readonly CallProblem[] {
  const missing = schema.required
    .filter((name) => value[name] === undefined || value[name] === null)
    // What is asked for when the call is sent.
    .filter((name) => at !== '' || name !== row.secret)
    .map((name) => missingProblem(`${at}/${name}`, name, row));
  const wrong = Object.entries(value).flatMap(([name, inner]) => {
    const path = `${at}/${pointerPart(name)}`;
    const known = Object.hasOwn(schema.fields, name) ? schema.fields[name] : entries;
    if (known === undefined) return [unknownProblem(path, name, schema)];
    if (at === '' && name === row.secret) return [];
    return inner === null ? [] : fieldProblems(inner, known, path, name, row);
  });
  return [...missing, ...wrong];
}

function missingProblem(path: string, field: string, row: CallRow): CallProblem {
  if (row.schema === 'inbound' && guideLeavesOut.has(field))
    return problem('missing-id', path, { field });
  if (path === '/error/type') return problem('missing-error-type', path, { field: 'error.type' });
  return problem('missing', path, { field: fieldOf(path) });
}

function unknownProblem(path: string, name: string, schema: ObjectSchema): CallProblem {
  const field = shortText(name, shownValue);
  const names = Object.keys(schema.fields);
  const near = nearest(
    name.replaceAll('_', ''),
    names.map((one) => one.toLowerCase()),
  );
  const right = names.find((one) => one.toLowerCase() === near);
  return right === undefined
    ? problem('unknown', path, { field })
    : problem('unknown-like', path, { field, right });
}

function fieldProblems(
  value: unknown,
  schema: FieldSchema,
  path: string,
  name: string,
  row: CallRow,
): readonly CallProblem[] {
  const field = fieldOf(path);
  if (schema.type !== 'any' && !hasType(value, schema.type))
    return [problem(`no-${schema.type}`, path, { field })];
  if (typeof value === 'string') return textProblems(value, schema, path, name);
  if (Array.isArray(value)) {
    const { entries } = schema;
    if (entries === undefined) return [];
    return value
      .slice(0, bounds.recipients.entries)
      .flatMap((one, index) => fieldProblems(one, entries, `${path}/${index}`, name, row));
  }
  if (isObject(value) && schema.members !== undefined)
    return objectProblems(value, schema.members, path, row, schema.entries);
  return [];
}

function textProblems(
  text: string,
  { oneOf, isDate }: FieldSchema,
  path: string,
  name: string,
): readonly CallProblem[] {
  const field = fieldOf(path);
  const value = shortText(text, shownValue);
  if (placeholders.has(text) && !freeTexts.has(name))
    return [problem('placeholder', path, { field, value })];
  if (oneOf !== undefined && !oneOf.includes(text)) {
    const right = oneOf.find((one) => one.toLowerCase() === text.toLowerCase());
    return right === undefined
      ? [problem('not-listed', path, { field, value, known: oneOf.join(', ') })]
      : [problem('other-case', path, { field, value, right })];
  }
  if (
    isDate === true &&
    !(dateForm.test(text) && !Number.isNaN(Date.parse(text)) && isCalendarDay(text.slice(0, 10)))
  )
    return [problem('no-date', path, { field })];
  return [];
}

/** What the schemas do not say. */
const rules: Readonly<Record<keyof typeof schemas, (body: Members) => readonly CallProblem[]>> = {
  status: failedNeedsError,
  'email-status': () => [],
  inbound: (body) => [
    ...(isEmpty(body['conversationId']) && isEmpty(body['contactId'])
      ? [problem('no-conversation')]
      : []),
    ...contentProblems(body),
    ...(typeof body['emailTo'] === 'string' && body['emailTo'] !== body['emailTo'].toLowerCase()
      ? [problem('address-in-capitals', '/emailTo')]
      : []),
  ],
  token: (body) => {
    const field = grantFields[String(body['grantType'])];
    return field !== undefined && isEmpty(body[field])
      ? [problem('no-code', `/${field}`, { field })]
      : [];
  },
};

/** The field that a grant needs (apps/v3/oauth-v3.json). */
const grantFields: Readonly<Record<string, string>> = {
  authorization_code: 'code',
  refresh_token: 'refreshToken',
};

function failedNeedsError(body: Members): readonly CallProblem[] {
  return body['status'] === 'failed' && body['error'] === undefined
    ? [problem('failed-without-error', '/error')]
    : [];
}

function contentProblems(body: Members): readonly CallProblem[] {
  const isMail = body['type'] === 'Email' || !isEmpty(body['subject']);
  if (isMail && !isEmpty(body['message']) && isEmpty(body['html']))
    return [problem('mail-without-html', '/html')];
  const content = ['message', 'html', 'attachments', 'call'].some((name) => !isEmpty(body[name]));
  return content ? [] : [problem('no-content')];
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

function hasType(value: unknown, type: Exclude<FieldSchema['type'], 'any'>): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'integer':
      return Number.isInteger(value);
    case 'object':
      return isObject(value);
    case 'list':
      return Array.isArray(value);
  }
}

/** A pointer as people write it: `error.type`, `recipients[0].status`. */
function fieldOf(pointer: string): string {
  const parts = pointer.slice(1).split('/');
  const written = parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return shortText(
    written.reduce((left, part) => (/^\d+$/.test(part) ? `${left}[${part}]` : `${left}.${part}`)),
    shownValue,
  );
}

/** A name as part of a JSON pointer (RFC 6901, section 3). */
function pointerPart(name: string): string {
  return shortText(name, shownValue).replaceAll('~', '~0').replaceAll('/', '~1');
}
