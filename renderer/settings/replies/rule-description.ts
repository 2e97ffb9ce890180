import type { TFunction } from 'i18next';
import type { Conditions, RuledReply } from '../../../shared/reply-rules.ts';
import { verdictChoiceOf } from './rule-input.ts';

type Translate = TFunction<readonly ['replies', 'window']>;

/** The conditions of a rule, in words. */
export function describeConditions(when: Conditions, t: Translate): string {
  const { kind, signature, method, path, query, attempts } = when;
  const parts = [
    ...(method === null ? [] : [method.toUpperCase()]),
    ...(path === null ? [] : [path]),
    ...(kind.length === 0 ? [] : [kind.map((one) => t(`window:row.kind.${one}`)).join(', ')]),
    ...(signature.length === 0 ? [] : [describeVerdicts(signature, t)]),
    ...(query === null ? [] : [t('description.query', { query })]),
    ...(attempts === null ? [] : [describeAttempts(attempts, t)]),
  ];
  return parts.length === 0 ? t('description.everything') : parts.join(' · ');
}

function describeVerdicts(verdicts: Conditions['signature'], t: Translate): string {
  const choice = verdictChoiceOf(verdicts);
  return choice === null || choice === 'any'
    ? t('description.signature', { verdicts: verdicts.join(', ') })
    : t(`description.verdict.${choice}`);
}

function describeAttempts({ from, to }: NonNullable<Conditions['attempts']>, t: Translate): string {
  if (to === null) return t('description.attemptsFrom', { from });
  if (from === to) return t('description.attempt', { from });
  return from === 1 ? t('description.attemptsTo', { to }) : t('description.attempts', { from, to });
}

/** The reply of a rule, in words. */
export function describeReply(reply: RuledReply, t: Translate, locale: string): string {
  const { status, headers, body, delayMs, fault } = reply;
  const seconds = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(
    delayMs / 1_000,
  );
  const sendsReply = fault === null || fault === 'half-body';
  return [
    sendsReply ? String(status) : t(`fault.${fault}`),
    ...(fault === 'half-body' ? [t('fault.half-body')] : []),
    ...(sendsReply ? headers.map(([name, value]) => `${name}: ${value}`) : []),
    ...(sendsReply && body !== null ? [t('description.body')] : []),
    ...(delayMs === 0 ? [] : [t('description.delay', { seconds })]),
  ].join(' · ');
}
