import { useTranslation } from 'react-i18next';
import type { UpdateState } from '../../../shared/updates.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { inBackground } from '../../ui/failures.ts';
import type { Strip } from './strip.ts';

/** A newer version, with the next step. Before, and once, whether Hookscope should look for newer versions. */
export function useUpdateStrips(): readonly Strip[] {
  const state = useWindow(({ updates }) => updates);
  const isDismissed = useWindow(({ updatesDismissed }) => updatesDismissed === state);
  const onDismiss = useWindow(({ dismissUpdates }) => dismissUpdates);
  const texts = useTexts(state);
  const question = useQuestion();
  if (state.is === 'idle') return question;
  if (isDismissed || texts === null) return [];
  const id = `update ${state.is}`;
  const action = <UpdateActions state={state} />;
  if (state.is === 'downloading') return [{ id, severity: 'info', action, ...texts }];
  const severity = { failed: 'warning', ready: 'ok' } as const;
  return [
    {
      id,
      severity: state.is === 'failed' || state.is === 'ready' ? severity[state.is] : 'info',
      action,
      onDismiss,
      ...texts,
    },
  ];
}

/** `null` while there is nothing to tell. */
function useTexts(state: UpdateState): Pick<Strip, 'text' | 'detail'> | null {
  const { t } = useTranslation('updates');
  if (state.is === 'failed') return { text: t(`fault.${state.fault}`), detail: state.detail };
  if (state.is !== 'available' && state.is !== 'downloading' && state.is !== 'ready') return null;
  return { text: t(`strip.${state.is}`, { version: state.update.version }) };
}

function useQuestion(): readonly Strip[] {
  const { t } = useTranslation('updates');
  // Somebody who has just installed Hookscope has a webhook to send first.
  const hasReceived = useWindow((state) => state.hasReceived);
  const isOpen = useWindow((state) => state.inspector?.settings.updates === 'ask');
  const changeSettings = useWindow((state) => state.changeSettings);
  if (!hasReceived || !isOpen) return [];
  const answer = (updates: 'on' | 'off') => inBackground(changeSettings({ updates }));
  return [
    {
      id: 'update question',
      severity: 'info',
      text: t('strip.question'),
      action: (
        <>
          <Button onClick={() => answer('on')}>{t('action.agree')}</Button>
          <Button onClick={() => answer('off')}>{t('action.decline')}</Button>
        </>
      ),
    },
  ];
}

function UpdateActions({ state }: { readonly state: UpdateState }) {
  const { t } = useTranslation('updates');
  const openSettings = useWindow((window) => window.openSettings);
  const check = useWindow((window) => window.checkUpdates);
  const download = useWindow((window) => window.downloadUpdate);
  const cancel = useWindow((window) => window.cancelUpdate);
  const restart = useWindow((window) => window.restartToUpdate);
  if (state.is === 'downloading')
    return (
      <>
        <progress aria-label={t('progress')} max={100} value={state.percent} />
        <Button onClick={() => inBackground(cancel())}>{t('action.cancel')}</Button>
      </>
    );
  if (state.is === 'ready')
    return <Button onClick={() => inBackground(restart())}>{t('action.restart')}</Button>;
  const show = (
    <Button onClick={() => openSettings('updateStatus')}>{t('action.whatChanged')}</Button>
  );
  if (state.is === 'failed')
    return state.update === null ? (
      <Button onClick={() => inBackground(check())}>{t('action.tryAgain')}</Button>
    ) : (
      <>
        <Button onClick={() => inBackground(download())}>{t('action.tryAgain')}</Button>
        {show}
      </>
    );
  if (state.is === 'available' && state.update.way.is === 'itself')
    return (
      <>
        <Button onClick={() => inBackground(download())}>{t('action.download')}</Button>
        {show}
      </>
    );
  return show;
}
