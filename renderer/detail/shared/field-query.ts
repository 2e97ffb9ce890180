import { readMailbox } from '../../../shared/mailbox.ts';
import { idQuery, textQuery, type IdKey } from '../../../shared/text-query.ts';

/** The fields that relate requests to each other, and the key of the query language that finds the value of each. */
const keyOf: Readonly<Record<string, IdKey>> = {
  contactId: 'contact',
  messageId: 'message',
  emailMessageId: 'message',
  locationId: 'location',
  conversationProviderId: 'provider',
  phone: 'to',
  emailTo: 'to',
  emailFrom: 'from',
};

/** Further fields with ids, whose values are searched for as texts. */
const otherIds: ReadonlySet<string> = new Set(['conversationId', 'userId', 'webhookId']);

/**
 * The query that finds the requests with the same value in a field.
 *
 * @param name of the field, as the webhook names it.
 * @returns `null` for a field that relates nothing, and a value that no query can name.
 */
export function fieldQuery(name: string, value: string): string | null {
  // A sender names his fields as he likes, `constructor` too.
  const key = Object.hasOwn(keyOf, name) ? keyOf[name] : undefined;
  if (key === undefined) return otherIds.has(name) ? textQuery(value) : null;
  const isAddress = name === 'emailTo' || name === 'emailFrom';
  return idQuery(key, isAddress ? (readMailbox(value).address ?? value) : value);
}
