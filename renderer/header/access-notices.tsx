import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber } from '../ui/format.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { inBackground } from '../ui/failures.ts';

/** Notices about access: the path was renewed, and strays exceeded the limit. */
export function AccessNotices({ onSettings }: { readonly onSettings: () => void }) {
  return (
    <>
      <PathNotice />
      <DroppedStraysNotice onSettings={onSettings} />
    </>
  );
}

function PathNotice() {
  const { t } = useTranslation('access');
  const before = useWindow((state) => state.pathBefore);
  const restore = useWindow((state) => state.restorePath);
  const dismiss = useWindow((state) => state.dismissPath);
  const url = useWindow((state) => {
    const { deliveryUrl = null, listener } = state.inspector ?? {};
    return deliveryUrl ?? (listener?.is === 'listening' ? listener.localUrl : null);
  });
  if (before === null || url === null) return null;
  return (
    <Notice
      severity="warning"
      onDismiss={dismiss}
      action={
        <>
          <CopyButton text={url} label={t('copyNew')} caption={t('copyNew')} variant="plain" />
          <Button onClick={() => inBackground(restore())}>{t('undo')}</Button>
        </>
      }
    >
      {t('renewed', { url })}
    </Notice>
  );
}

function DroppedStraysNotice({ onSettings }: { readonly onSettings: () => void }) {
  const { t, i18n } = useTranslation('access');
  const count = useWindow((state) => state.inspector?.droppedStrays.limited ?? 0);
  const seen = useWindow((state) => state.droppedStraysSeen);
  const limit = useWindow((state) => state.inspector?.settings.straysPerMinute ?? 0);
  const dismiss = useWindow((state) => state.dismissDroppedStrays);
  if (count <= seen) return null;
  return (
    <Notice
      severity="warning"
      onDismiss={dismiss}
      action={<Button onClick={onSettings}>{t('openSettings')}</Button>}
    >
      {t('droppedStrays', {
        count,
        shown: formatNumber(count, i18n.language),
        limit: formatNumber(limit, i18n.language),
      })}
    </Notice>
  );
}
