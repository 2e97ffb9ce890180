import { useTranslation } from 'react-i18next';
import type { Destination, DestinationState } from '../../shared/destinations.ts';
import { useWindow } from '../store/use-window.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { ConditionText } from '../ui/condition-text.tsx';
import { useResultTexts } from '../ui/dispatch-outcome.ts';
import { inBackground } from '../ui/failures.ts';
import { formatNumber } from '../ui/format.ts';
import type { Tone } from '../ui/tone.ts';

const tones: Readonly<Record<DestinationState['is'], Tone | null>> = {
  off: null,
  up: 'ok',
  down: 'error',
  back: 'warning',
  loop: 'error',
};

/** What a destination does at the moment, in words, and the next step where it needs one. */
export function DestinationCondition({ destination }: { readonly destination: Destination }) {
  const { t, i18n } = useTranslation('destinations');
  const state = useWindow((window) =>
    window.inspector?.destinations.find(({ id }) => id === destination.id),
  );
  const retry = useWindow((window) => window.retryDestination);
  const resume = useWindow((window) => window.resumeDestination);
  const { faultSentence } = useResultTexts();
  if (state === undefined) return null;
  const { id } = destination;
  // Whether it can be reached shows with the first request.
  const tone = state.checkedAt === null ? null : tones[state.is];
  const { removedUnsent, fault } = state;
  return (
    <div className="destination-condition">
      <div role="status">
        <Badge {...(tone !== null && { tone })}>
          <ConditionText state={state} />
        </Badge>
        {fault !== null && <p className="setting-hint selectable">{faultSentence(fault.code)}</p>}
        {removedUnsent > 0 && (
          <p className="setting-hint">
            {t('removedUnsent', {
              count: removedUnsent,
              shown: formatNumber(removedUnsent, i18n.language),
            })}
          </p>
        )}
      </div>
      {state.is === 'down' && (
        <Button onClick={() => inBackground(retry(id))}>{t('action.retry')}</Button>
      )}
      {state.is === 'back' && (
        <>
          <Button onClick={() => inBackground(resume(id, 'send'))}>{t('action.send')}</Button>
          <Button onClick={() => inBackground(resume(id, 'skip'))}>{t('action.skip')}</Button>
        </>
      )}
      {state.is === 'loop' && (
        <Button onClick={() => inBackground(resume(id, 'send'))}>{t('action.resume')}</Button>
      )}
    </div>
  );
}
