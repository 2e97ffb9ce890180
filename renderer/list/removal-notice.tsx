import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { inBackground } from '../ui/failures.ts';
import { useShortcutText } from '../ui/shortcuts.ts';
import { useUndo } from '../ui/use-undo.ts';

/** The latest removal for as long as it can be undone, or why it failed. */
export function RemovalNotice() {
  const { t, i18n } = useTranslation();
  const keysOf = useShortcutText();
  const last = useWindow((state) => state.removals.at(-1));
  const isRemoving = useWindow((state) => state.work === 'removing');
  const note = useWindow((state) => state.removalNote);
  const undo = useWindow((state) => state.undoRemoval);
  const dismiss = useWindow((state) => state.dismissRemoval);
  useExpiry();
  // The rows may be gone before the removal is confirmed.
  useUndo(last === undefined && !isRemoving ? null : () => inBackground(undo()));

  if (note !== null)
    return (
      <Notice severity={typeof note === 'object' ? 'error' : 'info'} onDismiss={dismiss}>
        {typeof note === 'object'
          ? t('removal.failed', { detail: note.failed })
          : t(`removal.${note}`)}
      </Notice>
    );
  if (last === undefined) return null;
  const shown = formatNumber(last.count, i18n.language);
  return (
    <Notice
      severity="info"
      onDismiss={dismiss}
      action={
        <Button
          title={t('removal.undoHint', { keys: keysOf('undo') })}
          onClick={() => inBackground(undo())}
        >
          {t('removal.undo')}
        </Button>
      }
    >
      {t('removal.done', { count: last.count, shown })} {last.keptPinned && t('removal.keptPinned')}
    </Notice>
  );
}

/** Drops removals once they can no longer be undone. */
function useExpiry() {
  const first = useWindow((state) => state.removals[0]);
  const expire = useWindow((state) => state.expireRemovals);
  useEffect(() => {
    if (first === undefined) return;
    const timer = setTimeout(expire, first.until - Date.now());
    return () => clearTimeout(timer);
  }, [first, expire]);
}
