import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../store/use-window.ts';
import { formatNumber } from '../../ui/format.ts';
import type { Strip } from './strip.ts';

/** How long the outcome of a test message that was accepted is shown. */
const shownForMs = 8000;

/** The outcome of the latest test message. One that was accepted leaves by itself. */
export function useSampleStrips(): readonly Strip[] {
  const { t, i18n } = useTranslation(['window', 'signature', 'samples']);
  const sample = useWindow((state) => state.sample);
  const dismiss = useWindow((state) => state.dismissSample);
  const outcome = sample.is === 'ended' ? sample.outcome : null;
  const isAccepted =
    outcome?.ok === true &&
    [outcome.value, outcome.value.second].every((one) => one === null || isSuccess(one.status));

  useEffect(() => {
    if (!isAccepted) return;
    const timer = setTimeout(dismiss, shownForMs);
    return () => clearTimeout(timer);
  }, [isAccepted, outcome, dismiss]);

  if (outcome === null) return [];
  const answer = { id: 'sample', onDismiss: dismiss, isAnswer: true };
  if (!outcome.ok)
    return [
      {
        ...answer,
        severity: 'error',
        text:
          outcome.fault === 'no-such-key'
            ? t('samples:noSuchKey')
            : t(`sample.fault.${outcome.fault}`, { detail: outcome.detail }),
      },
    ];
  const { status, ms, url, signedWith, second, isRetryFollowing } = outcome.value;
  const values = { status, url, ms: formatNumber(Math.ceil(ms), i18n.language) };
  const sentences = [
    second === null
      ? t('sample.sent', values)
      : t('samples:sentTwice', { ...values, second: second.status }),
    ...(signedWith === null ? [] : [t('signature:signedWith', { name: signedWith })]),
    ...(isRetryFollowing ? [t('samples:retryFollows')] : []),
  ];
  return [{ ...answer, severity: isAccepted ? 'ok' : 'warning', text: sentences.join(' ') }];
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
