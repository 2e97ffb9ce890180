import type { IssueSource } from '../../../shared/inspection.ts';
import type { CallNote } from '../../../shared/crm-call.ts';

/** Known problems of these calls, each with its source. */
const table = {
  'own-app': [
    'documented',
    'The token must be of the app that owns the provider, for this location. With that of another app, or of a private integration, the answer is 401 (CONVERSATIONS_MSG_PROVIDER_NO_ACCESS).',
  ],
  'too-early': [
    'seen-live',
    'For 5 to 10 seconds after the webhook the answer can be 401 or 403 ("No conversation provider found for this message"): wait and try again.',
  ],
  'default-provider': [
    'seen-live',
    'Where the provider replaces the default one, the answer can stay 403 (CONVERSATIONS_MSG_PROVIDER_NOT_FOUND). One integrator then answers the webhook itself with 422, which marks the message as failed.',
  ],
  'needs-error': [
    'seen-live',
    'Without the "error" object the answer is 422. The v3 schema requires code, type and message in it; one integrator was served without type.',
  ],
  'own-mail-only': [
    'documented',
    'E-mails that HighLevel sent itself (LC Email, Mailgun) are answered with 403.',
  ],
  'counters-add-up': [
    'documented',
    'Counters in "events" are added to what is there; "opened" implies "delivered".',
  ],
  'type-of-default': [
    'documented',
    'For a provider that replaces the default one. The guide requires no conversationProviderId here.',
  ],
  'v3-schema': [
    'documented',
    'The v3 schema requires conversationId, contactId and conversationProviderId; the guide requires conversationId or contactId. The call contains all those that the webhook has.',
  ],
  'mail-content': [
    'seen-live',
    'With "message" and without "html" the answer is 422 (CONVERSATIONS_MSG_NO_CONTENT). An emailTo must be the contact’s own address in lower case, or the answer is 400 (CONVERSATIONS_MSG_INVALID_EMAILTO).',
  ],
  'type-of-extra': [
    'seen-live',
    'For a provider of its own channel the documents say SMS or Email, but that is answered with CONVERSATIONS_MSG_CONVERSATION_PROVIDER_MISMATCH, and CUSTOM with 422. Custom, spelled so, works.',
  ],
  'no-echo': [
    'seen-live',
    "Not by POST /conversations/messages with the provider's id: that calls the Delivery URL again, and the message goes out twice or for ever.",
  ],
} as const satisfies Record<string, readonly [IssueSource, string]>;

export type NoteCode = keyof typeof table;

/** Every code, for translations and documents. */
export const noteCodes = Object.keys(table) as NoteCode[];

export function note(code: NoteCode): CallNote {
  const [source, message] = table[code];
  return { code, source, message };
}
