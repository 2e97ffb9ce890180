import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DestinationState } from '../../shared/destinations.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { ConditionText } from '../ui/condition-text.tsx';
import { useResultTexts } from '../ui/dispatch-outcome.ts';
import { inBackground } from '../ui/failures.ts';
import { Notice } from '../ui/notice.tsx';

/** Notices that are shown at once; the panel has the others. */
const maxNotices = 2;

/** A notice for each destination that is down, is back, or loops, with the next step. */
export function DestinationNotices() {
  const { t } = useTranslation('destinations');
  const states = useWindow((state) => state.inspector?.destinations) ?? [];
  const open = useWindow((state) => state.openDestinations);
  const troubled = states.filter(({ is }) => is === 'down' || is === 'back' || is === 'loop');
  const more = troubled.length - maxNotices;
  return (
    <>
      {troubled.slice(0, maxNotices).map((state) => (
        <DestinationNotice key={state.id} state={state} />
      ))}
      {more > 0 && (
        <Notice severity="warning" action={<Button onClick={open}>{t('action.open')}</Button>}>
          {t('notice.more', { count: more })}
        </Notice>
      )}
    </>
  );
}

/** Runs the action of a notice, which may end it: without this the keyboard focus would be lost with its button. */
function act({ currentTarget }: MouseEvent<HTMLElement>, call: Promise<void>): void {
  const header = currentTarget.closest('header');
  header?.querySelector<HTMLElement>('.destinations-button')?.focus();
  inBackground(call);
}

function DestinationNotice({ state }: { readonly state: DestinationState }) {
  const { t } = useTranslation('destinations');
  const { faultSentence } = useResultTexts();
  const open = useWindow((window) => window.openDestinations);
  const retry = useWindow((window) => window.retryDestination);
  const resume = useWindow((window) => window.resumeDestination);
  const name = useWindow(
    (window) =>
      window.inspector?.settings.destinations.find(({ id }) => id === state.id)?.name ?? null,
  );
  if (name === null) return null;
  const { id, is, fault } = state;
  const words = (
    <>
      {t('notice.name', { name })} <ConditionText state={state} />.
    </>
  );
  if (is === 'back')
    return (
      <Notice
        severity="warning"
        action={
          <>
            <Button onClick={(event) => act(event, resume(id, 'send'))}>{t('action.send')}</Button>
            <Button onClick={(event) => act(event, resume(id, 'skip'))}>{t('action.skip')}</Button>
          </>
        }
      >
        {words}
      </Notice>
    );
  return (
    <Notice
      severity={is === 'loop' ? 'error' : 'warning'}
      action={
        <>
          {is === 'down' && (
            <Button onClick={(event) => act(event, retry(id))}>{t('action.retry')}</Button>
          )}
          <Button variant="quiet" onClick={open}>
            {t('action.open')}
          </Button>
        </>
      }
    >
      {words} {fault !== null ? faultSentence(fault.code) : is === 'loop' && t('notice.loop')}
    </Notice>
  );
}
