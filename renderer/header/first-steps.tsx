import { Webhook } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sampleKinds } from '../../shared/sample.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { inBackground } from '../ui/failures.ts';
import { sampleIcons } from './send-sample-menu.tsx';
import './first-steps.css';

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
          {sampleKinds.map((kind) => (
            <Button
              key={kind}
              icon={sampleIcons[kind]}
              disabled={sending}
              onClick={() => inBackground(sendSample(kind))}
            >
              {t(`sample.sendNamed.${kind}`)}
            </Button>
          ))}
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
