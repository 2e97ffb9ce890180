import { useTranslation } from 'react-i18next';
import './detail-skeleton.css';

/** The frame of a request that is still loading, with the heights of a loaded one. */
export function DetailSkeleton() {
  const { t } = useTranslation('detail');
  return (
    <div className="detail-pane">
      <div className="skeleton-head" aria-hidden>
        <span className="skeleton-bar" />
        <span className="skeleton-bar skeleton-short" />
      </div>
      <div className="skeleton-strip" aria-hidden />
      <div className="skeleton-tabs" aria-hidden />
      <p className="detail-loading" role="status">
        {t('loading')}
      </p>
    </div>
  );
}
