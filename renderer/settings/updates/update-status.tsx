import { useTranslation } from 'react-i18next';
import type { Update, UpdateState } from '../../../shared/updates.ts';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { inBackground } from '../../ui/failures.ts';
import { formatNumber } from '../../ui/format.ts';
import { openLink } from '../../ui/open-link.ts';
import { SenderText } from '../../ui/sender-text.tsx';
import { ReleaseNotes } from './release-notes.tsx';
import './updates.css';

/** The version that runs, the newer one with what changed in it, and how it gets here. */
export function UpdateStatus() {
  const { t } = useTranslation(['updates', 'settings']);
  const state = useWindow(({ updates }) => updates);
  const version = useWindow((window) => window.version);
  const update = 'update' in state ? state.update : null;
  return (
    <div className="setting">
      <span>{t('settings:label.updateStatus')}</span>
      <div className="setting-value update-status">
        <p role="status">
          <Sentence state={state} version={version} />
        </p>
        {state.is === 'failed' && (
          <p className="setting-hint">
            <SenderText text={state.detail} />
          </p>
        )}
        <UpdateActions state={state} />
        {update !== null && <ReleaseNotes update={update} />}
      </div>
    </div>
  );
}

interface SentenceProps {
  readonly state: UpdateState;
  readonly version: string;
}

function Sentence({ state, version }: SentenceProps) {
  const { t } = useTranslation('updates');
  if (state.is === 'off') return t(`off.${state.why}`, { version });
  if (state.is === 'failed') return t(`fault.${state.fault}`);
  const next = 'update' in state ? state.update.version : '';
  return t(`state.${state.is}`, { version, next });
}

function UpdateActions({ state }: Pick<SentenceProps, 'state'>) {
  const { t, i18n } = useTranslation('updates');
  const check = useWindow((window) => window.checkUpdates);
  const download = useWindow((window) => window.downloadUpdate);
  const cancel = useWindow((window) => window.cancelUpdate);
  const restart = useWindow((window) => window.restartToUpdate);
  if (state.is === 'off' || state.is === 'checking') return null;
  if (state.is === 'downloading')
    return (
      <div className="update-actions">
        <progress aria-label={t('progress')} max={100} value={state.percent} />
        <Button onClick={() => inBackground(cancel())}>{t('action.cancel')}</Button>
      </div>
    );
  if (state.is === 'ready')
    return (
      <Button variant="primary" onClick={() => inBackground(restart())}>
        {t('action.restart')}
      </Button>
    );
  const update = 'update' in state ? state.update : null;
  if (update === null)
    return <Button onClick={() => inBackground(check())}>{t('action.check')}</Button>;
  if (update.way.is !== 'itself') return <ByHand update={update} />;
  const size = formatNumber(Math.ceil(update.way.bytes / 1024 ** 2), i18n.language);
  return (
    <div className="update-actions">
      <Button variant="primary" onClick={() => inBackground(download())}>
        {state.is === 'failed' ? t('action.tryAgain') : t('action.downloadOf', { size })}
      </Button>
      <PageButton update={update} />
    </div>
  );
}

/** For a package that Hookscope does not replace by itself. */
function ByHand({ update }: { readonly update: Update }) {
  const { t } = useTranslation('updates');
  const { way } = update;
  return (
    <>
      <div className="update-actions">
        <PageButton update={update} />
      </div>
      {way.is === 'command' && (
        <>
          <p className="setting-hint">{t('command')}</p>
          <p className="update-command">
            <code className="selectable">
              <SenderText text={way.command} />
            </code>
            <CopyButton text={way.command} label={t('action.copyCommand')} />
          </p>
        </>
      )}
    </>
  );
}

function PageButton({ update }: { readonly update: Update }) {
  const { t } = useTranslation('updates');
  return <Button onClick={() => openLink(update.page)}>{t('action.page')}</Button>;
}
