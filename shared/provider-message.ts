/**
 * The documented fields of a ProviderOutboundMessage, with what each holds. The documentation's schema says that
 * `emailTo` is a string while its example has an array; both are sent. To add one: a row here.
 */
export const documentedFields = {
  type: 'text',
  contactId: 'text',
  locationId: 'text',
  messageId: 'text',
  emailMessageId: 'text',
  userId: 'text',
  phone: 'text',
  message: 'text',
  emailTo: 'text-or-texts',
  emailFrom: 'text',
  subject: 'text',
  html: 'html',
  attachments: 'list',
} as const satisfies Readonly<Record<string, 'text' | 'text-or-texts' | 'html' | 'list'>>;

export type DocumentedField = keyof typeof documentedFields;

/** The names of the fields that are plain texts. */
export type MessageTextField = {
  [Name in DocumentedField]: (typeof documentedFields)[Name] extends 'text' ? Name : never;
}[DocumentedField];

/**
 * The documented fields as they were read: every one may be absent. Texts and lists are cut at their `bounds`; the body
 * has them whole.
 */
export type ProviderMessage = Readonly<Record<MessageTextField, string | null>> & {
  readonly emailTo: readonly string[];
  /** Characters of `html`, whose text is read by a call of its own. `null` when absent. */
  readonly htmlLength: number | null;
};
