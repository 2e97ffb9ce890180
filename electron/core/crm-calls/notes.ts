import type { IssueSource } from '../../../shared/inspection.ts';
import type { CallNote } from '../../../shared/crm-call.ts';

/** Known problems of these calls, each with its source. */
const table = {
  'own-app': [
    'documented',
    'The token must belong to the app that owns the provider, for this location. With a token of another app, or of a private integration, the reply is 401 (CONVERSATIONS_MSG_PROVIDER_NO_ACCESS).',
  ],
  'too-early': [
    'seen-live',
    'For 5 to 10 seconds after the webhook the reply can be 401 or 403 ("No conversation provider found for this message"): wait and try again.',
  ],
  'default-provider': [
    'seen-live',
    'If the provider replaces the default one, the reply can stay 403 (CONVERSATIONS_MSG_PROVIDER_NOT_FOUND). One integrator then replies 422 to the webhook itself, which marks the message as failed.',
  ],
  'needs-error': [
    'seen-live',
    'Without the "error" object the reply is 422. The v3 schema requires code, type and message in it; for one integrator it worked without type.',
  ],
  'own-mail-only': [
    'documented',
    'For e-mails that HighLevel sent itself (LC Email, Mailgun) the reply is 403.',
  ],
  'counters-add-up': [
    'documented',
    'Counters in "events" are added to the existing ones; "opened" implies "delivered".',
  ],
  'type-of-default': [
    'documented',
    'For a provider that replaces the default one. The guide does not require conversationProviderId here.',
  ],
  'v3-schema': [
    'documented',
    'The v3 schema requires conversationId, contactId and conversationProviderId; the guide requires conversationId or contactId. The call contains each one that the webhook has.',
  ],
  'mail-content': [
    'seen-live',
    'With "message" and without "html" the reply is 422 (CONVERSATIONS_MSG_NO_CONTENT). An emailTo must be the contact’s own address in lower case, or the reply is 400 (CONVERSATIONS_MSG_INVALID_EMAILTO).',
  ],
  'type-of-extra': [
    'seen-live',
    'For a provider with its own channel the documentation says SMS or Email, but the reply to those is CONVERSATIONS_MSG_CONVERSATION_PROVIDER_MISMATCH, and to CUSTOM 422. Custom, spelled like this, works.',
  ],
  'no-echo': [
    'seen-live',
    "Do not use POST /conversations/messages with the provider's ID: it calls the Delivery URL again, and the message is sent twice or endlessly.",
  ],
  'install-code': [
    'documented',
    'The code works once and for a short time. For a token of the company, userType is Company. redirectUri must be the one of the app’s settings.',
  ],
  'before-v3': [
    'documented',
    'v3 takes a form or JSON. Before v3 only a form, whose names are client_id, client_secret, grant_type, user_type and redirect_uri.',
  ],
} as const satisfies Record<string, readonly [IssueSource, string]>;

export type NoteCode = keyof typeof table;

/** Every code, for translations and documents. */
export const noteCodes = Object.keys(table) as NoteCode[];

export function note(code: NoteCode): CallNote {
  const [source, message] = table[code];
  return { code, source, message };
}
