import { z } from 'zod';
import { messageLimits, type Issue, type ProviderMessage } from '../../../shared/inspection.ts';
import { issue } from './issue.ts';

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
  attachments: z.array(z.unknown()),
  message: z.string(),
  phone: z.string(),
  emailTo: z.union([z.string(), z.array(z.string())]),
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

export type JsonObject = Readonly<Record<string, unknown>>;

/** The documented fields that have their documented type, and an issue for each that has not. */
export interface ReadMessage {
  readonly message: ProviderMessage;
  readonly html: string | null;
  readonly attachments: readonly unknown[];
  readonly issues: readonly Issue[];
}

export function readMessage(json: JsonObject): ReadMessage {
  const issues: Issue[] = [];
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

  const emailTo = read('emailTo');
  const html = read('html');
  const message: ProviderMessage = {
    type: start(read('type')),
    contactId: start(read('contactId')),
    locationId: start(read('locationId')),
    messageId: start(read('messageId')),
    emailMessageId: start(read('emailMessageId')),
    userId: start(read('userId')),
    phone: start(read('phone')),
    message: start(read('message')),
    emailTo: (typeof emailTo === 'string' ? [emailTo] : (emailTo ?? []))
      .slice(0, messageLimits.recipients)
      .map((address) => address.slice(0, messageLimits.characters)),
    emailFrom: start(read('emailFrom')),
    subject: start(read('subject')),
    htmlLength: html?.length ?? null,
  };
  return { message, html, attachments: read('attachments') ?? [], issues };
}

/** A text of a message as it travels with the detail; the whole stands in the body. */
function start(text: string | null): string | null {
  return text?.slice(0, messageLimits.characters) ?? null;
}

/** A value's JSON type with its article. */
export function nameOfType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
