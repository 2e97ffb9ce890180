import {
  CircleAlert,
  CircleCheck,
  CircleSlash,
  Clock,
  LoaderCircle,
  TriangleAlert,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlayAnswer } from '../../shared/play.ts';
import { resultTone, useResultTexts, type DispatchResult } from '../ui/dispatch-outcome.ts';
import type { Tone } from '../ui/tone.ts';
import { durationText } from './duration-text.ts';
import type { LaneMark } from './lane.ts';

/** The result of an attempt that ended. */
export function resultOfAnswer(answer: PlayAnswer): DispatchResult {
  return answer.ok ? answer.status : answer.fault;
}

/** How an attempt looks. The shapes differ, so the colour is not needed to tell them apart. */
export function lookOf({ state, attempt }: LaneMark): {
  readonly icon: LucideIcon;
  readonly tone: Tone | null;
} {
  const { answer } = attempt;
  if (answer !== null) {
    const tone = resultTone(resultOfAnswer(answer));
    if (tone === 'ok') return { icon: CircleCheck, tone };
    if (!answer.ok) return { icon: CircleSlash, tone };
    return { icon: answer.status === 429 ? TriangleAlert : CircleAlert, tone };
  }
  if (state === 'sending') return { icon: LoaderCircle, tone: 'info' };
  return { icon: state === 'waiting' ? Clock : CircleSlash, tone: null };
}

/** An attempt in words. */
export function useAttemptTexts() {
  const { t, i18n } = useTranslation('play');
  const { resultShort, resultLong } = useResultTexts();
  const duration = (ms: number) => durationText(ms, i18n.language);
  const states = {
    waiting: t('attempt.waiting'),
    sending: t('attempt.sending'),
    'never-sent': t('attempt.neverSent'),
  };
  const when = ({ attempt: { attempt, afterFirstMs } }: LaneMark) =>
    attempt === 1 ? t('attempt.first') : t('attempt.after', { real: duration(afterFirstMs) });
  const stateText = ({ state, attempt: { answer } }: LaneMark) =>
    answer === null
      ? states[state as keyof typeof states]
      : `${resultLong(resultOfAnswer(answer))}, ${t('attempt.took', { ms: duration(answer.ms) })}`;
  return {
    duration,
    when,
    /** `503`, `timed out`, or how it stands. */
    short: ({ state, attempt: { answer } }: LaneMark) =>
      answer === null ? states[state as keyof typeof states] : resultShort(resultOfAnswer(answer)),
    /** All of it, for screen readers. */
    label: (mark: LaneMark) =>
      t('attempt.label', {
        attempt: mark.attempt.attempt,
        when: when(mark),
        state: stateText(mark),
      }),
  };
}
