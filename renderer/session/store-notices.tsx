import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Notice } from '../ui/notice.tsx';
import { SystemDetail } from './system-detail.tsx';

/** Why captures can't be kept, and what became of a damaged database or of settings that make no sense. */
export function StoreNotices() {
  const { t } = useTranslation();
  const fault = useWindow((state) => state.inspector?.store.fault ?? null);
  const setAside = useWindow((state) => state.inspector?.store.setAside ?? null);
  const settingsAside = useWindow((state) => state.inspector?.settingsAside ?? null);
  const [readSettings, setReadSettings] = useState<typeof settingsAside>(null);
  const [read, setRead] = useState<string | null>(null);
  return (
    <>
      {fault !== null && (
        <Notice severity="error">
          {t(`store.fault.${fault.code}`)} <SystemDetail detail={fault.detail} />
        </Notice>
      )}
      {settingsAside !== null && settingsAside !== readSettings && (
        <Notice severity="warning" onDismiss={() => setReadSettings(settingsAside)}>
          {t('store.settingsAside', { path: settingsAside.path })}{' '}
          <SystemDetail detail={settingsAside.detail} />
        </Notice>
      )}
      {setAside !== null && setAside !== read && (
        <Notice severity="warning" onDismiss={() => setRead(setAside)}>
          {t('store.setAside')} <SystemDetail detail={setAside} />
        </Notice>
      )}
    </>
  );
}
