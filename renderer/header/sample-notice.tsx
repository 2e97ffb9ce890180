import { useTranslation } from 'react-i18next';
import { assertNever } from '../../shared/assert-never.ts';
import { useWindow } from '../store/use-window.ts';
import { Notice } from '../ui/notice.tsx';
import { formatNumber } from '../ui/format.ts';

/** The outcome of the latest test message. */
export function SampleNotice() {
  const { t, i18n } = useTranslation();
  const { t: tSignature } = useTranslation('signature');
  const sample = useWindow((state) => state.sample);
  const dismiss = useWindow((state) => state.dismissSample);
  if (sample.is !== 'ended') return null;
  const { outcome } = sample;
  if (outcome.ok) {
    const { status, ms, url, signedWith } = outcome.value;
    const isAccepted = status >= 200 && status < 300;
    return (
      <Notice severity={isAccepted ? 'ok' : 'warning'} onDismiss={dismiss}>
        {t('sample.sent', {
          status,
          url,
          ms: formatNumber(Math.ceil(ms), i18n.language),
        })}
        {signedWith !== null && ` ${tSignature('signedWith', { name: signedWith })}`}
      </Notice>
    );
  }
  switch (outcome.fault) {
    case 'not-listening':
      return (
        <Notice severity="error" onDismiss={dismiss}>
          {t('sample.fault.not-listening')}
        </Notice>
      );
    case 'not-delivered':
      return (
        <Notice severity="error" onDismiss={dismiss}>
          {t('sample.fault.not-delivered', { detail: outcome.detail })}
        </Notice>
      );
    default:
      return assertNever(outcome.fault);
  }
}
