import { Mail, MessageSquare, Webhook } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { inBackground } from '../ui/failures.ts';

/** Shown until the first request is received: three steps, and buttons that send a test message. */
export function FirstSteps() {
  const { t } = useTranslation();
  const sendSample = useWindow((state) => state.sendSample);
  const sending = useWindow((state) => state.sample.is === 'sending');
  const reachable = useWindow((state) => (state.inspector?.deliveryUrl ?? null) !== null);
  return (
    <EmptyState
      icon={Webhook}
      title={t('first.title')}
      action={
        <>
          <Button
            icon={MessageSquare}
            disabled={sending}
            onClick={() => inBackground(sendSample('sms'))}
          >
            {t('sample.sendSms')}
          </Button>
          <Button icon={Mail} disabled={sending} onClick={() => inBackground(sendSample('email'))}>
            {t('sample.sendEmail')}
          </Button>
        </>
      }
    >
      <ol className="steps">
        <li>{t(reachable ? 'first.copy' : 'first.open')}</li>
        <li>{t('first.paste')}</li>
        <li>{t('first.send')}</li>
      </ol>
      <p>{t('first.or')}</p>
    </EmptyState>
  );
}
