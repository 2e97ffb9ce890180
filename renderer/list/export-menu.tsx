import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ExportFormat } from '../../shared/export.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { inBackground } from '../ui/failures.ts';

const formats: readonly ExportFormat[] = [
  'json',
  'ndjson',
  'har',
  'csv',
  'postman',
  'curl',
  'raw',
  'eml',
];

/** Writes what the list shows to a file. */
export function ExportMenu() {
  const { t } = useTranslation();
  const exportList = useWindow((state) => state.exportList);
  const empty = useWindow(({ view, answered, filter }) => view.total === 0 || answered !== filter);
  return (
    <Menu
      trigger={
        <Button variant="quiet" icon={Download} disabled={empty} title={t('export.label')}>
          {t('export.button')}
        </Button>
      }
      items={[
        ...formats.map((format) => ({
          label: t(`export.format.${format}`),
          onSelect: () => inBackground(exportList(format)),
        })),
        {
          label: t('export.withAttachments'),
          onSelect: () => inBackground(exportList('eml', true)),
        },
      ]}
    />
  );
}
