import type { TFunction } from 'i18next';
import type { Conditions, RuledReply } from '../../../shared/reply-rules.ts';
import { verdictChoiceOf } from './rule-input.ts';

type Words = TFunction<readonly ['replies', 'window']>;

/** The conditions of a rule, in words. */
export function conditionWords(when: Conditions, t: Words): string {
  const { kind, signature, method, path, query, attempts } = when;
  const parts = [
    ...(method === null ? [] : [method.toUpperCase()]),
    ...(path === null ? [] : [path]),
    ...(kind.length === 0 ? [] : [kind.map((one) => t(`window:row.kind.${one}`)).join(', ')]),
    ...(signature.length === 0 ? [] : [verdictWords(signature, t)]),
    ...(query === null ? [] : [t('words.query', { query })]),
    ...(attempts === null ? [] : [attemptWords(attempts, t)]),
  ];
  return parts.length === 0 ? t('words.everything') : parts.join(' · ');
}

function verdictWords(verdicts: Conditions['signature'], t: Words): string {
  const choice = verdictChoiceOf(verdicts);
  return choice === null || choice === 'any'
    ? t('words.signature', { verdicts: verdicts.join(', ') })
    : t(`words.verdict.${choice}`);
}

function attemptWords({ from, to }: NonNullable<Conditions['attempts']>, t: Words): string {
  if (to === null) return t('words.attemptsFrom', { from });
  if (from === to) return t('words.attempt', { from });
  return from === 1 ? t('words.attemptsTo', { to }) : t('words.attempts', { from, to });
}

/** The reply of a rule, in words. */
export function replyWords(reply: RuledReply, t: Words, locale: string): string {
  const { status, headers, body, delayMs, fault } = reply;
  const seconds = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(
    delayMs / 1_000,
  );
  const sends = fault === null || fault === 'half-body';
  return [
    sends ? String(status) : t(`fault.${fault}`),
    ...(fault === 'half-body' ? [t('fault.half-body')] : []),
    ...(sends ? headers.map(([name, value]) => `${name}: ${value}`) : []),
    ...(sends && body !== null ? [t('words.body')] : []),
    ...(delayMs === 0 ? [] : [t('words.delay', { seconds })]),
  ].join(' · ');
}
