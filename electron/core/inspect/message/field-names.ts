import type { FieldStatus } from '../../../../shared/inspection.ts';
import { isMessageKind, type Kind } from '../../../../shared/kinds.ts';
import { knownFieldIssues } from '../../../../shared/issues/known-field.ts';
import { documentedNames } from './message.ts';

const known = 'field.known.';

/** Names that the documentation's page does not list but integrators saw. */
export const knownNames: ReadonlySet<string> = new Set(
  Object.keys(knownFieldIssues).map((code) => code.slice(known.length)),
);

/** Names of the API that sends messages; no page has them for a provider message. */
export const sendApiNames: ReadonlySet<string> = new Set([
  'additionalEmails',
  'altId',
  'emailBcc',
  'emailCc',
  'emailReplyMode',
  'replyMessageId',
]);

/** Names of the platform's message events; no page has them for a provider message. */
export const eventNames: ReadonlySet<string> = new Set([
  'appId',
  'bcc',
  'bccList',
  'body',
  'callDuration',
  'callStatus',
  'cc',
  'ccList',
  'chatWidgetId',
  'contentType',
  'dateAdded',
  'direction',
  'mentions',
  'messageType',
  'messageTypeId',
  'messageTypeString',
  'provider',
  'source',
  'threadId',
  'to',
  'versionId',
]);

/** The status of a field's name; `null` for kinds that the provider documentation is not about. */
export function fieldStatusOf(kind: Kind): (name: string) => FieldStatus | null {
  if (!isMessageKind(kind) && kind !== 'unknown') return () => null;
  return (name) => {
    if (documentedNames.has(name)) return 'documented';
    return knownNames.has(name) || sendApiNames.has(name) || eventNames.has(name)
      ? 'known'
      : 'unknown';
  };
}
