import { ClipboardPaste, FileInput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { inBackground } from '../ui/failures.ts';
import { Menu } from '../ui/menu.tsx';
import { useShortcutText } from '../ui/shortcuts.ts';

/** Imports files that the user chooses, or a text that the user pastes. */
export function ImportMenu() {
  const { t } = useTranslation('import');
  const keysOf = useShortcutText();
  const chooseImports = useWindow((state) => state.chooseImports);
  const openPaste = useWindow((state) => state.openPaste);
  return (
    <Menu
      trigger={
        <Button variant="quiet" className="import-button" icon={FileInput} title={t('label')}>
          <span className="request-list-footer-word">{t('button')}</span>
        </Button>
      }
      items={[
        {
          label: t('files'),
          icon: FileInput,
          hint: keysOf('importFiles'),
          onSelect: () => inBackground(chooseImports()),
        },
        { label: t('paste'), icon: ClipboardPaste, onSelect: () => openPaste('') },
      ]}
    />
  );
}
