import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { formatNumber } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';

/** Milliseconds for which a success is confirmed. */
const shownForMs = 4_000;

/** The outcome of copying requests; a success goes by itself. */
export function CopyNotice() {
  const { t, i18n } = useTranslation();
  const note = useWindow((state) => state.copyNote);
  const dismiss = useWindow((state) => state.dismissCopy);

  useEffect(() => {
    if (note?.is !== 'copied') return;
    const timer = setTimeout(dismiss, shownForMs);
    return () => clearTimeout(timer);
  }, [note, dismiss]);

  if (note === null) return null;
  if (note.is === 'copied') {
    const shown = formatNumber(note.count, i18n.language);
    return (
      <Notice severity="ok" onDismiss={dismiss}>
        {t('copying.done', { count: note.count, shown })}
        {note.isRedacted && ` ${t('export.redacted')}`}
        {note.leftOut > 0 &&
          ` ${t('export.leftOut', { shown: formatNumber(note.leftOut, i18n.language) })}`}
      </Notice>
    );
  }
  return (
    <Notice severity="error" onDismiss={dismiss}>
      {note.is === 'failed'
        ? t('copying.failed', { detail: note.detail })
        : t(`copying.${note.is}`)}
    </Notice>
  );
}
