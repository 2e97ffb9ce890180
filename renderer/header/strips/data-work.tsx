import { useTranslation } from 'react-i18next';
import type { RunningDataWork } from '../../../shared/data-actions.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { inBackground } from '../../ui/failures.ts';
import { formatShare } from '../../ui/format.ts';
import type { Strip } from './strip.ts';

/** A backup of everything is written or restored, or the data folder is moved. */
export function useDataWorkStrips(): readonly Strip[] {
  const { t } = useTranslation();
  const work = useWindow((state) => state.dataWork);
  if (work === null) return [];
  return [
    {
      id: 'data work',
      severity: 'info',
      isAnswer: true,
      text: t(`dataWork.${work.action}`),
      action: <Progress work={work} />,
    },
  ];
}

/** The percentage is not in the text of the strip, of which screen readers would then tell at each percent. */
function Progress({ work: { percent, isCancelled } }: { readonly work: RunningDataWork }) {
  const { t, i18n } = useTranslation();
  const cancel = useWindow((state) => state.cancelDataWork);
  return (
    <>
      <progress
        aria-label={t('dataWork.progress')}
        max={100}
        {...(percent !== null && { value: percent })}
      />
      {percent !== null && <span aria-hidden>{formatShare(percent / 100, i18n.language)}</span>}
      {isCancelled ? (
        <span role="status">{t('dataWork.cancelling')}</span>
      ) : (
        <Button onClick={() => inBackground(cancel())}>{t('cancel')}</Button>
      )}
    </>
  );
}
