import type { Severity } from '../../../shared/inspection.ts';
import type { Remark } from '../../../shared/related.ts';

type Values = Readonly<Record<string, string | number>>;

/** Everything that relations can tell: its severity and its words. `{name}` stands for a value. */
const table = {
  'retry.after-failure': [
    'info',
    '#{before} was answered {status}, so a retry was to be expected: HighLevel repeats after anything but a 2xx.',
  ],
  'retry.after-silence': [
    'info',
    '#{before} got no answer, so a retry was to be expected: HighLevel repeats when no reply comes.',
  ],
  'retry.after-success': [
    'warning',
    'It came again although #{before} was answered {status}: the CRM did not read that reply in time, or somebody sent it again by hand.',
  ],
  'retry.before-reply': [
    'warning',
    'It came before #{before} was answered, which took {ms} ms: the sender did not wait that long, or it sent both at once.',
  ],
  'retry.too-many': [
    'warning',
    'HighLevel stops after 12 retries, and this is attempt {attempt}: somebody sent it by hand, or it comes from another program.',
  ],
  'announced-again': [
    'info',
    'The same message under another webhookId: HighLevel tells of it once more, which is no retry. Send it on once only.',
  ],
  'outlook.done': ['info', '#{last} was answered {status}, so no more retries are to be expected.'],
  'outlook.more': [
    'info',
    '#{last} was answered {status}, so up to {left} more retries are to be expected, with growing pauses.',
  ],
  'outlook.silent': [
    'info',
    '#{last} got no answer, so up to {left} more retries are to be expected, with growing pauses.',
  ],
  'outlook.spent': ['info', 'All 12 retries have come, so no more are to be expected.'],
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
    "The same content went to the same contact {count} times within {span} s, each time as a new message. This looks like an echo: whoever answers this webhook by POST /conversations/messages with the provider's id makes the CRM call the Delivery URL again. Report with a status update, and send nothing back.",
  ],
} as const satisfies Record<string, readonly [Severity, string]>;

export type RemarkCode = keyof typeof table;

/** Every code, for translations and documents. */
export const remarkCodes = Object.keys(table) as RemarkCode[];

export function remark(code: RemarkCode, values: Values = {}): Remark {
  const [severity, words] = table[code];
  const message = words.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return { code, severity, message, values };
}
