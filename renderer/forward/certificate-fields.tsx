import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateCheck, Destination } from '../../shared/destinations.ts';
import { useWindow } from '../store/use-window.ts';
import { inBackground } from '../ui/failures.ts';
import { Notice } from '../ui/notice.tsx';
import { textOrNone } from '../settings/replies/rule-input.ts';
import { DestinationField } from './destination-field.tsx';

const checks: readonly CertificateCheck[] = ['system', 'own', 'none'];

/** How the server's certificate is checked, with a warning for as long as it is not. */
export function CertificateFields({ destination }: { readonly destination: Destination }) {
  const { t } = useTranslation('destinations');
  const edit = useWindow((state) => state.editDestinations);
  const id = useId();
  const { certificate, authority, url } = destination;
  if (!url.startsWith('https:') && certificate === 'system') return null;
  return (
    <>
      <div className="setting">
        <label htmlFor={id}>{t('certificate.label')}</label>
        <select
          id={id}
          className="input"
          value={certificate}
          onChange={(event) => {
            const chosen = checks.find((known) => known === event.target.value);
            if (chosen === undefined) return;
            inBackground(
              edit((all) =>
                all.map((one) =>
                  one.id === destination.id ? { ...one, certificate: chosen } : one,
                ),
              ),
            );
          }}
        >
          {checks.map((check) => (
            <option key={check} value={check}>
              {t(`certificate.${check}`)}
            </option>
          ))}
        </select>
      </div>
      {certificate === 'own' && (
        <DestinationField
          destination={destination}
          name="authority"
          lines={4}
          value={authority ?? ''}
          withText={(text, one) => ({ ...one, authority: textOrNone(text) })}
        />
      )}
      {certificate === 'none' && <Notice severity="warning">{t('certificate.warning')}</Notice>}
    </>
  );
}
