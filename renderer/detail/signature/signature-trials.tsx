import { Check, Minus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type en from '../../../resources/locales/en/signature.json';
import type { SignatureTrial } from '../../../shared/signature.ts';
import '../table.css';

/** The explanations that were looked for, and whether one fits. */
export function SignatureTrials({ trials }: { readonly trials: readonly SignatureTrial[] }) {
  const { t } = useTranslation('signature');
  return (
    <section>
      <h3 className="detail-section">{t('trials.title')}</h3>
      <p className="signature-note detail-muted">{t('trials.hint')}</p>
      <table className="detail-table signature-trials">
        <thead>
          <tr>
            <th scope="col">{t('trials.explanation')}</th>
            <th scope="col">{t('trials.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {trials.map(({ code, outcome }) => {
            const Icon = outcome === 'fits' ? Check : Minus;
            return (
              <tr key={code}>
                <td>{t(`trial.${code as keyof typeof en.trial}`)}</td>
                <td className={outcome === 'fits' ? 'signature-fits' : 'detail-muted'}>
                  <Icon size={12} aria-hidden /> {t(`trials.${outcome}`)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
