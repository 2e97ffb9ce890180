import type { Severity } from '../../../shared/inspection.ts';
import type { Remark } from '../../../shared/related.ts';
import { fillIn, type SentenceValues } from '../../../shared/sentence.ts';

/** Every remark: its severity and its sentence; `{name}` stands for a value. To add one: a row here and its translations. */
const table = {
  'retry.after-failure': [
    'info',
    '#{before} got {status}, so a retry was expected: HighLevel retries unless it gets a 2xx.',
  ],
  'retry.after-silence': [
    'info',
    '#{before} got no reply, so a retry was expected: HighLevel retries when it gets no reply.',
  ],
  'retry.after-success': [
    'warning',
    'It arrived again although #{before} got {status}: the CRM did not get that reply in time, or someone sent it again manually.',
  ],
  'retry.before-reply': [
    'warning',
    'It arrived before #{before} got its reply, after {ms} ms: the sender did not wait that long, or sent both at once.',
  ],
  'retry.too-many': [
    'warning',
    'HighLevel’s integration guide stops after 12 retries, and this is attempt {attempt}: someone sent it manually, or it is from another program. The help centre (article 155000007078) gives no number, but a limit of 3 days.',
  ],
  'retry.too-late': [
    'warning',
    'It arrived {days} days after #{before}, but HighLevel retries for at most 3 days: someone sent it manually, or it is from another program.',
  ],
  'same-again': [
    'info',
    'The same as #{before}. Retries of such requests are not documented: most likely the workflow ran again, or someone sent it manually.',
  ],
  'announced-again': [
    'info',
    'The same message with another webhookId: HighLevel notified you again; this is not a retry. Deliver it only once.',
  ],
  'outlook.done': ['info', '#{last} got {status}, so no more retries are expected.'],
  'outlook.more': [
    'info',
    '#{last} got {status}, so more retries are expected, with growing pauses: for up to 3 days according to HighLevel’s help centre (article 155000007078); at most {left} according to its integration guide, which stops after 12.',
  ],
  'outlook.more-429': [
    'info',
    '#{last} got 429, which has its own schedule: at most {tries} more, a little over 10 minutes apart, about 1 h 10 min in all, according to HighLevel’s help centre (article 155000007078). Its integration guide makes no difference: at most {left} more, with growing pauses.',
  ],
  'outlook.silent': [
    'info',
    '#{last} got no reply, so more retries are expected, with growing pauses: for up to 3 days according to HighLevel’s help centre (article 155000007078); at most {left} according to its integration guide, which stops after 12.',
  ],
  'outlook.spent': [
    'info',
    'All 12 retries of HighLevel’s integration guide have arrived. Its help centre (article 155000007078) gives no number, but a limit of 3 days after the first failure.',
  ],
  'outlook.spent-429': [
    'info',
    '#{last} got 429, and all 6 tries that follow according to HighLevel’s help centre (article 155000007078) have arrived. Its integration guide makes no difference: at most {left} more, with growing pauses.',
  ],
  'likely-retry': [
    'info',
    'The same content was sent to the same contact {ago} s earlier, as another message (#{before}). Most likely a user pressed Retry, which creates a new message without a link to the failed one.',
  ],
  'sent-twice': [
    'info',
    'The same content was sent to the same contact a moment earlier, as another message (#{before}). That is too fast for a user: most likely a workflow sends it twice, or a loop begins.',
  ],
  'echo-loop': [
    'warning',
    "The same content was sent to the same contact {count} times within {span} s, each time as a new message. This looks like a loop: replying to this webhook with POST /conversations/messages and the provider's ID makes the CRM call the Delivery URL again. Report with a status update, and send nothing back.",
  ],
  'sent-by.event-user': [
    'info',
    'A user in the CRM sent it: inferred from the source “{source}” in the OutboundMessage event (#{event}).',
  ],
  'sent-by.event-workflow': [
    'info',
    'A workflow sent it: inferred from the source “{source}” in the OutboundMessage event (#{event}).',
  ],
  'sent-by.event-bulk': [
    'info',
    'A bulk action or a campaign sent it: inferred from the source “{source}” in the OutboundMessage event (#{event}).',
  ],
  'sent-by.event-api': [
    'info',
    'A call of the API sent it: inferred from the source “{source}” in the OutboundMessage event (#{event}).',
  ],
  'sent-by.same-text': [
    'info',
    'Most likely a bulk action sent it: inferred from the same text to other contacts ({contacts}) within {minutes} minutes. A workflow that they enter at once looks the same.',
  ],
  'sent-by.user-id': [
    'info',
    'Most likely a user in the CRM sent it: inferred from its userId, which names the sender.',
  ],
  'sent-by.no-user-id': [
    'info',
    'Most likely a workflow or a bot sent it: inferred from the missing userId. A call of the API may lack it, too.',
  ],
  'sent-by.unknown': [
    'info',
    'Who sent it is unknown: its userId is there, but is not a text with something in it.',
  ],
} as const satisfies Record<string, readonly [Severity, string]>;

export type RemarkCode = keyof typeof table;

/** Every code, for translations and documents. */
export const remarkCodes = Object.keys(table) as RemarkCode[];

export function remark(code: RemarkCode, values: SentenceValues = {}): Remark {
  const [severity, words] = table[code];
  return { code, severity, message: fillIn(words, values), values };
}
