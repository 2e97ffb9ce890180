import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../detail/shared/use-call.ts';
import { useWindow } from '../store/use-window.ts';
import { SenderText } from '../ui/sender-text.tsx';
import { useTimes } from '../ui/use-times.ts';
import { OutcomeBadge } from './outcome-badge.tsx';

/** Edited sendings that belong to no request, the newest first. Each can be edited again. */
export function RecentSendings({ latest }: { readonly latest: number | null }) {
  const { t } = useTranslation('sending');
  const times = useTimes();
  const { state, reload } = useCall('dispatches.recent');
  const openEditor = useWindow((window) => window.openEditor);
  useEffect(reload, [reload, latest]);
  const recent = state.is === 'loaded' ? state.value : [];
  if (recent.length === 0) return null;
  return (
    <details className="recent-sendings">
      <summary>{t('editor.recent', { count: recent.length })}</summary>
      <ul>
        {recent.map(({ id, outcome, url, at }) => (
          <li key={id}>
            <button
              type="button"
              className="recent-sending"
              title={t('editor.editAgain')}
              onClick={() => openEditor({ dispatch: id })}
            >
              <OutcomeBadge outcome={outcome} />
              <span className="truncate">
                <SenderText text={url} />
              </span>
              <time className="detail-muted">{times.precise(at)}</time>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
