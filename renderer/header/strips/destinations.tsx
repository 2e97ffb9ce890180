import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DestinationState } from '../../../shared/destinations.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { ConditionText } from '../../ui/condition-text.tsx';
import { useResultTexts } from '../../ui/dispatch-outcome.ts';
import { inBackground } from '../../ui/failures.ts';
import type { Tone } from '../../ui/tone.ts';
import type { Strip } from './strip.ts';

/** Destinations with a strip of their own; the panel has the others. */
const maxNamed = 2;

const severities: Partial<Readonly<Record<DestinationState['is'], Tone>>> = {
  loop: 'error',
  down: 'warning',
  back: 'warning',
};

/** A strip for each destination that is down, is back, or loops, with the next step. */
export function useDestinationStrips(): readonly Strip[] {
  const { t } = useTranslation('destinations');
  const { faultSentence } = useResultTexts();
  const states = useWindow((state) => state.inspector?.destinations) ?? [];
  const destinations = useWindow((state) => state.inspector?.settings.destinations) ?? [];
  const open = useWindow((state) => state.openDestinations);
  const troubled = states.flatMap((state) => {
    const name = destinations.find(({ id }) => id === state.id)?.name;
    const severity = severities[state.is];
    return name === undefined || severity === undefined ? [] : [{ state, name, severity }];
  });
  const named = troubled.slice(0, maxNamed).map(({ state, name, severity }) => ({
    id: `destination ${state.id} ${state.is}`,
    severity,
    text: (
      <>
        {t('notice.name', { name })} <ConditionText state={state} />.{' '}
        {state.fault !== null && state.is !== 'back' && faultSentence(state.fault.code)}
        {state.fault === null && state.is === 'loop' && t('notice.loop')}
      </>
    ),
    action: <DestinationActions state={state} />,
  }));
  const more = troubled.length - named.length;
  if (more === 0) return named;
  return [
    ...named,
    {
      id: 'more destinations',
      severity: 'warning',
      text: t('notice.more', { count: more }),
      action: <Button onClick={open}>{t('action.open')}</Button>,
    },
  ];
}

function DestinationActions({ state: { id, is } }: { readonly state: DestinationState }) {
  const { t } = useTranslation('destinations');
  const open = useWindow((window) => window.openDestinations);
  const retry = useWindow((window) => window.retryDestination);
  const resume = useWindow((window) => window.resumeDestination);
  if (is === 'back')
    return (
      <>
        <Button onClick={(event) => act(event, resume(id, 'send'))}>{t('action.send')}</Button>
        <Button onClick={(event) => act(event, resume(id, 'skip'))}>{t('action.skip')}</Button>
      </>
    );
  return (
    <>
      {is === 'down' && (
        <Button onClick={(event) => act(event, retry(id))}>{t('action.retry')}</Button>
      )}
      <Button onClick={open}>{t('action.open')}</Button>
    </>
  );
}

/** Runs the action of a strip, which may end it: without this the keyboard focus would be lost with its button. */
function act({ currentTarget }: MouseEvent<HTMLElement>, call: Promise<void>): void {
  const header = currentTarget.closest('header');
  header?.querySelector<HTMLElement>('.destinations-button')?.focus();
  inBackground(call);
}
