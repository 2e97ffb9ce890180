import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { inBackground } from '../ui/failures.ts';
import { isDialogOpen, isTyping } from '../ui/keys.ts';

/** A field with a longer text would be slow, so it is imported at once. Characters. */
const longestShown = 1_000_000;

/** A paste outside of text fields opens the paste dialog, or imports files that were copied. */
export function usePaste(): void {
  const { t } = useTranslation('import');
  const openPaste = useWindow((state) => state.openPaste);
  const importFiles = useWindow((state) => state.importFiles);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isTyping(event) || isDialogOpen()) return;
      const files = Array.from(event.clipboardData?.files ?? []);
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text === '' && files.length === 0) return;
      event.preventDefault();
      if (text === '') inBackground(importFiles(files, []));
      else if (text.length <= longestShown) openPaste(text);
      else inBackground(importFiles([new File([text], t('dialog.name'))], []));
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, [openPaste, importFiles, t]);
}
