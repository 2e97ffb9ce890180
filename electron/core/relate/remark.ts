import type { Severity } from '../../../shared/inspection.ts';
import type { Remark } from '../../../shared/related.ts';
import { fillIn, type SentenceValues } from '../../../shared/sentence.ts';

/** Every remark: its severity and its sentence; `{name}` stands for a value. To add one: a row here and its translations. */
const table = {
  'retry.after-failure': [
    'info',
    '#{before} was answered {status}, so a retry was to be expected: HighLevel repeats after anything but a 2xx.',
  ],
  'retry.after-silence': [
    'info',
    '#{before} got no answer, so a retry was to be expected: HighLevel repeats when it gets no reply.',
  ],
  'retry.after-success': [
    'warning',
    'It was sent again although #{before} was answered {status}: the CRM did not read that reply in time, or somebody sent it again by hand.',
  ],
  'retry.before-reply': [
    'warning',
    'It arrived before #{before} was answered, which took {ms} ms: the sender did not wait that long, or it sent both at once.',
  ],
  'retry.too-many': [
    'warning',
    'HighLevel’s integration guide stops after 12 retries, and this is attempt {attempt}: somebody sent it by hand, or it is from another program. The help centre (article 155000007078) names no number, but 3 days.',
  ],
  'retry.too-late': [
    'warning',
    'It arrived {days} days after #{before}, and HighLevel repeats for 3 days at most: somebody sent it by hand, or it is from another program.',
  ],
  'same-again': [
    'info',
    'The same again as #{before}. No page promises a retry of such a request: most likely the workflow ran again, or it was sent on purpose.',
  ],
  'announced-again': [
    'info',
    'The same message under another webhookId: HighLevel announces it once more, which is not a retry. Forward it only once.',
  ],
  'outlook.done': ['info', '#{last} was answered {status}, so no more retries are to be expected.'],
  'outlook.more': [
    'info',
    '#{last} was answered {status}, so more retries are to be expected, with growing pauses: for up to 3 days, says HighLevel’s help centre (article 155000007078); {left} at most, says its integration guide, which stops after 12.',
  ],
  'outlook.more-429': [
    'info',
    '#{last} was answered 429, which has a schedule of its own: {tries} more at most, 10 minutes and a little apart, about 1 h 10 min in all, says HighLevel’s help centre (article 155000007078). Its integration guide makes no difference: {left} more at most, with growing pauses.',
  ],
  'outlook.silent': [
    'info',
    '#{last} got no answer, so more retries are to be expected, with growing pauses: for up to 3 days, says HighLevel’s help centre (article 155000007078); {left} at most, says its integration guide, which stops after 12.',
  ],
  'outlook.spent': [
    'info',
    'All 12 retries of HighLevel’s integration guide have come. Its help centre (article 155000007078) names no number, but 3 days after the first failure.',
  ],
  'outlook.spent-429': [
    'info',
    '#{last} was answered 429, and the 6 tries that follow by HighLevel’s help centre (article 155000007078) have come. Its integration guide makes no difference: {left} more at most, with growing pauses.',
  ],
  'likely-retry': [
    'info',
    'The same content went to the same contact {ago} s before, as another message (#{before}). Most likely a user pressed Retry, which makes a new message without a link to the failed one.',
  ],
  'sent-twice': [
    'info',
    'The same content went to the same contact a moment before, as another message (#{before}). No user is so quick: most likely a workflow sends it twice, or an echo begins.',
  ],
  'echo-loop': [
    'warning',
    "The same content went to the same contact {count} times within {span} s, each time as a new message. This looks like an echo: answering this webhook by POST /conversations/messages with the provider's id makes the CRM call the Delivery URL again. Report with a status update, and send nothing back.",
  ],
} as const satisfies Record<string, readonly [Severity, string]>;

export type RemarkCode = keyof typeof table;

/** Every code, for translations and documents. */
export const remarkCodes = Object.keys(table) as RemarkCode[];

export function remark(code: RemarkCode, values: SentenceValues = {}): Remark {
  const [severity, words] = table[code];
  return { code, severity, message: fillIn(words, values), values };
}
