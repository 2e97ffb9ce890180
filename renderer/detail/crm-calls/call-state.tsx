import { useTranslation } from 'react-i18next';
import type { CrmRun } from '../../../shared/crm-api.ts';
import { bridge } from '../../bridge.ts';
import { Button } from '../../ui/button.tsx';
import { inBackground } from '../../ui/failures.ts';
import { formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { CallWait } from './use-send-call.ts';

interface CallStateProps {
  readonly title: string;
  readonly wait: CallWait;
  readonly run: CrmRun | null;
  readonly onSendAnyway: () => void;
}

/** What a call waits for, why it was not sent, or how far it is. */
export function CallState({ title, wait, run, onSendAnyway }: CallStateProps) {
  const { t } = useTranslation('crm-calls');
  if (run !== null) return <RunLine title={title} run={run} />;
  if (wait.is === 'refused')
    return <Notice severity="error">{t(`refused.${wait.refusal}`)}</Notice>;
  if (wait.is === 'token-taken') {
    const { mask, reading } = wait.token;
    return (
      <Notice severity="ok">
        {reading.location === null
          ? t('taken.text', { mask })
          : t('taken.location', { mask, location: reading.location })}
      </Notice>
    );
  }
  if (wait.is !== 'problems') return null;
  return (
    <Notice
      severity="warning"
      action={<Button onClick={onSendAnyway}>{t('held.sendAnyway')}</Button>}
    >
      {t('held.text')}
    </Notice>
  );
}

function RunLine({ title, run }: { readonly title: string; readonly run: CrmRun }) {
  const { t, i18n } = useTranslation('crm-calls');
  const now = useNow(1000);
  const { number, attempt, attempts, waitsUntil } = run;
  const seconds = waitsUntil === null ? 0 : Math.max(0, Math.round((waitsUntil - now) / 1000));
  const counts = { attempt, attempts };
  return (
    <ProgressLine
      label={t('run.label', { call: title })}
      name={title}
      text={
        waitsUntil === null
          ? t(attempts > 1 ? 'run.sendingOf' : 'run.sending', counts)
          : t('run.waiting', {
              attempt: attempt + 1,
              attempts,
              seconds: formatNumber(seconds, i18n.language),
            })
      }
      done={null}
      total={1}
      stop={t('run.stop')}
      stopNamed={t('run.stopNamed', { call: title })}
      onStop={() => inBackground(bridge.call('crm.stop', { number }))}
    />
  );
}
