import {
  CornerDownRight,
  FileInput,
  Forward,
  Pin,
  Repeat2,
  Reply,
  Scissors,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { kindTable } from '../../shared/kinds.ts';
import { outcomeOf } from '../../shared/reply-outcome.ts';
import { replySourceOf } from '../../shared/request.ts';
import { isBadVerdict } from '../../shared/signature.ts';
import { attemptLimit, type RequestSummary } from '../../shared/summary.ts';
import { resultTone, useResultTexts } from '../ui/dispatch-outcome.ts';
import type { Tone } from '../ui/tone.ts';
import { verdictLook } from '../ui/verdict.ts';

/** Something unusual about a request that its row shows. */
export interface RowMark {
  readonly name: string;
  /** Replaces the icon of the tone. */
  readonly icon?: LucideIcon;
  readonly tone?: Tone;
  /** What the icon does not say, in a word or two; `null` when it says all. */
  readonly word: string | null;
  /** The number in it, where there is no room for words. */
  readonly short: string | null;
  /** All of it, for screen readers and the tooltip. */
  readonly spoken: string;
}

/** @returns a function that gives what is unusual about a request, the most serious first. Nothing is the usual case. */
export function useRowMarks(): (row: RequestSummary, hasSigned: boolean) => readonly RowMark[] {
  const { t } = useTranslation(['window', 'signature', 'replies', 'dispatches', 'list']);
  const { resultShort, resultLong } = useResultTexts();

  /** The most serious severity alone, with how many there are of it. */
  function issues({ errors, warnings }: RequestSummary): RowMark | null {
    if (errors + warnings === 0) return null;
    const [tone, count] =
      errors > 0 ? (['error', errors] as const) : (['warning', warnings] as const);
    const spoken = tone === 'error' ? t('row.errors', { count }) : t('row.warnings', { count });
    return { name: 'issues', tone, word: String(count), short: String(count), spoken };
  }

  /** A missing signature is unusual only where others are signed. */
  function signature({ signature: verdict, kind }: RequestSummary, hasSigned: boolean) {
    if (verdict === null) return null;
    const isExpected = hasSigned && kind !== null && kindTable[kind].isSigned === 'yes';
    if (!isBadVerdict(verdict) && !(verdict === 'missing' && isExpected)) return null;
    const { icon, tone } = verdictLook[verdict];
    return {
      name: 'signature',
      icon,
      ...(tone && { tone }),
      word: t(`signature:verdict.${verdict}.word`),
      short: null,
      spoken: `${t(`signature:verdict.${verdict}.word`)}: ${t(`signature:verdict.${verdict}.sentence`)}`,
    };
  }

  /** A stray is refused on purpose. */
  function reply({ reply: given, stray }: RequestSummary): RowMark | null {
    if (given === null || stray) return null;
    const { status, rule } = given;
    if (status !== null && status >= 200 && status < 300) return null;
    const outcome = outcomeOf(given);
    const text = t(`replies:outcome.${outcome}`, { status });
    const by = rule && t(`replies:by.${replySourceOf(rule)}`, { name: rule.name });
    return {
      name: 'reply',
      icon: Reply,
      tone: status !== null && status < 400 ? 'warning' : 'error',
      word: t(`replies:short.${outcome}`, { status }),
      short: status === null ? null : String(status),
      spoken: by === undefined ? text : t('replies:outcome.with', { outcome: text, by }),
    };
  }

  function forwarding({ dispatches }: RequestSummary): RowMark | null {
    const failed = dispatches?.failed ?? null;
    if (failed === null) return null;
    return {
      name: 'forwarding',
      icon: Forward,
      tone: resultTone(failed),
      word: resultShort(failed),
      short: typeof failed === 'number' ? String(failed) : null,
      spoken: t('dispatches:row.once', { now: resultLong(failed) }),
    };
  }

  function ended({ bodyEnded }: RequestSummary): RowMark | null {
    if (bodyEnded === 'complete') return null;
    const word = t(`row.ended.${bodyEnded}`);
    return { name: 'ended', tone: 'warning', icon: Scissors, word, short: null, spoken: word };
  }

  function attempt({ attempt: count }: RequestSummary): RowMark | null {
    if (count <= 1) return null;
    const word = t('list:attempt', { count, ordinal: true });
    const short = count < attemptLimit ? String(count) : `${count}+`;
    return { name: 'attempt', icon: Repeat2, word, short, spoken: word };
  }

  function others({ stray, imported, pinned }: RequestSummary): readonly (RowMark | null)[] {
    return [
      stray ? plain('stray', CornerDownRight, t('row.stray'), t('row.strayHint')) : null,
      imported ? plain('imported', FileInput, t('row.imported'), t('row.importedHint')) : null,
      pinned ? plain('pinned', Pin, null, t('row.pinned')) : null,
    ];
  }

  return (row, hasSigned) =>
    [
      issues(row),
      signature(row, hasSigned),
      reply(row),
      forwarding(row),
      ended(row),
      attempt(row),
      ...others(row),
    ].filter((mark) => mark !== null);
}

function plain(name: string, icon: LucideIcon, word: string | null, hint: string): RowMark {
  return { name, icon, word, short: null, spoken: word === null ? hint : `${word}: ${hint}` };
}
