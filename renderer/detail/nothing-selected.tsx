import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.tsx';

/** In place of the detail while no request is selected. */
export function NothingSelected() {
  const { t } = useTranslation('detail');
  return <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>;
}
