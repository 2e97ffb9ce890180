import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { linkTarget } from './addresses.ts';
import { linkMarks } from './link-marks.ts';
import { MarkWords } from './mark-words.tsx';
import type { Link } from './sanitized.ts';

/** Where the link leads that the pointer or the focus is on inside the mail. The line keeps its place. */
export function LinkStatus({ links }: { readonly links: readonly Link[] }) {
  const { t } = useTranslation('mail-safety');
  const [address, setAddress] = useState('');
  useEffect(() => bridge.on('link.pointed', setAddress), []);

  const href = linkTarget(address);
  const marks =
    links.find((link) => link.href === href)?.marks ?? (href === null ? [] : linkMarks('', href));
  return (
    <p className="mail-status" role="status" aria-label={t('status')}>
      {href !== null && (
        <>
          <span className="mail-status-address mono">{href}</span>
          <MarkWords marks={marks} />
        </>
      )}
    </p>
  );
}
