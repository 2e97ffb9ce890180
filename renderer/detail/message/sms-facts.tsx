import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhoneFacts, SmsAnalysis } from '../../../shared/sms.ts';
import { Button } from '../../ui/button.tsx';
import { valueMenu } from '../../ui/context-menu.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SenderText } from '../../ui/sender-text.tsx';
import { openLink } from '../../ui/open-link.ts';
import { formatNumber } from '../../ui/format.ts';
import { UnicodeCharacters } from './unicode-characters.tsx';
import './sms.css';

/** Segments and encoding of the text, what makes it longer, its links, and the number's country and type. */
export function SmsFacts({ analysis }: { readonly analysis: SmsAnalysis }) {
  const { t, i18n } = useTranslation('findings');
  const { segments, encoding, perSegment, left, links, phone } = analysis;
  const format = (count: number) => formatNumber(count, i18n.language);
  return (
    <dl className="detail-rows sms-facts">
      <SmsFact name={t('sms.heading')}>
        <p className="selectable">
          <strong>{t('sms.segments', { count: segments, shown: format(segments) })}</strong>
          {' · '}
          {t('sms.encoding', { encoding, perSegment })} · {t('sms.left', { left })}
        </p>
        {analysis.forcing.length > 0 && <UnicodeCharacters analysis={analysis} />}
      </SmsFact>
      {links.length > 0 && (
        <SmsFact name={t('sms.links')}>
          <ul>
            {links.map((link, index) => (
              <SmsLink key={index} link={link} />
            ))}
          </ul>
        </SmsFact>
      )}
      {phone !== null && (
        <SmsFact name={t('sms.phone')}>
          <PhoneDescription phone={phone} />
        </SmsFact>
      )}
    </dl>
  );
}

function SmsLink({ link }: { readonly link: string }) {
  const { t } = useTranslation('mail');
  const href = /^https?:/i.test(link) ? link : `http://${link}`;
  return (
    <li className="sms-link" {...valueMenu(link)}>
      <span className="mono selectable">
        <SenderText text={link} />
      </span>
      <CopyButton text={link} label={t('copyLink', { address: link })} />
      <Button
        variant="quiet"
        icon={ExternalLink}
        aria-label={t('openLink', { address: link })}
        onClick={() => openLink(href)}
      />
    </li>
  );
}

function PhoneDescription({ phone }: { readonly phone: PhoneFacts }) {
  const { t, i18n } = useTranslation('findings');
  const { international, country, type, valid } = phone;
  const names = new Intl.DisplayNames(i18n.language, { type: 'region' });
  const parts = [
    country === null ? t('sms.noCountry') : (names.of(country) ?? country),
    ...(type === null ? [] : [t(`sms.type.${type}`)]),
  ];
  return (
    <p className="selectable" {...valueMenu(international)}>
      <span className="mono">
        <SenderText text={international} />
      </span>{' '}
      · {parts.join(', ')}
      {!valid && <span className="detail-warn"> · {t('sms.invalid')}</span>}
    </p>
  );
}

function SmsFact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="detail-row">
      <dt>{name}</dt>
      <dd className="sms-fact">{children}</dd>
    </div>
  );
}
