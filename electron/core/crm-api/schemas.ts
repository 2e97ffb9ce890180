/**
 * The bodies of HighLevel's API that our calls send, as its OpenAPI documents state them (GoHighLevel/highlevel-api-docs,
 * apps/v3/conversations-v3.json and apps/v3/oauth-v3.json, of 19 June 2026). Facts alone: required members, types and
 * enumerations.
 */
export interface FieldSchema {
  readonly type: 'text' | 'integer' | 'object' | 'list' | 'any';
  readonly oneOf?: readonly string[];
  readonly isDate?: true;
  /** The members of an object. Without them, any are taken. */
  readonly members?: ObjectSchema;
  /** Of the entries of a list; or of every other member of an object. */
  readonly entries?: FieldSchema;
}

export interface ObjectSchema {
  readonly required: readonly string[];
  readonly fields: Readonly<Record<string, FieldSchema>>;
}

const text: FieldSchema = { type: 'text' };
const integer: FieldSchema = { type: 'integer' };
const texts: FieldSchema = { type: 'list', entries: text };

/** `ErrorDto`. */
const providerError: ObjectSchema = {
  required: ['code', 'type', 'message'],
  fields: { code: text, type: text, message: text },
};

const mailStatuses = [
  'pending',
  'scheduled',
  'sent',
  'delivered',
  'read',
  'undelivered',
  'connected',
  'failed',
  'opened',
  'clicked',
];

const messageTypes = [
  'SMS',
  'RCS',
  'Email',
  'WhatsApp',
  'GMB',
  'IG',
  'FB',
  'Custom',
  'WebChat',
  'Live_Chat',
  'Call',
  'IVR_Call',
  'Campaign_Call',
  'Campaign_VoiceMail',
  'TIKTOK',
  'ALL_IN_ONE_CHAT',
  'FORM_SUBMISSION',
];

const callStatuses = [
  'pending',
  'completed',
  'answered',
  'busy',
  'no-answer',
  'failed',
  'canceled',
  'voicemail',
];

const mailCounters = [
  'delivered',
  'opened',
  'clicked',
  'replied',
  'failed',
  'accepted',
  'rejected',
  'unsubscribed',
  'complained',
  'stored',
];

export const schemas = {
  /** `UpdateMessageStatusDto`. Its example of `recipients` has objects, its schema texts: any are taken. */
  status: {
    required: ['status'],
    fields: {
      status: { type: 'text', oneOf: ['delivered', 'failed', 'pending', 'read'] },
      error: { type: 'object', members: providerError },
      emailMessageId: text,
      recipients: { type: 'list', entries: { type: 'any' } },
    },
  },
  /** `UpdateEmailMessageStatusDto`. */
  'email-status': {
    required: ['status'],
    fields: {
      status: { type: 'text', oneOf: mailStatuses },
      events: {
        type: 'object',
        members: {
          required: [],
          fields: Object.fromEntries(mailCounters.map((name) => [name, integer])),
        },
        entries: integer,
      },
      recipients: {
        type: 'list',
        entries: {
          type: 'object',
          members: {
            required: ['emailId', 'status'],
            fields: {
              emailId: text,
              status: { type: 'text', oneOf: mailStatuses },
              failReason: text,
            },
          },
        },
      },
    },
  },
  /** `ProcessMessageBodyDto`. */
  inbound: {
    required: ['type', 'conversationId', 'contactId', 'conversationProviderId'],
    fields: {
      type: { type: 'text', oneOf: messageTypes },
      attachments: texts,
      message: text,
      conversationId: text,
      contactId: text,
      conversationProviderId: text,
      html: text,
      subject: text,
      emailFrom: text,
      emailTo: text,
      emailCc: texts,
      emailBcc: texts,
      emailMessageId: text,
      altId: text,
      // An object by its type, a text by its examples.
      direction: { type: 'any' },
      date: { type: 'text', isDate: true },
      call: {
        type: 'object',
        members: {
          required: [],
          fields: { to: text, from: text, status: { type: 'text', oneOf: callStatuses } },
        },
      },
    },
  },
  /** `GetAccessTokenBodyDto`. */
  token: {
    required: ['clientId', 'clientSecret', 'grantType'],
    fields: {
      clientId: text,
      clientSecret: text,
      grantType: {
        type: 'text',
        oneOf: ['authorization_code', 'refresh_token', 'client_credentials'],
      },
      code: text,
      refreshToken: text,
      userType: { type: 'text', oneOf: ['Company', 'Location'] },
      redirectUri: text,
    },
  },
} as const satisfies Readonly<Record<string, ObjectSchema>>;

export type SchemaName = keyof typeof schemas;
