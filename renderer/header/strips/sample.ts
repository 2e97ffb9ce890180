import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../store/use-window.ts';
import { formatNumber } from '../../ui/format.ts';
import type { Strip } from './strip.ts';

/** How long the outcome of a test message that was accepted is shown. */
const shownForMs = 8000;

/** The outcome of the latest test message. One that was accepted leaves by itself. */
export function useSampleStrips(): readonly Strip[] {
  const { t, i18n } = useTranslation(['window', 'signature']);
  const sample = useWindow((state) => state.sample);
  const dismiss = useWindow((state) => state.dismissSample);
  const outcome = sample.is === 'ended' ? sample.outcome : null;
  const isAccepted =
    outcome !== null && outcome.ok && outcome.value.status >= 200 && outcome.value.status < 300;

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
        text: t(`sample.fault.${outcome.fault}`, { detail: outcome.detail }),
      },
    ];
  const { status, ms, url, signedWith } = outcome.value;
  const sent = t('sample.sent', { status, url, ms: formatNumber(Math.ceil(ms), i18n.language) });
  const signed = signedWith === null ? '' : ` ${t('signature:signedWith', { name: signedWith })}`;
  return [{ ...answer, severity: isAccepted ? 'ok' : 'warning', text: `${sent}${signed}` }];
}
