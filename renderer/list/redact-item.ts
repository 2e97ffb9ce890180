import { useTranslation } from 'react-i18next';
import { redactsExports } from '../store/export-slice.ts';
import { useWindow } from '../store/use-window.ts';
import { inBackground } from '../ui/failures.ts';
import type { MenuItem } from '../ui/menu.tsx';

/** The entry that says whether exports and copies leave out what gives access. The choice is remembered. */
export function useRedactItem(): MenuItem {
  const { t } = useTranslation();
  const changeSettings = useWindow((state) => state.changeSettings);
  const checked = useWindow(redactsExports);
  return {
    label: t('export.redact'),
    title: t('export.redactHint'),
    checked,
    staysOpen: true,
    onSelect: () => inBackground(changeSettings({ redactExports: !checked })),
  };
}
