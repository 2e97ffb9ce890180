/** What supports a sample's form: HighLevel's documents, a request that somebody saw in production, or a claim. */
const sampleSources = ['documented', 'seen-live', 'claimed'] as const;
export type SampleSource = (typeof sampleSources)[number];

export const sampleGroups = ['sms', 'email', 'other'] as const;
export type SampleGroupName = (typeof sampleGroups)[number];

/** The values that differ in each message. */
export type FreshField = 'messageId' | 'webhookId' | 'timestamp';

interface SampleRow {
  readonly group: SampleGroupName;
  /** For people, without a full stop. */
  readonly title: string;
  /** What is special about it, and where that is known from. */
  readonly about: string;
  readonly source: SampleSource;
  /** What is new in each sending. A documented payload stays as its page has it. */
  readonly fresh?: readonly FreshField[];
}

/**
 * The webhooks that can be sent as a test, each with its payload in `resources/samples/NAME.json`. The window's dialog,
 * `hookscope send` and `docs/samples.md` follow this table. To add one: its file, its row, and its
 * translations in each language's `sample-texts.json`.
 */
export const sampleTable = {
  sms: {
    group: 'sms',
    title: 'SMS, as documented',
    about: 'HighLevel’s own example for a conversation provider, unchanged.',
    source: 'documented',
  },
  'sms-no-phone': {
    group: 'sms',
    title: 'SMS without a phone number',
    about: 'The contact has no number, so the key phone is missing.',
    source: 'seen-live',
  },
  'sms-no-user': {
    group: 'sms',
    title: 'SMS from a workflow or a bot',
    about: 'No person sent it, so the key userId is missing.',
    source: 'seen-live',
  },
  'sms-live': {
    group: 'sms',
    title: 'SMS with the keys seen live',
    about:
      'With conversationId, customUserId, timestamp and webhookId, which the documents lack, and without phone.',
    source: 'seen-live',
    fresh: ['messageId', 'webhookId', 'timestamp'],
  },
  'sms-bulk': {
    group: 'sms',
    title: 'Long bulk SMS with spintax',
    about:
      'A bulk action leaves {one|another} unresolved and sends no userId. Accents and an emoji make it several segments.',
    source: 'seen-live',
  },
  email: {
    group: 'email',
    title: 'E-mail, as documented',
    about: 'HighLevel’s own example, unchanged: emailTo is a list, and there is no message.',
    source: 'documented',
  },
  'email-several': {
    group: 'email',
    title: 'E-mail to several receivers',
    about: 'emailTo is one text with commas: the schema says text, the example has a list.',
    source: 'documented',
  },
  'email-reply': {
    group: 'email',
    title: 'E-mail reply with replyToAltId',
    about:
      'The answer to a message that came in with an altId, on an additional e-mail provider. The guide names the field; the rest is like the documented e-mail.',
    source: 'documented',
  },
  'email-newsletter': {
    group: 'email',
    title: 'Newsletter',
    about:
      'Long HTML as mail builders make it: tables, a remote image, a tracking pixel, links and an unsubscribe link. No real one is public; its form is a guess.',
    source: 'claimed',
  },
  custom: {
    group: 'other',
    title: 'Message of type Custom',
    about: 'Additional SMS providers were sent this type in July 2025; in October 2026 it was SMS.',
    source: 'seen-live',
  },
  event: {
    group: 'other',
    title: 'OutboundMessage event of the SMS',
    about:
      'The platform event of the documented SMS, with its messageId. An app that also subscribes to events gets both.',
    source: 'seen-live',
    fresh: ['webhookId', 'timestamp'],
  },
  workflow: {
    group: 'other',
    title: 'Webhook action of a workflow',
    about:
      'The trigger Customer Replied: snake case, message is an object, and unset values are the text “null”.',
    source: 'seen-live',
  },
  install: {
    group: 'other',
    title: 'INSTALL of the app',
    about: 'With the keys that really come, trial and white label among them.',
    source: 'seen-live',
    fresh: ['webhookId', 'timestamp'],
  },
  uninstall: {
    group: 'other',
    title: 'UNINSTALL of the app',
    about: 'Three keys, without timestamp and webhookId.',
    source: 'documented',
  },
} as const satisfies Record<string, SampleRow>;

export type SampleName = keyof typeof sampleTable;
export const sampleNames = Object.keys(sampleTable) as [SampleName, ...SampleName[]];

export function sampleOf(name: SampleName): SampleRow {
  return sampleTable[name];
}

/** The samples that an empty window offers. */
export const sampleKinds = ['sms', 'email'] as const satisfies readonly SampleName[];
export type SampleKind = (typeof sampleKinds)[number];

/** How often a sample is sent. Each time with the same bytes, as a retry has them. */
export const sampleDeliveries = ['once', 'twice', 'retry', 'retry-later'] as const;
export type SampleDelivery = (typeof sampleDeliveries)[number];

/** After this time a `retry-later` follows. */
export const laterRetryMs = 30_000;

/** What is spoilt on purpose: the body ends in the middle, or the signature belongs to other bytes. */
export const sampleFaults = ['json', 'signature'] as const;
export type SampleFault = (typeof sampleFaults)[number];

interface SampleAnswer {
  readonly status: number;
  readonly ms: number;
}

/** A sample that was answered. */
export interface SampleSent extends SampleAnswer {
  readonly url: string;
  /** The name of the test key that it was signed with, `null` when there is none. */
  readonly signedWith: string | null;
  /** The answer to its second sending; `null` when there was none, or it follows later. */
  readonly second: SampleAnswer | null;
  readonly isRetryFollowing: boolean;
}
