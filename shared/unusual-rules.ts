import type { ReplyRule, RuledReply } from './reply-rules.ts';

/** Whether a rule replies with a 2xx, whole and at once. */
function isUsual({ status, delayMs, fault }: RuledReply): boolean {
  return status < 300 && delayMs === 0 && fault === null;
}

/** The active rules that reply in another way. The window and the terminal remind the user of them. */
export function unusualRules(rules: readonly ReplyRule[]): readonly ReplyRule[] {
  return rules.filter((rule) => rule.on && !isUsual(rule.reply));
}
