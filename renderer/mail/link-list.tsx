import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Badge } from '../ui/badge.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { SenderText } from '../ui/sender-text.tsx';
import { openLink } from '../ui/open-link.ts';
import { canOpenOutside, shortAddress } from './addresses.ts';
import { isSuspect } from './link-warnings.ts';
import { WarningBadges } from './warning-badges.tsx';
import type { Sanitized } from './sanitized.ts';

/** Links that are listed at most; the source has all. */
const maxShownLinks = 200;

/** Lists the text of each link with its real target and its warnings. */
export function LinkList({ links, linkCount }: Pick<Sanitized, 'links' | 'linkCount'>) {
  const { t } = useTranslation('mail');
  if (links.length === 0) return null;
  const suspects = links.filter(({ warnings }) => warnings.some(isSuspect)).length;
  return (
    <details className="mail-part" open>
      <summary>
        {t('links', { count: linkCount })}{' '}
        {suspects > 0 && (
          <Badge tone="warning">{t('suspects', { ns: 'mail-safety', count: suspects })}</Badge>
        )}
      </summary>
      <ul className="mail-list">
        {links.slice(0, maxShownLinks).map(({ text, href, warnings }, index) => (
          <li key={index} className="mail-link">
            <span className="selectable">
              {text === '' ? <em>{t('noLinkText')}</em> : <SenderText text={text} />}
            </span>
            <CopyButton text={href} label={t('copyLink', { address: shortAddress(href) })} />
            {canOpenOutside(href) && (
              <Button
                variant="quiet"
                icon={ExternalLink}
                aria-label={t('openLink', { address: shortAddress(href) })}
                onClick={() => openLink(href)}
              >
                {t('open')}
              </Button>
            )}
            <span className="mail-address mono selectable">
              <SenderText text={shortAddress(href)} />
            </span>
            {warnings.length > 0 && (
              <span className="mail-warnings">
                <WarningBadges warnings={warnings} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {linkCount > maxShownLinks && (
        <p className="mail-muted">{t('firstOf', { shown: maxShownLinks, count: linkCount })}</p>
      )}
    </details>
  );
}
