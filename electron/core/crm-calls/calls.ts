import type { Kind } from '../../../shared/kinds.ts';
import type { CallBody } from '../../../shared/crm-call.ts';
import type { CallId } from './call-ids.ts';
import type { SchemaName } from '../crm-api/schemas.ts';
import type { NoteCode } from './notes.ts';

/** A call whose ids are not filled in yet. */
export interface CallRow {
  readonly name: string;
  /** The kinds of message that it is for, or the redirect after an install. */
  readonly kinds: readonly (Kind | 'redirect')[];
  /** The scope that the token must have; `null` for a call without a token. */
  readonly scope?: null;
  /** How the body is sent: `json` when left out. */
  readonly encoding?: 'form';
  /** The field of the body that is a secret: it is asked for when the call is sent, and never stored. */
  readonly secret?: CallId;
  /** The official schema of the body. */
  readonly schema: SchemaName;
  readonly method: 'PUT' | 'POST';
  /** `{messageId}` stands for an id. */
  readonly path: string;
  /** @param id the value of an id, or a placeholder; `has` whether it is known. */
  readonly body: (id: (name: CallId) => string, has: (name: CallId) => boolean) => CallBody;
  readonly notes: readonly NoteCode[];
}

const status = '/conversations/messages/{messageId}/status';
const emailStatus = '/conversations/messages/email/{emailMessageId}/status';
const inbound = '/conversations/messages/inbound';

const anyMessage: readonly Kind[] = ['sms', 'custom', 'email'];
const statusNotes: readonly NoteCode[] = ['own-app', 'too-early', 'default-provider'];
const emailNotes: readonly NoteCode[] = ['own-app', 'too-early', 'own-mail-only'];

/** The conversation of a reply: the guide requires one of the two ids, the v3 schema both. */
const conversationFields: CallRow['body'] = (id, has) => ({
  ...(has('conversationId') && { conversationId: id('conversationId') }),
  ...((has('contactId') || !has('conversationId')) && { contactId: id('contactId') }),
});

/** The provider's id, if the webhook has it. */
const providerField: CallRow['body'] = (id, has) =>
  has('conversationProviderId') ? { conversationProviderId: id('conversationProviderId') } : {};

/**
 * Every call, the most likely first: the conversations API, version v3
 * (marketplace.gohighlevel.com/docs/ghl/conversations). To add one: a row here and its label in the locales.
 */
export const calls: readonly CallRow[] = [
  {
    name: 'token',
    kinds: ['redirect'],
    method: 'POST',
    path: '/oauth/token',
    scope: null,
    encoding: 'form',
    secret: 'clientSecret',
    schema: 'token',
    body: (id) => ({
      clientId: id('clientId'),
      clientSecret: id('clientSecret'),
      grantType: 'authorization_code',
      code: id('code'),
      userType: 'Location',
      redirectUri: id('redirectUri'),
    }),
    notes: ['install-code', 'before-v3'],
  },
  {
    name: 'email-delivered',
    kinds: ['email'],
    method: 'PUT',
    path: emailStatus,
    schema: 'email-status',
    body: () => ({ status: 'delivered' }),
    notes: emailNotes,
  },
  {
    name: 'email-opened',
    kinds: ['email'],
    method: 'PUT',
    path: emailStatus,
    schema: 'email-status',
    body: () => ({ status: 'opened', events: { opened: 1 } }),
    notes: [...emailNotes, 'counters-add-up'],
  },
  {
    name: 'email-failed',
    kinds: ['email'],
    method: 'PUT',
    path: emailStatus,
    schema: 'email-status',
    body: (id) => ({
      status: 'failed',
      recipients: [{ emailId: id('recipient'), status: 'failed', failReason: 'Mailbox full' }],
    }),
    notes: emailNotes,
  },
  {
    name: 'delivered',
    kinds: anyMessage,
    method: 'PUT',
    path: status,
    schema: 'status',
    body: () => ({ status: 'delivered' }),
    notes: statusNotes,
  },
  {
    name: 'read',
    kinds: anyMessage,
    method: 'PUT',
    path: status,
    schema: 'status',
    body: () => ({ status: 'read' }),
    notes: statusNotes,
  },
  {
    name: 'pending',
    kinds: anyMessage,
    method: 'PUT',
    path: status,
    schema: 'status',
    body: () => ({ status: 'pending' }),
    notes: statusNotes,
  },
  {
    name: 'failed',
    kinds: anyMessage,
    method: 'PUT',
    path: status,
    schema: 'status',
    body: () => ({
      status: 'failed',
      error: { code: 'unreachable', type: 'provider', message: 'The recipient cannot be reached' },
    }),
    notes: [...statusNotes, 'needs-error'],
  },
  {
    name: 'reply-sms',
    kinds: ['sms'],
    method: 'POST',
    path: inbound,
    schema: 'inbound',
    body: (id, has) => ({
      type: 'SMS',
      ...providerField(id, has),
      ...conversationFields(id, has),
      message: 'Thank you!',
    }),
    notes: ['own-app', 'type-of-default', 'v3-schema', 'no-echo'],
  },
  {
    name: 'reply-custom',
    kinds: ['sms', 'custom'],
    method: 'POST',
    path: inbound,
    schema: 'inbound',
    body: (id, has) => ({
      type: 'Custom',
      conversationProviderId: id('conversationProviderId'),
      ...conversationFields(id, has),
      message: 'Thank you!',
    }),
    notes: ['own-app', 'type-of-extra', 'v3-schema', 'no-echo'],
  },
  {
    name: 'reply-email',
    kinds: ['email'],
    method: 'POST',
    path: inbound,
    schema: 'inbound',
    body: (id, has) => ({
      type: 'Email',
      ...providerField(id, has),
      ...conversationFields(id, has),
      emailMessageId: id('emailMessageId'),
      subject: has('subject') ? `Re: ${id('subject')}` : 'Re:',
      html: '<p>Thank you!</p>',
    }),
    notes: ['own-app', 'type-of-default', 'v3-schema', 'mail-content', 'no-echo'],
  },
  {
    name: 'reply-email-custom',
    kinds: ['email'],
    method: 'POST',
    path: inbound,
    schema: 'inbound',
    body: (id, has) => ({
      type: 'Custom',
      conversationProviderId: id('conversationProviderId'),
      ...conversationFields(id, has),
      ...(has('replyToAltId') ? { altId: id('replyToAltId') } : {}),
      subject: has('subject') ? `Re: ${id('subject')}` : 'Re:',
      html: '<p>Thank you!</p>',
    }),
    notes: ['own-app', 'type-of-extra', 'v3-schema', 'mail-content', 'no-echo'],
  },
];
