import { parseNumber, parseWholeNumber } from '../parse-number.ts';
import type { Conditions, ReplyRule, RuledReply } from '../../../shared/reply-rules.ts';

/** The rule with some conditions changed. */
export function withWhen(rule: ReplyRule, when: Partial<Conditions>): ReplyRule {
  return { ...rule, when: { ...rule.when, ...when } };
}

/** The rule with parts of its reply changed. */
export function withReply(rule: ReplyRule, reply: Partial<RuledReply>): ReplyRule {
  return { ...rule, reply: { ...rule.reply, ...reply } };
}

/** Statuses without a body (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5): there is nothing to cut in half. */
const withoutBody: readonly number[] = [204, 205, 304];

/** The rule with a fault, or without one. Its status becomes 200 if the fault needs a body. */
export function withFault(rule: ReplyRule, fault: RuledReply['fault']): ReplyRule {
  const cut = fault === 'half-body' && withoutBody.includes(rule.reply.status);
  return withReply(rule, cut ? { fault, status: 200 } : { fault });
}

/** The trimmed text; `null` when it is empty. */
export function textOrNone(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** @returns a whole number below 1e9, `null` for any other text. */
export function parseRuleNumber(text: string): number | null {
  const number = parseWholeNumber(text);
  return number < 1e9 ? number : null;
}

/** @returns milliseconds from seconds with a decimal dot or comma; `null` for any other text. */
export function parseSeconds(text: string): number | null {
  const ms = Math.round(parseNumber(text, 'decimals') * 1_000);
  return ms < 1e9 ? ms : null;
}

/** @returns the range of attempts; `null` for two empty texts, `undefined` for an invalid one. An empty end is open. */
export function parseAttempts(from: string, to: string): Conditions['attempts'] | undefined {
  if (from.trim() === '' && to.trim() === '') return null;
  const first = from.trim() === '' ? 1 : parseRuleNumber(from);
  const last = to.trim() === '' ? null : parseRuleNumber(to);
  return first === null || (last === null && to.trim() !== '')
    ? undefined
    : { from: first, to: last };
}

/** Header fields as they are typed, one per line. */
export function formatHeaders(headers: RuledReply['headers']): string {
  return headers.map(([name, value]) => `${name}: ${value}`).join('\n');
}

/** @returns header fields, `null` when a line is not one. */
export function parseHeaders(text: string): RuledReply['headers'] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const headers: RuledReply['headers'] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) return null;
    headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return headers;
}

const invalidVerdicts: Conditions['signature'] = ['malformed', 'mismatch'];
const unverifiedVerdicts: Conditions['signature'] = [
  'missing',
  'not-applicable',
  ...invalidVerdicts,
];

/** The choices of verdicts that the window offers; any other combination must be written in `settings.json`. */
export const verdictChoices: Readonly<
  Record<'any' | 'invalid' | 'unverified' | 'valid', Conditions['signature']>
> = {
  any: [],
  invalid: invalidVerdicts,
  unverified: unverifiedVerdicts,
  valid: ['valid', 'valid-test-key', 'valid-reserialised', 'legacy-valid', 'wrong-header'],
};
export type VerdictChoice = keyof typeof verdictChoices;
export const verdictChoiceNames = Object.keys(verdictChoices) as readonly VerdictChoice[];

/** @returns which choice it is, `null` for any other list. */
export function verdictChoiceOf(verdicts: Conditions['signature']): VerdictChoice | null {
  const same = (choice: Conditions['signature']) =>
    choice.length === verdicts.length && choice.every((verdict) => verdicts.includes(verdict));
  return verdictChoiceNames.find((name) => same(verdictChoices[name])) ?? null;
}
