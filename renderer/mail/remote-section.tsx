import { useTranslation } from 'react-i18next';
import { withoutTracking } from './remote-groups.ts';
import { RemoteList } from './remote-list.tsx';
import type { Sanitized } from './sanitized.ts';
import { emptyLoad } from './mail-store.ts';
import { useMail } from './use-mail.ts';

interface RemoteSectionProps {
  readonly id: number;
  readonly safe: Pick<Sanitized, 'remote' | 'remoteCounts' | 'cidCount'>;
}

/** The remote content of the mail: how much is blocked, loaded and missing, and every address by its host. */
export function RemoteSection({ id, safe }: RemoteSectionProps) {
  const { t, i18n } = useTranslation('mail');
  const { remote, remoteCounts, cidCount } = safe;
  const { loaded, faults } = useMail((state) => state.loads.get(id) ?? emptyLoad);
  const remoteCount = remoteCounts.reduce((sum, { count }) => sum + count, 0);
  if (remoteCount === 0 && loaded.size === 0 && cidCount === 0) return null;

  const number = new Intl.NumberFormat(i18n.language);
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const counts = remoteCounts.map(({ kind, count }) => t(`remote_${kind}`, { count }));
  const trackers = remote.length - withoutTracking(remote).length;
  const failed = [...faults.values()].filter(({ code }) => code !== 'cancelled').length;
  const sentences = [
    remoteCount > 0 && t('remote.blocked', { list: list.format(counts) }),
    remoteCount > remote.length && t('remote.listed', { shown: number.format(remote.length) }),
    trackers > 0 && t('remote.trackers', { count: trackers }),
    loaded.size > 0 && t('remote.loaded', { count: loaded.size }),
    failed > 0 && t('remote.failed', { count: failed }),
  ].filter((words) => words !== false);
  return (
    <details className="mail-part" open>
      <summary>{t('remote.label')}</summary>
      {sentences.length > 0 && <p>{sentences.join(' ')}</p>}
      {cidCount > 0 && <p className="mail-muted">{t('cid', { count: cidCount })}</p>}
      {remoteCount > 0 && <RemoteList id={id} remote={remote} remoteCount={remoteCount} />}
    </details>
  );
}
