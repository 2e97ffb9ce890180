import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Notice } from '../ui/notice.tsx';
import { SystemDetail } from './system-detail.tsx';

/** Why requests can't be stored, and where a damaged database or invalid settings were put. */
export function StoreNotices() {
  const { t } = useTranslation();
  const fault = useWindow((state) => state.inspector?.store.fault ?? null);
  const setAside = useWindow((state) => state.inspector?.store.setAside ?? null);
  const settingsAside = useWindow((state) => state.inspector?.settingsAside ?? null);
  const [dismissedSettings, setDismissedSettings] = useState<typeof settingsAside>(null);
  const [dismissed, setDismissed] = useState<string | null>(null);
  return (
    <>
      {fault !== null && (
        <Notice severity="error">
          {t(`store.fault.${fault.code}`)} <SystemDetail detail={fault.detail} />
        </Notice>
      )}
      {settingsAside !== null && settingsAside !== dismissedSettings && (
        <Notice severity="warning" onDismiss={() => setDismissedSettings(settingsAside)}>
          {t('store.settingsAside', { path: settingsAside.path })}{' '}
          <SystemDetail detail={settingsAside.detail} />
        </Notice>
      )}
      {setAside !== null && setAside !== dismissed && (
        <Notice severity="warning" onDismiss={() => setDismissed(setAside)}>
          {t('store.setAside')} <SystemDetail detail={setAside} />
        </Notice>
      )}
    </>
  );
}
