import { Mail, MessageSquare, Send } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SampleKind } from '../../shared/sample.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { SampleDialog } from './samples/sample-dialog.tsx';

export const sampleIcons: Readonly<Record<SampleKind, LucideIcon>> = {
  sms: MessageSquare,
  email: Mail,
};

/** Sends a sample to the Delivery URL, so that everything can be tried without a CRM. */
export function SendSampleMenu() {
  const { t } = useTranslation();
  const isOpen = useWindow((state) => state.isSampleDialogOpen);
  const open = useWindow((state) => state.openSamples);
  const close = useWindow((state) => state.closeSamples);
  const sending = useWindow((state) => state.sample.is === 'sending');
  const isDown = useWindow((state) => state.connected === false);
  return (
    <>
      <Button
        icon={Send}
        disabled={sending || isDown}
        aria-haspopup="dialog"
        title={t('sample.send')}
        onClick={open}
      >
        <span className="bar-label">{t(sending ? 'sample.sending' : 'sample.send')}</span>
      </Button>
      {isOpen && <SampleDialog onClose={close} />}
    </>
  );
}
