import { z } from 'zod';
import { bounds } from '../../../../shared/bounds.ts';
import type { Issue, ProviderMessage } from '../../../../shared/inspection.ts';
import type { JsonObject } from '../json/json-object.ts';
import { issue } from '../issue.ts';
import { firstWithin, startWithin, type Bound } from '../within.ts';

/**
 * The documented fields of a ProviderOutboundMessage. The schema of the documentation says that
 * `emailTo` is a string while its example has an array; both come.
 */
const documentedFields = {
  contactId: z.string(),
  locationId: z.string(),
  messageId: z.string(),
  emailMessageId: z.string(),
  type: z.string(),
  attachments: z.custom<readonly unknown[]>((value) => Array.isArray(value)),
  message: z.string(),
  phone: z.string(),
  emailTo: z.union([z.string(), z.custom<readonly string[]>(isTexts)]),
  emailFrom: z.string(),
  html: z.string(),
  subject: z.string(),
  userId: z.string(),
} as const;

type DocumentedField = keyof typeof documentedFields;

export const documentedNames: ReadonlySet<string> = new Set(Object.keys(documentedFields));

const expected: Partial<Record<DocumentedField, string>> = {
  attachments: 'an array',
  emailTo: 'a string or an array of strings',
};

/** The documented fields that have their documented type, and an issue for each that has not. */
export interface ReadMessage {
  readonly message: ProviderMessage;
  readonly html: string | null;
  readonly attachments: readonly unknown[];
  readonly issues: readonly Issue[];
  /** What of the texts and lists is not in `message`. */
  readonly cuts: readonly Issue[];
}

/** How much of each text and list is kept. */
type MessageBounds = Readonly<
  Record<'message' | 'subject' | 'messageField' | 'recipients' | 'recipient', Bound>
>;

/** For copies that leave nothing out. */
export const wholeMessage: MessageBounds = {
  message: {},
  subject: {},
  messageField: {},
  recipients: {},
  recipient: {},
};

export function readMessage(json: JsonObject, limits: MessageBounds = bounds): ReadMessage {
  const issues: Issue[] = [];
  const cuts: Issue[] = [];
  const read = <Name extends DocumentedField>(
    name: Name,
  ): z.infer<(typeof documentedFields)[Name]> | null => {
    const value = Object.hasOwn(json, name) ? json[name] : undefined;
    if (value === undefined || value === null) return null;
    const checked = documentedFields[name].safeParse(value);
    if (checked.success) return checked.data as z.infer<(typeof documentedFields)[Name]>;
    const should = expected[name] ?? 'a string';
    // An array would do; what is in it does not.
    const isMixed = name === 'emailTo' && Array.isArray(value);
    const found = isMixed ? 'an array with something else in it' : nameOfType(value);
    issues.push(issue('field.type', { field: name, expected: should, found }, `/${name}`));
    return null;
  };

  const text = (
    name: Exclude<DocumentedField, 'attachments' | 'emailTo'>,
    bound: Bound = limits.messageField,
  ): string | null => {
    const whole = read(name);
    const start = whole === null ? null : startWithin(whole, bound);
    if (start !== null && whole !== null && start.length < whole.length)
      cuts.push(textCut(name, whole, start));
    return start;
  };

  const html = read('html');
  const message: ProviderMessage = {
    type: text('type'),
    contactId: text('contactId'),
    locationId: text('locationId'),
    messageId: text('messageId'),
    emailMessageId: text('emailMessageId'),
    userId: text('userId'),
    phone: text('phone'),
    message: text('message', limits.message),
    emailTo: receivers(read('emailTo'), limits, cuts),
    emailFrom: text('emailFrom'),
    subject: text('subject', limits.subject),
    htmlLength: html?.length ?? null,
  };
  return { message, html, attachments: read('attachments') ?? [], issues, cuts };
}

/** The entries of `emailTo` as they travel with the detail; the whole stands in the body. */
function receivers(
  emailTo: string | readonly string[] | null,
  { recipients, recipient }: MessageBounds,
  cuts: Issue[],
): readonly string[] {
  const all = typeof emailTo === 'string' ? [emailTo] : (emailTo ?? []);
  const starts = all.slice(0, recipients.entries).map((address) => startWithin(address, recipient));
  const kept = firstWithin(starts, recipients);
  if (kept.length < all.length) cuts.push(listCut('emailTo', all.length, kept.length));
  const cut = kept.findIndex((start, index) => start.length < (all[index]?.length ?? 0));
  if (cut !== -1) cuts.push(textCut('emailTo', all[cut] ?? '', kept[cut] ?? ''));
  return kept;
}

function textCut(field: string, whole: string, start: string): Issue {
  return issue('text.cut', { field, length: whole.length, shown: start.length }, `/${field}`);
}

/** Says that a list is longer than what is shown of it. */
export function listCut(list: string, count: number, shown: number): Issue {
  return issue('list.cut', { list, count, shown, more: count - shown }, `/${list}`);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

/** A value's JSON type with its article. */
export function nameOfType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
