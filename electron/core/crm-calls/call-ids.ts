import type { Inspection } from '../../../shared/inspection.ts';
import { readMailbox, splitMailboxes } from '../../../shared/mailbox.ts';
import { cutText } from '../../../shared/cut-text.ts';

/** The values that calls contain. */
const names = [
  'messageId',
  'emailMessageId',
  'contactId',
  'conversationId',
  'conversationProviderId',
  'replyToAltId',
  'subject',
  'recipient',
  'code',
  'clientId',
  'clientSecret',
  'redirectUri',
] as const;
export type CallId = (typeof names)[number];

/** The values that a message has; `null` for those that it lacks. */
export type CallIds = Readonly<Record<CallId, string | null>>;

/** No id is longer, and a command line has limited room. Characters. */
const longest = 500;

/**
 * Takes the values for calls from the inspection; fields that are not texts are ignored. What identifies the app is in no
 * request.
 *
 * @param url of the request; a redirect after an install has its code there.
 */
export function callIds(
  { message, fields }: Pick<Inspection, 'message' | 'fields'>,
  url: string | null,
): CallIds {
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
    code: usable(codeIn(url)),
    clientId: null,
    clientSecret: null,
    redirectUri: null,
  };
}

/** Characters of the longest address that is read. */
const longestUrl = 8_000;

function codeIn(url: string | null): string | null {
  if (url === null || !url.includes('?')) return null;
  return new URLSearchParams(url.slice(url.indexOf('?') + 1, longestUrl)).get('code');
}

/** The first e-mail address of the recipients, without its name. */
function firstAddress(emailTo: readonly string[]): string | null {
  return (
    emailTo
      .flatMap(splitMailboxes)
      .map((entry) => readMailbox(entry).address)
      .find((address) => address !== null) ?? null
  );
}

/** Rejects a text that would change the path (RFC 3986, section 5.2.4) or is too long for an id. */
function usable(text: string | null): string | null {
  if (text === null || text === '' || text.length > longest || /^\.{1,2}$/.test(text)) return null;
  return text.toWellFormed();
}

/** What a call contains instead of an unknown id, such as `MESSAGE_ID`. */
export function placeholder(name: CallId): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** Every placeholder of an id. */
export const placeholders: ReadonlySet<string> = new Set(names.map(placeholder));
