import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { attachmentFormats, exportFormats } from '../../shared/export.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { useExportLabel } from '../ui/export-label.ts';
import { Menu } from '../ui/menu.tsx';
import { inBackground } from '../ui/failures.ts';

/** Exports the listed requests to a file, in a chosen format. */
export function ExportMenu() {
  const { t } = useTranslation();
  const label = useExportLabel();
  const exportList = useWindow((state) => state.exportList);
  const isEmpty = useWindow(
    ({ view, shownFilter, filter }) => view.total === 0 || shownFilter !== filter,
  );
  return (
    <Menu
      trigger={
        <Button variant="quiet" icon={Download} disabled={isEmpty} title={t('export.label')}>
          {t('export.button')}
        </Button>
      }
      items={[
        ...exportFormats.map((format) => ({
          label: label(format),
          onSelect: () => inBackground(exportList(format)),
        })),
        ...attachmentFormats.map((format) => ({
          label: t('export.withAttachments', { format: label(format) }),
          onSelect: () => inBackground(exportList(format, true)),
        })),
      ]}
    />
  );
}
