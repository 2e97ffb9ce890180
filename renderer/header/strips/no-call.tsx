import { useTranslation } from 'react-i18next';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { useCallOverdue } from '../no-call/use-call-overdue.ts';
import type { Strip } from './strip.ts';

/** The CRM has not called. While there are no requests at all, the list says so instead. */
export function useNoCallStrips(): readonly Strip[] {
  const { t } = useTranslation('no-call');
  const isOverdue = useCallOverdue();
  const hasReceived = useWindow((state) => state.hasReceived);
  const isDismissed = useWindow((state) => state.noCallDismissed === state.awaitedCall?.url);
  const dismiss = useWindow((state) => state.dismissNoCall);
  const openDialog = useWindow((state) => state.openDialog);
  if (!isOverdue || !hasReceived || isDismissed) return [];
  return [
    {
      id: 'no call',
      severity: 'info',
      text: t('strip'),
      action: <Button onClick={() => openDialog('no-call')}>{t('check')}</Button>,
      onDismiss: dismiss,
    },
  ];
}
