import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../store/use-window.ts';
import { formatNumber } from '../../ui/format.ts';
import type { Strip } from './strip.ts';

/** How many requests got the default reply because the rules could not be evaluated, and why. */
export function useUndecidedStrips(): readonly Strip[] {
  const { t, i18n } = useTranslation('replies');
  const undecided = useWindow((state) => state.inspector?.undecided);
  const [seen, setSeen] = useState(0);
  if (undecided === undefined || undecided.reason === null || undecided.count <= seen) return [];
  const { count, reason } = undecided;
  return [
    {
      id: 'undecided',
      severity: 'warning',
      text: t('undecided', { count, shown: formatNumber(count, i18n.language), reason }),
      onDismiss: () => setSeen(count),
    },
  ];
}
