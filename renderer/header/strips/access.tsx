import { useTranslation } from 'react-i18next';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { inBackground } from '../../ui/failures.ts';
import { formatNumber } from '../../ui/format.ts';
import type { Strip } from './strip.ts';

/** The path was renewed, and strays exceeded the limit. */
export function useAccessStrips(): readonly Strip[] {
  return [...usePathStrip(), ...useDroppedStraysStrip()];
}

function usePathStrip(): readonly Strip[] {
  const { t } = useTranslation('access');
  const before = useWindow((state) => state.pathBefore);
  const restore = useWindow((state) => state.restorePath);
  const dismiss = useWindow((state) => state.dismissPath);
  const url = useWindow((state) => {
    const { deliveryUrl = null, listener } = state.inspector ?? {};
    return deliveryUrl ?? (listener?.is === 'listening' ? listener.localUrl : null);
  });
  if (before === null || url === null) return [];
  return [
    {
      id: 'path',
      severity: 'warning',
      text: t('renewed', { url }),
      action: (
        <>
          <CopyButton text={url} label={t('copyNew')} caption={t('copyNew')} variant="plain" />
          <Button onClick={() => inBackground(restore())}>{t('undo')}</Button>
        </>
      ),
      onDismiss: dismiss,
    },
  ];
}

function useDroppedStraysStrip(): readonly Strip[] {
  const { t, i18n } = useTranslation('access');
  const openSettings = useWindow((state) => state.openSettings);
  const count = useWindow((state) => state.inspector?.droppedStrays.limited ?? 0);
  const seen = useWindow((state) => state.droppedStraysSeen);
  const limit = useWindow((state) => state.inspector?.settings.straysPerMinute ?? 0);
  const dismiss = useWindow((state) => state.dismissDroppedStrays);
  if (count <= seen) return [];
  return [
    {
      id: 'dropped strays',
      severity: 'warning',
      text: t('droppedStrays', {
        count,
        shown: formatNumber(count, i18n.language),
        limit: formatNumber(limit, i18n.language),
      }),
      action: <Button onClick={() => openSettings()}>{t('openSettings')}</Button>,
      onDismiss: dismiss,
    },
  ];
}
