import type { ReplyRule, RuledReply } from './reply-rules.ts';

/** Whether a rule answers as a sender hopes for: with a 2xx, whole and at once. */
export function isPlain({ status, delayMs, fault }: RuledReply): boolean {
  return status < 300 && delayMs === 0 && fault === null;
}

/** The rules in force that do not answer as a sender hopes for: whoever runs them must not forget it. */
export function unusualRules(rules: readonly ReplyRule[]): readonly ReplyRule[] {
  return rules.filter(({ on, reply: wanted }) => on && !isPlain(wanted));
}
