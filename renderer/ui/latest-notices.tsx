import { History } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { formatNumber } from './format.ts';
import './latest-notices.css';

/** Results that are shown at once. */
const shownAtOnce = 2;

/** Notices of what has ended, the newest last. Older ones are behind a button, so that they take no room from the list. */
export function LatestNotices({ children }: { readonly children: readonly ReactNode[] }) {
  const { t, i18n } = useTranslation('list');
  const [isOpen, setIsOpen] = useState(false);
  const older = children.length - shownAtOnce;
  if (older <= 0 || isOpen) return children;
  return (
    <>
      <div className="older-notices">
        <Button
          variant="quiet"
          icon={History}
          title={t('notices.olderHint')}
          onClick={() => setIsOpen(true)}
        >
          {t('notices.older', { count: older, shown: formatNumber(older, i18n.language) })}
        </Button>
      </div>
      {children.slice(older)}
    </>
  );
}
