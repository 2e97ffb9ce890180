import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import './export-notice.css';

/** How far an export has come, and what became of it. */
export function ExportNotice() {
  const { t, i18n } = useTranslation();
  const state = useWindow((window) => window.listExport);
  const cancel = useWindow((window) => window.cancelExport);
  const dismiss = useWindow((window) => window.dismissExport);
  if (state.is === 'idle') return null;
  const number = new Intl.NumberFormat(i18n.language);
  if (state.is === 'running') {
    const { progress } = state;
    const words = progress
      ? t('export.running', {
          done: number.format(progress.done),
          total: number.format(progress.total),
        })
      : t('export.choosing');
    return (
      <div className="export-progress">
        <label>
          <span>{words}</span>
          {progress && <progress max={Math.max(1, progress.total)} value={progress.done} />}
        </label>
        {progress && <Button onClick={cancel}>{t('cancel')}</Button>}
      </div>
    );
  }
  const { result } = state;
  const leftOut = (count = 0) =>
    count === 0 ? '' : ` ${t('export.leftOut', { shown: number.format(count) })}`;
  return (
    <Notice severity={result.ok ? 'ok' : 'error'} onDismiss={dismiss}>
      {result.ok
        ? t('export.written', {
            count: result.value.count,
            shown: number.format(result.value.count),
            path: result.value.path,
          }) + leftOut(result.value.leftOut)
        : result.fault === 'nothing-fits'
          ? t('export.nothingFits')
          : t('export.notWritten', { detail: result.detail })}
    </Notice>
  );
}
