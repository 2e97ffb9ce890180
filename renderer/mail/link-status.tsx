import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { SenderText } from '../ui/sender-text.tsx';
import { linkTarget, shortAddress } from './addresses.ts';
import { linkWarnings } from './link-warnings.ts';
import { WarningBadges } from './warning-badges.tsx';
import type { Link } from './sanitized.ts';

/** The target of the hovered or focused link of the mail, over a corner of the mail. */
export function LinkStatus({ links }: { readonly links: readonly Link[] }) {
  const { t } = useTranslation('mail-safety');
  const [address, setAddress] = useState('');
  useEffect(() => bridge.on('link.pointed', setAddress), []);

  const fragment = address.startsWith('mail:') ? (URL.parse(address)?.hash ?? '') : '';
  const href = linkTarget(address);
  const warnings =
    links.find((link) => link.href === href)?.warnings ??
    (href === null ? [] : linkWarnings('', href));
  return (
    <p className="mail-status" data-find="skip" role="status" aria-label={t('status')}>
      {fragment !== '' && (
        <>
          <span className="mail-status-address mono">
            <SenderText text={shortAddress(fragment)} />
          </span>{' '}
          {t('withinMail')}
        </>
      )}
      {href !== null && (
        <>
          <span className="mail-status-address mono">
            <SenderText text={shortAddress(href)} />
          </span>
          <WarningBadges warnings={warnings} />
        </>
      )}
    </p>
  );
}
