import { ChevronDown, ChevronRight, CloudDownload, CloudOff, Square } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { withoutTracking } from './remote-groups.ts';
import { RemoteList } from './remote-list.tsx';
import type { RemoteReference } from './remote.ts';
import type { Sanitized } from './sanitized.ts';
import { emptyLoad } from './mail-store.ts';
import { useMail } from './use-mail.ts';
import './remote.css';

interface RemoteBarProps {
  readonly id: number;
  /** The blocked references. */
  readonly remote: readonly RemoteReference[];
  readonly remoteCounts: Sanitized['remoteCounts'];
}

/** Summarises the blocked remote content, and loads it. Nothing is fetched before the user asks for it here. */
export function RemoteBar({ id, remote, remoteCounts }: RemoteBarProps) {
  const { t, i18n } = useTranslation('mail');
  const [open, setOpen] = useState(false);
  const listId = useId();
  const load = useMail((state) => state.load);
  const stop = useMail((state) => state.stop);
  const { loaded, faults, running } = useMail((state) => state.loads.get(id) ?? emptyLoad);
  const remoteCount = remoteCounts.reduce((sum, { count }) => sum + count, 0);
  if (remoteCount === 0 && loaded.size === 0) return null;

  const number = new Intl.NumberFormat(i18n.language);
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const counts = remoteCounts.map(({ kind, count }) => t(`remote_${kind}`, { count }));
  const trackers = remote.length - withoutTracking(remote).length;
  const untried = withoutTracking(remote).filter(
    ({ url }) => (faults.get(url)?.code ?? 'cancelled') === 'cancelled',
  );
  const failed = [...faults.values()].filter(({ code }) => code !== 'cancelled').length;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <section className="remote" aria-label={t('remote.label')}>
      <div className="remote-bar">
        {remoteCount === 0 ? (
          <CloudDownload size={14} aria-hidden />
        ) : (
          <CloudOff size={14} aria-hidden />
        )}
        <p className="remote-summary" role="status">
          {running === null
            ? [
                remoteCount > 0 && t('remote.blocked', { list: list.format(counts) }),
                remoteCount > remote.length &&
                  t('remote.listed', { shown: number.format(remote.length) }),
                trackers > 0 && t('remote.trackers', { count: trackers }),
                loaded.size > 0 && t('remote.loaded', { count: loaded.size }),
                failed > 0 && t('remote.failed', { count: failed }),
              ]
                .filter((words) => words !== false)
                .join(' ')
            : t('remote.running', { done: running.done, total: running.total })}
        </p>
        {remoteCount > 0 && (
          <Button
            variant="quiet"
            icon={Chevron}
            aria-expanded={open}
            aria-controls={listId}
            onClick={() => setOpen(!open)}
          >
            {t('remote.what')}
          </Button>
        )}
        {running !== null ? (
          <Button icon={Square} onClick={() => stop(id)}>
            {t('remote.stop')}
          </Button>
        ) : (
          untried.length > 0 && (
            <Button onClick={() => inBackground(load(id, untried))}>{t('remote.load')}</Button>
          )
        )}
      </div>
      <div id={listId} hidden={!open || remoteCount === 0}>
        {open && <RemoteList id={id} remote={remote} remoteCount={remoteCount} />}
      </div>
    </section>
  );
}
