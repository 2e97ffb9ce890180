import { useTranslation } from 'react-i18next';
import { countRemote } from './count-remote.ts';
import type { Sanitized } from './sanitized.ts';

/** Addresses drawn at most. */
const shownRemotes = 200;

/** What the message wanted from elsewhere and did not get. */
export function TakenNote({ remote }: Pick<Sanitized, 'remote'>) {
  const { t, i18n } = useTranslation('mail');
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const counted = countRemote(remote).map(({ kind, count }) => t(`remote_${kind}`, { count }));
  return (
    <>
      {remote.length > 0 && (
        <details className="mail-more">
          <summary>{t('remote', { list: list.format(counted) })}</summary>
          <ul className="mail-list">
            {remote.slice(0, shownRemotes).map(({ url }, index) => (
              <li key={index} className="mail-address mono selectable">
                {url}
              </li>
            ))}
          </ul>
          {remote.length > shownRemotes && (
            <p className="mail-muted">
              {t('firstOf', { shown: shownRemotes, count: remote.length })}
            </p>
          )}
        </details>
      )}
    </>
  );
}
