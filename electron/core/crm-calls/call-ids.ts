import type { Inspection } from '../../../shared/inspection.ts';
import { readMailbox, splitMailboxes } from '../../../shared/mailbox.ts';
import { cutText } from '../../../shared/cut-text.ts';

/** What calls are made of. */
const names = [
  'messageId',
  'emailMessageId',
  'contactId',
  'conversationId',
  'conversationProviderId',
  'replyToAltId',
  'subject',
  'recipient',
] as const;
export type CallId = (typeof names)[number];

/** What a message knows of itself; `null` for what it does not say. */
export type CallIds = Readonly<Record<CallId, string | null>>;

/** No id is longer, and a command has only so much room. Characters. */
const longest = 500;

/** Gathers what calls need from the findings; a field of another type than text says nothing. */
export function callIds({ message, fields }: Pick<Inspection, 'message' | 'fields'>): CallIds {
  const field = (name: CallId) => {
    const found = fields.findLast((one) => one.name === name);
    return found?.type === 'string' ? usable(found.text) : null;
  };
  return {
    messageId: usable(message?.messageId ?? null),
    emailMessageId: usable(message?.emailMessageId ?? null),
    contactId: usable(message?.contactId ?? null),
    conversationId: field('conversationId'),
    conversationProviderId: field('conversationProviderId'),
    replyToAltId: field('replyToAltId'),
    subject: usable(message?.subject ? cutText(message.subject, longest) : null),
    recipient: usable(firstAddress(message?.emailTo ?? [])),
  };
}

/** The first address of a message's recipients, without the name beside it and without the others of its list. */
function firstAddress(emailTo: readonly string[]): string | null {
  return (
    emailTo
      .flatMap(splitMailboxes)
      .map((entry) => readMailbox(entry).address)
      .find((address) => address !== null) ?? null
  );
}

/** What would name another path (RFC 3986, section 5.2.4), or is no id for its length, is left out. */
function usable(text: string | null): string | null {
  if (text === null || text === '' || text.length > longest || /^\.{1,2}$/.test(text)) return null;
  return text.toWellFormed();
}

/** What stands in a call in the place of an id that is not known, such as `MESSAGE_ID`. */
export function placeholder(name: CallId): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
