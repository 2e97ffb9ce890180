import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../ui/use-now.ts';
import { durationText } from './duration-text.ts';

interface CountdownProps {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly children: (time: string) => ReactNode;
}

/** The time until a moment, counting down. Screen readers are told nothing of each second. */
export function Countdown({ at, children }: CountdownProps) {
  const { i18n } = useTranslation();
  const now = useNow(250);
  const left = Math.max(0, at - now);
  const steps = left < 10_000 ? Math.ceil(left / 100) * 100 : Math.ceil(left / 1_000) * 1_000;
  return (
    <span className="play-countdown">
      {children(durationText(Math.max(100, steps), i18n.language))}
    </span>
  );
}
