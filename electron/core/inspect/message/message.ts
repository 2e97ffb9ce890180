import { bounds } from '../../../../shared/bounds.ts';
import type { Issue } from '../../../../shared/inspection.ts';
import {
  documentedFields,
  type DocumentedField,
  type ProviderMessage,
  type MessageTextField,
} from '../../../../shared/provider-message.ts';
import { readAddresses } from './mailbox-value.ts';
import { addressesIn } from './addresses-in.ts';
import type { CutValue } from '../json/condense-json.ts';
import { isObject, type JsonObject } from '../json/json-object.ts';
import { issue } from '../issue.ts';
import { firstWithin, startWithin, type Bound } from '../within.ts';

export const documentedNames: ReadonlySet<string> = new Set(Object.keys(documentedFields));

/** How a value of each documented type is called. */
const typeNames = {
  text: 'a string',
  'text-or-texts': 'a string or an array of strings',
  html: 'a string',
  list: 'an array',
} as const;

/** The documented fields that have the documented type, with an issue for each that has another. */
export interface ReadMessage {
  readonly message: ProviderMessage;
  readonly html: string | null;
  readonly attachments: readonly unknown[];
  readonly issues: readonly Issue[];
  /** Issues for the texts and lists that `message` does not hold whole. */
  readonly cuts: readonly Issue[];
}

/** How much of each text and list is read. */
type MessageBounds = Readonly<
  Record<'message' | 'subject' | 'messageField' | 'recipients' | 'recipient', Bound>
>;

/** No limits. */
export const wholeMessage: MessageBounds = {
  message: {},
  subject: {},
  messageField: {},
  recipients: {},
  recipient: {},
};

/**
 * Reads the documented fields of an object. Never throws: a field of another type becomes an issue.
 *
 * @param limits how much of each text and list is read.
 * @param cutTexts texts that the object does not have whole, by their names.
 */
export function readMessage(
  json: JsonObject,
  limits: MessageBounds = bounds,
  cutTexts: ReadonlyMap<string, CutValue> = new Map(),
): ReadMessage {
  const lengthOf = (name: string, text: string) => cutTexts.get(name)?.length ?? text.length;
  const issues: Issue[] = [];
  const cuts: Issue[] = [];
  const valueOf = (name: DocumentedField): unknown => {
    const value = Object.hasOwn(json, name) ? json[name] : null;
    if (value === undefined || value === null || hasType(documentedFields[name], value))
      return value ?? null;
    issues.push(typeIssue(name, value));
    return null;
  };
  /** The addresses that can be read, with an issue for what is unusual. */
  const addressesOf = (name: 'emailTo' | 'emailFrom'): Addresses => {
    const value = Object.hasOwn(json, name) ? json[name] : null;
    if (value === undefined || value === null) return { texts: [], count: 0 };
    const most = limits.recipients.entries ?? Infinity;
    const { entries, count, described, joined, isJsonText, hasOther } = readAddresses(value, most);
    if (joined !== null)
      issues.push(
        issue('address.several', { field: name, count: joined.count }, `/${name}${joined.path}`),
      );
    if (isJsonText) issues.push(issue('address.json-text', { field: name }, `/${name}`));
    else if (described !== null) {
      const { field, path } = described;
      issues.push(issue('address.object', { name, field }, `/${name}${path}`));
    }
    if (hasOther) issues.push(typeIssue(name, value));
    return { texts: entries.map(({ text }) => text), count };
  };
  const textOf = (name: DocumentedField): string | null => {
    if (name === 'emailFrom' && isObject(json[name])) return addressesOf(name).texts[0] ?? null;
    const value = valueOf(name);
    const first: unknown = Array.isArray(json[name]) && name === 'emailFrom' ? json[name][0] : null;
    return [value, first].find((one) => typeof one === 'string') ?? null;
  };
  const startOf = (name: MessageTextField): string | null => {
    const whole = textOf(name);
    const limit = name === 'message' || name === 'subject' ? limits[name] : limits.messageField;
    const start = whole === null ? null : startWithin(whole, limit);
    if (start !== null && whole !== null && start.length < whole.length)
      cuts.push(textCut(name, lengthOf(name, whole), start));
    return start;
  };

  const html = textOf('html');
  const fields: Record<string, unknown> = {};
  for (const name of Object.keys(documentedFields) as DocumentedField[]) {
    if (isTextField(name)) fields[name] = startOf(name);
    else if (name === 'emailTo') fields[name] = receivers(addressesOf(name), limits, cuts);
  }
  // The table of documented fields is what the type is derived from.
  const message = {
    ...fields,
    htmlLength: html === null ? null : lengthOf('html', html),
  } as unknown as ProviderMessage;
  const attachments = listOf(valueOf('attachments') ?? linksIn(json['attachments']));
  return { message, html, attachments, issues, cuts };
}

function isTextField(name: DocumentedField): name is MessageTextField {
  return documentedFields[name] === 'text';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The URLs in a text that stands in place of the list: one, several with commas between, or a list as JSON. */
function linksIn(value: unknown): readonly unknown[] {
  if (typeof value !== 'string' || !/^[\s["']*https?:/i.test(value.slice(0, 100))) return [];
  return addressesIn(value);
}

function hasType(type: (typeof documentedFields)[DocumentedField], value: unknown): boolean {
  switch (type) {
    case 'text':
    case 'html':
      return typeof value === 'string';
    case 'text-or-texts':
      return typeof value === 'string' || isTexts(value);
    case 'list':
      return Array.isArray(value);
  }
}

function typeIssue(name: DocumentedField, value: unknown): Issue {
  // An array is allowed in `emailTo`, but not other values in it.
  const isMixed = name === 'emailTo' && Array.isArray(value);
  const found = isMixed ? 'an array with something else in it' : nameOfType(value);
  const expected = typeNames[documentedFields[name]];
  return issue('field.type', { field: name, expected, found }, `/${name}`);
}

/** The first addresses of a field, and the number of all. */
interface Addresses {
  readonly texts: readonly string[];
  readonly count: number;
}

/** Addresses, cut at their bounds. */
function receivers(
  { texts, count }: Addresses,
  { recipients, recipient }: MessageBounds,
  cuts: Issue[],
): readonly string[] {
  const starts = texts.map((address) => startWithin(address, recipient));
  const shown = firstWithin(starts, recipients);
  if (shown.length < count) cuts.push(listCut('emailTo', count, shown.length));
  const cut = shown.findIndex((start, index) => start.length < (texts[index]?.length ?? 0));
  if (cut !== -1) cuts.push(textCut('emailTo', texts[cut]?.length ?? 0, shown[cut] ?? ''));
  return shown;
}

function textCut(field: string, length: number, start: string): Issue {
  return issue('text.cut', { field, length, shown: start.length }, `/${field}`);
}

/** The issue for a list that is shown only in part. */
export function listCut(list: string, count: number, shown: number): Issue {
  return issue('list.cut', { list, count, shown, more: count - shown }, `/${list}`);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

/** The JSON type of a value, with its article. */
export function nameOfType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
