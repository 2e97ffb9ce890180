import { useTranslation } from 'react-i18next';
import type { ProviderMessage } from '../../shared/inspection.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Row } from './row.tsx';

/** Characters drawn of a text; a message that is longer is no SMS any more. */
const shownText = 20_000;

interface SmsTextProps {
  readonly message: ProviderMessage;
  readonly withPhone: boolean;
}

/** The text as a phone shows it: plain, its blanks and lines kept. */
export function SmsText({ message: { phone, message: text }, withPhone }: SmsTextProps) {
  const { t, i18n } = useTranslation('detail');
  const length = Array.from(text?.slice(0, shownText) ?? '').length;
  const count = text !== null && text.length > shownText ? text.length : length;
  return (
    <>
      {withPhone && (
        <dl className="detail-rows">
          <Row name={t('message.phone')} value={phone} />
        </dl>
      )}
      {text === null || text === '' ? (
        <p className="detail-pad detail-muted">{t('message.noText')}</p>
      ) : (
        <section className="sms" aria-label={t('message.text')}>
          <p className="sms-text selectable" dir="auto">
            {text.slice(0, shownText)}
          </p>
          {text.length > shownText && <p className="detail-muted">{t('message.long')}</p>}
          <p className="sms-foot detail-muted">
            {t('message.length', {
              count,
              formatted: new Intl.NumberFormat(i18n.language).format(count),
            })}
            <CopyButton text={text} label={t('copyOf', { what: t('message.text') })} />
          </p>
        </section>
      )}
    </>
  );
}
