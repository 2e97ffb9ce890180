import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { exportFormats, exportTable } from '../../shared/export.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { useExportLabel } from '../ui/export-label.ts';
import { inBackground } from '../ui/failures.ts';
import { Menu } from '../ui/menu.tsx';
import { useRedactItem } from './redact-item.ts';

/** Copies the selected requests in a chosen format. */
export function CopyMenu() {
  const { t } = useTranslation();
  const label = useExportLabel();
  const redact = useRedactItem();
  const copySelection = useWindow((state) => state.copySelection);
  return (
    <Menu
      trigger={
        <Button
          variant="quiet"
          icon={Copy}
          aria-label={t('selection.copy')}
          title={t('selection.copy')}
        />
      }
      items={[
        redact,
        'separator',
        ...exportFormats
          .filter((format) => exportTable[format].holds === 'all')
          .map((format) => ({
            label: label(format),
            onSelect: () => inBackground(copySelection(format)),
          })),
      ]}
    />
  );
}
