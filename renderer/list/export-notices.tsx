import { useTranslation } from 'react-i18next';
import type { Calls } from '../../shared/contract/bridge.ts';
import type { RunningExport } from '../../shared/export.ts';
import { nameOfPath } from '../../shared/saved-file.ts';
import { useWindow } from '../store/use-window.ts';
import { formatNumber } from '../ui/format.ts';
import { inBackground } from '../ui/failures.ts';
import { LatestNotices } from '../ui/latest-notices.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import { ShowInFolder } from '../ui/show-in-folder.tsx';

/** The progress of each running export with a button that cancels it, and the results of ended ones. */
export function ExportNotices() {
  const running = useWindow((state) => state.runningExports);
  const ended = useWindow((state) => state.endedExports);
  const dismiss = useWindow((state) => state.dismissExport);
  return (
    <>
      {running.map((one) => (
        <RunningExportLine key={one.number} export={one} />
      ))}
      <LatestNotices>
        {ended.map(({ key, result }) => (
          <EndedExportNotice key={key} result={result} onDismiss={() => dismiss(key)} />
        ))}
      </LatestNotices>
    </>
  );
}

function RunningExportLine({
  export: { number, path, progress },
}: {
  readonly export: RunningExport;
}) {
  const { t, i18n } = useTranslation();
  const cancel = useWindow((state) => state.cancelExport);
  const name = nameOfPath(path);
  return (
    <ProgressLine
      label={t('export.to', { name })}
      name={name}
      text={
        progress === null
          ? t('export.beginning')
          : t('export.running', {
              done: formatNumber(progress.done, i18n.language),
              total: formatNumber(progress.total, i18n.language),
            })
      }
      done={progress?.done ?? null}
      total={progress?.total ?? 1}
      stop={t('cancel')}
      stopNamed={t('export.cancel', { name })}
      onStop={() => inBackground(cancel(number))}
    />
  );
}

interface EndedExportNoticeProps {
  readonly result: ReturnType<Calls['export.save']>;
  readonly onDismiss: () => void;
}

function EndedExportNotice({ result, onDismiss }: EndedExportNoticeProps) {
  const { t, i18n } = useTranslation();
  if (!result.ok) {
    return (
      <Notice severity="error" onDismiss={onDismiss}>
        {result.fault === 'nothing-fits'
          ? t('export.nothingFits')
          : t('export.notWritten', { detail: result.detail })}
      </Notice>
    );
  }
  const { count, path, file, isRedacted, leftOut = 0 } = result.value;
  return (
    <Notice severity="ok" action={<ShowInFolder file={file} />} onDismiss={onDismiss}>
      {t('export.written', {
        count,
        shown: formatNumber(count, i18n.language),
        path: nameOfPath(path),
      })}
      {isRedacted && `. ${t('export.redacted')}`}
      {leftOut > 0 && ` ${t('export.leftOut', { shown: formatNumber(leftOut, i18n.language) })}`}
    </Notice>
  );
}
