import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { attachmentFormats, exportFormats, type ExportFormat } from '../../shared/export.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { useExportLabel } from '../ui/export-label.ts';
import { Menu } from '../ui/menu.tsx';
import type { MenuEntry } from '../ui/menu.tsx';
import { inBackground } from '../ui/failures.ts';
import { useRedactItem } from './redact-item.ts';

/** Exports the listed requests to a file, in a chosen format. */
export function ExportMenu() {
  const { t } = useTranslation();
  const exportList = useWindow((state) => state.exportList);
  const typesOfList = useWindow((state) => state.typesOfList);
  const items = useFormatItems(exportList, typesOfList);
  const isEmpty = useWindow(
    ({ view, shownFilter, filter }) => view.total === 0 || shownFilter !== filter,
  );
  return (
    <Menu
      trigger={
        <Button variant="quiet" icon={Download} disabled={isEmpty} title={t('export.label')}>
          <span className="request-list-footer-word">{t('export.button')}</span>
        </Button>
      }
      items={items}
    />
  );
}

/** The same for the selected requests. */
export function ExportSelectionMenu() {
  const { t } = useTranslation();
  const exportSelection = useWindow((state) => state.exportSelection);
  const typesOfSelection = useWindow((state) => state.typesOfSelection);
  const items = useFormatItems(exportSelection, typesOfSelection);
  return (
    <Menu
      trigger={
        <Button
          variant="quiet"
          icon={Download}
          aria-label={t('selection.export')}
          title={t('selection.export')}
        />
      }
      items={items}
    />
  );
}

/** The choice to redact, and a menu entry for each format, for each that can hold attachments, and for types. */
function useFormatItems(
  run: (format: ExportFormat, embed?: boolean) => Promise<void>,
  openTypes: () => void,
): readonly MenuEntry[] {
  const { t } = useTranslation();
  const { t: types } = useTranslation('types');
  const label = useExportLabel();
  const redact = useRedactItem();
  return [
    redact,
    'separator',
    ...exportFormats.map((format) => ({
      label: label(format),
      onSelect: () => inBackground(run(format)),
    })),
    ...attachmentFormats.map((format) => ({
      label: t('export.withAttachments', { format: label(format) }),
      onSelect: () => inBackground(run(format, true)),
    })),
    { label: types('menu'), onSelect: openTypes },
  ];
}
