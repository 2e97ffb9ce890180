import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Notice } from './notice.tsx';
import { SenderText } from './sender-text.tsx';
import { dismissTrouble, troubles } from './troubles.ts';

/** The last call that failed without a place of its own to say so. */
export function TroubleNotice() {
  const { t } = useTranslation('window');
  const last = useStore(troubles, (state) => state.last);
  if (last === null) return null;
  return (
    <Notice severity="error" onDismiss={dismissTrouble}>
      {t(`trouble.${last.is}`)} <SenderText text={last.detail} />
    </Notice>
  );
}
