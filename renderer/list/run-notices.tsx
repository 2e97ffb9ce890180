import { useTranslation } from 'react-i18next';
import type { SendRun } from '../../shared/dispatches.ts';
import { useWindow } from '../store/use-window.ts';
import { resultTone, useResultTexts } from '../ui/dispatch-outcome.ts';
import { inBackground } from '../ui/failures.ts';
import { formatNumber } from '../ui/format.ts';
import { LatestNotices } from '../ui/latest-notices.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import type { Tone } from '../ui/tone.ts';

/** Results that a line names. */
const namedResults = 4;

/** The progress of each sending of the user with a button that stops it, and summaries of the last ones that ended. */
export function RunNotices() {
  const runs = useWindow((state) => state.runs);
  const running = runs.filter(({ endedAt }) => endedAt === null);
  const ended = runs.filter(({ endedAt }) => endedAt !== null).toReversed();
  return (
    <>
      {running.map((run) => (
        <RunningLine key={run.number} run={run} />
      ))}
      <LatestNotices>
        {ended.map((run) => (
          <EndedNotice key={run.number} run={run} />
        ))}
      </LatestNotices>
    </>
  );
}

function RunningLine({ run }: { readonly run: SendRun }) {
  const { t, i18n } = useTranslation('dispatches');
  const stop = useWindow((state) => state.stopRun);
  const outcomes = useOutcomes()(run);
  const { number, target, total, done } = run;
  const format = (count: number) => formatNumber(count, i18n.language);
  const progress = t('run.progress', { done: format(done), total: format(total) });
  return (
    <ProgressLine
      label={t('run.label', { target })}
      name={target}
      text={done > 0 ? `${progress} · ${outcomes}` : progress}
      done={done}
      total={total}
      stop={t('run.stopShort')}
      stopNamed={t('run.stop', { target })}
      onStop={({ currentTarget }) => {
        // The button disappears with the run: without this the keyboard focus would leave the list.
        currentTarget.closest('section')?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
        inBackground(stop(number));
      }}
    />
  );
}

function EndedNotice({ run }: { readonly run: SendRun }) {
  const { t, i18n } = useTranslation('dispatches');
  const dismiss = useWindow((state) => state.dismissRun);
  const outcomes = useOutcomes()(run);
  const { number, target, done, notRenewed, isStopped } = run;
  return (
    <Notice severity={toneOf(run)} onDismiss={() => dismiss(number)}>
      {t(isStopped ? 'run.stopped' : 'run.ended', {
        count: done,
        shown: formatNumber(done, i18n.language),
        target,
        outcomes,
      })}
      {notRenewed > 0 &&
        ` ${t('run.notRenewed', { count: notRenewed, shown: formatNumber(notRenewed, i18n.language) })}`}
    </Notice>
  );
}

/** Names the results of a run, the most frequent first: `214 × 200, 3 × 500`. */
function useOutcomes(): (run: SendRun) => string {
  const { t, i18n } = useTranslation('dispatches');
  const { resultLong } = useResultTexts();
  return ({ outcomes }) => {
    if (outcomes.length === 0) return t('run.nothing');
    const all = outcomes
      .slice(0, namedResults)
      .map(([result, count]) =>
        t('run.outcome', { count: formatNumber(count, i18n.language), result: resultLong(result) }),
      );
    return [...all, ...(outcomes.length > namedResults ? ['…'] : [])].join(', ');
  };
}

/** As bad as its worst result. One that was stopped is not done. */
function toneOf({ outcomes, isStopped }: SendRun): Tone {
  const tones = outcomes.map(([result]) => resultTone(result));
  return (
    (['error', 'warning'] as const).find((tone) => tones.includes(tone)) ??
    (isStopped || tones.length === 0 ? 'info' : 'ok')
  );
}
