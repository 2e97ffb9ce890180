import { useTranslation } from 'react-i18next';
import { useWindow } from '../../store/use-window.ts';
import type { Strip } from './strip.ts';

/** A backup of everything is written or restored, or the data folder is moved. */
export function useDataWorkStrips(): readonly Strip[] {
  const { t } = useTranslation();
  const action = useWindow((state) => state.dataWork);
  if (action === null) return [];
  return [{ id: 'data work', severity: 'info', text: t(`dataWork.${action}`) }];
}
