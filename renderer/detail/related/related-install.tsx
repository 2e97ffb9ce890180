import { useTranslation } from 'react-i18next';
import type { InstallStep } from '../../../shared/related.ts';
import { RelatedRow } from './related-row.tsx';

interface RelatedInstallProps {
  readonly steps: readonly InstallStep[];
  readonly openId: number;
}

/** The requests of one install, in the order of arrival. */
export function RelatedInstall({ steps, openId }: RelatedInstallProps) {
  const { t } = useTranslation('related');
  return (
    <section aria-label={t('install.title')}>
      <h3 className="detail-section">{t('install.title')}</h3>
      <ol className="related-list">
        {steps.map(({ step, row }) => (
          <li key={row.id}>
            <RelatedRow row={row} isOpen={row.id === openId}>
              {t(`install.${step}`)}
            </RelatedRow>
          </li>
        ))}
      </ol>
      <p className="related-omitted detail-muted">{t('install.source')}</p>
    </section>
  );
}
