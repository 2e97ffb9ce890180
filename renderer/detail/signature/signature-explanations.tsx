import { Check, Minus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type en from '../../../resources/locales/en/signature.json';
import type { SignatureExplanation } from '../../../shared/signature.ts';
import '../shared/table.css';

/** The explanations for a signature that were tried, and whether one applies. */
export function SignatureExplanations({
  explanations,
}: {
  readonly explanations: readonly SignatureExplanation[];
}) {
  const { t } = useTranslation('signature');
  return (
    <section>
      <h3 className="detail-section">{t('explanations.title')}</h3>
      <p className="signature-note detail-muted">{t('explanations.hint')}</p>
      <table className="detail-table signature-explanations">
        <thead>
          <tr>
            <th scope="col">{t('explanations.explanation')}</th>
            <th scope="col">{t('explanations.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {explanations.map(({ code, outcome }) => {
            const Icon = outcome === 'fits' ? Check : Minus;
            return (
              <tr key={code}>
                <td>{t(`explanation.${code as keyof typeof en.explanation}`)}</td>
                <td className={outcome === 'fits' ? 'signature-fits' : 'detail-muted'}>
                  <Icon size={12} aria-hidden /> {t(`explanations.${outcome}`)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
