import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Notice } from '../ui/notice.tsx';
import { formatNumber } from '../ui/format.ts';

/** Says how many requests got the default reply because the rules could not be evaluated, and why. */
export function UndecidedNotice() {
  const { t, i18n } = useTranslation('replies');
  const undecided = useWindow((state) => state.inspector?.undecided);
  const [seen, setSeen] = useState(0);
  if (undecided === undefined || undecided.reason === null || undecided.count <= seen) return null;
  const { count, reason } = undecided;
  return (
    <Notice severity="warning" onDismiss={() => setSeen(count)}>
      {t('undecided', { count, shown: formatNumber(count, i18n.language), reason })}
    </Notice>
  );
}
