import { ChartNoAxesGantt } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlayRun } from '../../shared/play.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { formatNumber } from '../ui/format.ts';
import { LatestNotices } from '../ui/latest-notices.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';

/** The plays that go on, and the last that ended. Each leads to its time line. */
export function PlayNotices() {
  const plays = useWindow((state) => state.plays);
  const dismissed = useWindow((state) => state.dismissedPlays);
  const running = plays.filter(({ endedAt }) => endedAt === null);
  const ended = plays.filter(({ endedAt, number }) => endedAt !== null && !dismissed.has(number));
  return (
    <>
      {running.map((run) => (
        <RunningPlay key={run.number} run={run} />
      ))}
      <LatestNotices>
        {ended.toReversed().map((run) => (
          <EndedPlay key={run.number} run={run} />
        ))}
      </LatestNotices>
    </>
  );
}

function RunningPlay({ run }: { readonly run: PlayRun }) {
  const { t, i18n } = useTranslation('play');
  const stop = useWindow((state) => state.stopPlay);
  const { number, target, total, ended, attempts } = run;
  const format = (count: number) => formatNumber(count, i18n.language);
  const progress = t('run.progress', { ended: format(ended), total: format(total) });
  const made = t('notice.attempts', { count: attempts, shown: format(attempts) });
  return (
    <ProgressLine
      label={t('notice.running', { target })}
      name={target}
      text={`${progress} · ${made}`}
      done={ended}
      total={total}
      action={<ShowButton run={run} isShort />}
      stop={t('run.stop')}
      stopNamed={t('run.stopNamed', { target })}
      onStop={({ currentTarget }) => {
        // The button disappears with the play: without this the keyboard focus would leave the list.
        currentTarget.closest('section')?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
        inBackground(stop(number));
      }}
    />
  );
}

function EndedPlay({ run }: { readonly run: PlayRun }) {
  const { t, i18n } = useTranslation('play');
  const dismiss = useWindow((state) => state.dismissPlay);
  const { number, total, accepted, attempts, isStopped } = run;
  const format = (count: number) => formatNumber(count, i18n.language);
  const severity = accepted === total ? 'ok' : isStopped ? 'info' : 'error';
  return (
    <Notice severity={severity} action={<ShowButton run={run} />} onDismiss={() => dismiss(number)}>
      {t(isStopped ? 'notice.stopped' : 'notice.ended', {
        accepted: format(accepted),
        total: format(total),
        attempts: t('notice.attempts', { count: attempts, shown: format(attempts) }),
      })}
    </Notice>
  );
}

interface ShowButtonProps {
  readonly run: Pick<PlayRun, 'number' | 'target'>;
  /** An icon instead of a word. */
  readonly isShort?: boolean;
}

function ShowButton({ run: { number, target }, isShort = false }: ShowButtonProps) {
  const { t } = useTranslation('play');
  const showPlay = useWindow((state) => state.showPlay);
  return (
    <Button
      data-play={number}
      aria-label={t('run.showNamed', { target })}
      {...(isShort && { icon: ChartNoAxesGantt, title: t('run.show') })}
      onClick={() => showPlay(number)}
    >
      {!isShort && t('run.show')}
    </Button>
  );
}
