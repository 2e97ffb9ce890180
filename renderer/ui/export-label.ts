import { useTranslation } from 'react-i18next';
import { exportTable, type ExportFormat } from '../../shared/export.ts';

/** Names export formats in the window's language. */
export function useExportLabel(): (format: ExportFormat) => string {
  const { t } = useTranslation();
  return (format) => {
    const { labelKey, name } = exportTable[format];
    return labelKey === null ? name : t(labelKey);
  };
}
