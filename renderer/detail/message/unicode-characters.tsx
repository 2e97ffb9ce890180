import { useTranslation } from 'react-i18next';
import type { SmsAnalysis } from '../../../shared/sms.ts';
import { SenderText } from '../../ui/sender-text.tsx';
import { formatNumber } from '../../ui/format.ts';

/** The maximum number of characters listed; a text in another script has very many. */
const maxShownCharacters = 12;

/** The characters that keep a text from being sent as GSM-7, with a replacement for each where there is one. */
export function UnicodeCharacters({ analysis }: { readonly analysis: SmsAnalysis }) {
  const { t, i18n } = useTranslation('findings');
  const { forcing, segments, segmentsReplaced } = analysis;
  const format = (count: number) => formatNumber(count, i18n.language);
  const total = forcing.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p>{t('sms.unicodeCharacters', { count: total, shown: format(total) })}</p>
      <ul className="unicode-characters selectable">
        {forcing.slice(0, maxShownCharacters).map(({ character, codePoint, count, instead }) => (
          <li key={codePoint}>
            <mark className="sms-unicode">
              <SenderText text={character} />
            </mark>{' '}
            <code>{codePoint}</code>
            {count > 1 && ` ${t('sms.times', { count: format(count) })}`}
            {instead !== null && (
              <span className="detail-muted">
                {' '}
                {instead === '' ? t('sms.removeIt') : t('sms.instead', { instead })}
              </span>
            )}
          </li>
        ))}
        {forcing.length > maxShownCharacters && (
          <li>
            {t('more', {
              count: forcing.length - maxShownCharacters,
              shown: format(forcing.length - maxShownCharacters),
            })}
          </li>
        )}
      </ul>
      {segmentsReplaced !== null && segmentsReplaced < segments && (
        <p>{t('sms.replaced', { count: segmentsReplaced, shown: format(segmentsReplaced) })}</p>
      )}
    </>
  );
}
