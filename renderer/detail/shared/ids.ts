import type { Inspection } from '../../../shared/inspection.ts';

const messageIds = ['contactId', 'locationId', 'messageId', 'emailMessageId', 'userId'] as const;

/** Ids that are not in the documented list; integrators see them. */
const otherIds: ReadonlySet<string> = new Set([
  'conversationId',
  'conversationProviderId',
  'customUserId',
  'webhookId',
  'replyToAltId',
]);

/** An id in a request, by the name of its field. */
export interface NamedId {
  readonly name: string;
  readonly value: string;
}

/** The ids in a request, those of the message first. */
export function idsOf({ message, fields }: Inspection): readonly NamedId[] {
  const known = messageIds.flatMap((name): readonly NamedId[] => {
    const value = message?.[name] ?? null;
    return value === null ? [] : [{ name, value }];
  });
  const others = fields
    .filter(({ name, type }) => otherIds.has(name) && type === 'string')
    .map(({ name, text }) => ({ name, value: text }));
  return [...known, ...others];
}
