import { Webhook } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sampleKinds } from '../../shared/sample.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { inBackground } from '../ui/failures.ts';
import { NoCallQuestions } from './no-call/questions.tsx';
import { useCallOverdue } from './no-call/use-call-overdue.ts';
import { sampleIcons } from './send-sample-menu.tsx';
import './first-steps.css';

/** Shown until the first request is received: three steps, and buttons that send a test message. After some minutes without a call: what may be wrong. */
export function FirstSteps() {
  const isOverdue = useCallOverdue();
  return isOverdue ? <NoCall /> : <Steps />;
}

function NoCall() {
  const { t } = useTranslation('no-call');
  return (
    <section className="first-no-call">
      <h2>{t('title')}</h2>
      <NoCallQuestions />
    </section>
  );
}

function Steps() {
  const { t } = useTranslation();
  const sendSample = useWindow((state) => state.sendSample);
  const sending = useWindow((state) => state.sample.is === 'sending');
  const isDown = useWindow((state) => state.connected === false);
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
              disabled={sending || isDown}
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
