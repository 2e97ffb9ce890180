import { useTranslation } from 'react-i18next';
import type { SmsReading } from '../../../shared/sms.ts';
import { SenderText } from '../../ui/sender-text.tsx';
import { formatNumber } from '../../ui/format.ts';

/** Characters listed; a text in another script has no use for more. */
const shown = 12;

/** The characters that keep a text from GSM-7, in words, with what would do in their place. */
export function ForcingList({ reading }: { readonly reading: SmsReading }) {
  const { t, i18n } = useTranslation('findings');
  const { forcing, segments, segmentsReplaced } = reading;
  const words = (count: number) => formatNumber(count, i18n.language);
  const all = forcing.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p>{t('sms.forcing', { count: all, shown: words(all) })}</p>
      <ul className="forcing selectable">
        {forcing.slice(0, shown).map(({ character, codePoint, count, instead }) => (
          <li key={codePoint}>
            <mark className="sms-forcing">
              <SenderText text={character} />
            </mark>{' '}
            <code>{codePoint}</code>
            {count > 1 && ` ${t('sms.times', { count: words(count) })}`}
            {instead !== null && (
              <span className="detail-muted">
                {' '}
                {instead === '' ? t('sms.insteadNothing') : t('sms.instead', { instead })}
              </span>
            )}
          </li>
        ))}
        {forcing.length > shown && (
          <li>
            {t('more', { count: forcing.length - shown, shown: words(forcing.length - shown) })}
          </li>
        )}
      </ul>
      {segmentsReplaced !== null && segmentsReplaced < segments && (
        <p>{t('sms.replaced', { count: segmentsReplaced, shown: words(segmentsReplaced) })}</p>
      )}
    </>
  );
}
