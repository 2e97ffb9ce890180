import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import type { Link } from './sanitized.ts';

/** Links drawn at most; the rest stands in the source. */
const shownLinks = 200;

/** Each link's words beside the address it really leads to. */
export function LinkList({ links }: { readonly links: readonly Link[] }) {
  const { t } = useTranslation('mail');
  if (links.length === 0) return null;
  return (
    <details className="mail-more">
      <summary>{t('links', { count: links.length })}</summary>
      <ul className="mail-list">
        {links.slice(0, shownLinks).map(({ text, href }, index) => (
          <li key={index} className="mail-link">
            <span className="selectable">{text || <em>{t('noLinkText')}</em>}</span>
            <span className="mail-address mono selectable">{href}</span>
            <CopyButton text={href} label={t('copyLink', { address: href })} />
            <Button
              variant="quiet"
              icon={ExternalLink}
              aria-label={t('openLink', { address: href })}
              onClick={() => void bridge.call('link.open', href)}
            >
              {t('open')}
            </Button>
          </li>
        ))}
      </ul>
      {links.length > shownLinks && (
        <p className="mail-muted">{t('firstOf', { shown: shownLinks, count: links.length })}</p>
      )}
    </details>
  );
}
