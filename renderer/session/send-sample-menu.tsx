import { ChevronDown, Mail, MessageSquare, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { inBackground } from '../ui/failures.ts';

/** Sends a documented webhook to the Delivery URL, so that everything can be tried without a CRM. */
export function SendSampleMenu() {
  const { t } = useTranslation();
  const sendSample = useWindow((state) => state.sendSample);
  const sending = useWindow((state) => state.sample.is === 'sending');
  return (
    <Menu
      trigger={
        <Button icon={Send} disabled={sending}>
          {t(sending ? 'sample.sending' : 'sample.send')}
          <ChevronDown size={12} aria-hidden />
        </Button>
      }
      items={[
        {
          label: t('sample.sms'),
          icon: MessageSquare,
          onSelect: () => inBackground(sendSample('sms')),
        },
        { label: t('sample.email'), icon: Mail, onSelect: () => inBackground(sendSample('email')) },
      ]}
    />
  );
}
