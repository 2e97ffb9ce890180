import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Notice } from '../ui/notice.tsx';
import { WorldsWords } from './worlds-words.tsx';

/** Why captures can't be kept, and what became of a damaged database. */
export function StoreNotices() {
  const { t } = useTranslation();
  const fault = useWindow((state) => state.inspector?.store.fault ?? null);
  const setAside = useWindow((state) => state.inspector?.store.setAside ?? null);
  const [read, setRead] = useState<string | null>(null);
  return (
    <>
      {fault !== null && (
        <Notice severity="error">
          {t(`store.fault.${fault.code}`)} <WorldsWords detail={fault.detail} />
        </Notice>
      )}
      {setAside !== null && setAside !== read && (
        <Notice severity="warning" onDismiss={() => setRead(setAside)}>
          {t('store.setAside')} <WorldsWords detail={setAside} />
        </Notice>
      )}
    </>
  );
}
