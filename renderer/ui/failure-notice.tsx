import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { dismissFailure, failures } from './failures.ts';
import { Notice } from './notice.tsx';
import { SenderText } from './sender-text.tsx';

/** The latest failure that no part of the window shows by itself. */
export function FailureNotice() {
  const { t } = useTranslation('window');
  const last = useStore(failures, (state) => state.last);
  if (last === null) return null;
  return (
    <Notice severity="error" onDismiss={dismissFailure}>
      {t(`failure.${last.is}`)} <SenderText text={last.detail} />
    </Notice>
  );
}
