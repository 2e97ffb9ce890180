import { CloudDownload, CloudOff, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { withoutTracking } from './remote-groups.ts';
import type { Sanitized } from './sanitized.ts';
import { emptyLoad } from './mail-store.ts';
import type { MailRoom } from './use-mail-room.ts';
import { useMail } from './use-mail.ts';
import './remote.css';

interface RemoteStatusProps {
  readonly id: number;
  readonly safe: Pick<Sanitized, 'remote' | 'remoteCounts'>;
  readonly room: MailRoom;
  readonly onShowList: () => void;
}

/** Says in one line what remote content is blocked, loaded or missing, and loads it. Nothing is fetched before that. */
export function RemoteStatus({ id, safe, room, onShowList }: RemoteStatusProps) {
  const { t } = useTranslation('mail');
  const load = useMail((state) => state.load);
  const stop = useMail((state) => state.stop);
  const { loaded, faults, running } = useMail((state) => state.loads.get(id) ?? emptyLoad);
  const blocked = safe.remoteCounts.reduce((sum, { count }) => sum + count, 0);
  if (blocked === 0 && loaded.size === 0) return null;

  if (running !== null)
    return (
      <div className="remote-status" role="group" aria-label={t('remote.label')}>
        <progress
          className="remote-progress"
          aria-label={t('remote.label')}
          value={running.done}
          max={running.total}
        />
        <span className="truncate" role="status">
          {t('remote.running', running)}
        </span>
        <Button variant="quiet" icon={Square} onClick={() => stop(id)}>
          {t('remote.stop')}
        </Button>
      </div>
    );

  const failed = [...faults.values()].filter(({ code }) => code !== 'cancelled').length;
  const untried = withoutTracking(safe.remote).filter(
    ({ url }) => (faults.get(url)?.code ?? 'cancelled') === 'cancelled',
  );
  const words = [
    blocked > failed && t('remote.state.blocked', { count: blocked - failed }),
    loaded.size > 0 && t('remote.state.loaded', { count: loaded.size }),
    failed > 0 && t('remote.state.failed', { count: failed }),
  ].filter((word) => word !== false);
  const short = words.join(' · ');
  const text =
    failed === 0 && loaded.size === 0 ? t('remote.state.items', { count: blocked }) : short;
  const shown = room === 'wide' ? text : room === 'narrow' ? blocked || loaded.size : short;
  const Icon = blocked === 0 ? CloudDownload : CloudOff;
  return (
    <div className="remote-status" role="group" aria-label={t('remote.label')}>
      <Button
        variant="quiet"
        className={failed > 0 ? 'remote-failed' : ''}
        icon={Icon}
        aria-label={room === 'wide' ? undefined : `${t('remote.label')}: ${short}`}
        title={`${text}. ${t('remote.state.list')}`}
        onClick={onShowList}
      >
        <span className="truncate">{shown}</span>
      </Button>
      {untried.length > 0 && (
        <Button onClick={() => inBackground(load(id, untried))}>{t('remote.load')}</Button>
      )}
      <span className="visually-hidden" role="status">
        {text}
      </span>
    </div>
  );
}
