import { ChevronDown, Mail, MessageSquare, Pencil, Send } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sampleKinds, type SampleKind } from '../../shared/sample.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { inBackground } from '../ui/failures.ts';

export const sampleIcons: Readonly<Record<SampleKind, LucideIcon>> = {
  sms: MessageSquare,
  email: Mail,
};

/** Sends a documented webhook to the Delivery URL, so that everything can be tried without a CRM. */
export function SendSampleMenu() {
  const { t } = useTranslation(['window', 'sending']);
  const openEditor = useWindow((state) => state.openEditor);
  const sendSample = useWindow((state) => state.sendSample);
  const sending = useWindow((state) => state.sample.is === 'sending');
  return (
    <Menu
      trigger={
        <Button icon={Send} disabled={sending} title={t('sample.send')}>
          <span className="bar-label">{t(sending ? 'sample.sending' : 'sample.send')}</span>
          <ChevronDown className="bar-chevron" size={12} aria-hidden />
        </Button>
      }
      items={[
        ...sampleKinds.map((kind) => ({
          label: t(`sample.name.${kind}`),
          icon: sampleIcons[kind],
          onSelect: () => inBackground(sendSample(kind)),
        })),
        ...sampleKinds.map((kind) => ({
          label: t(`sending:sample.${kind}`),
          icon: Pencil,
          onSelect: () => openEditor({ sample: kind }),
        })),
      ]}
    />
  );
}
