import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../store/use-window.ts';
import type { Strip } from './strip.ts';

/** Why requests can't be stored, and where a damaged database or invalid settings were put. */
export function useStoreStrips(): readonly Strip[] {
  const { t } = useTranslation();
  const fault = useWindow((state) => state.inspector?.store.fault ?? null);
  const setAside = useWindow((state) => state.inspector?.store.setAside ?? null);
  const settingsAside = useWindow((state) => state.inspector?.settingsAside ?? null);
  const [dismissedSettings, setDismissedSettings] = useState<typeof settingsAside>(null);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const strips: Strip[] = [];
  if (fault !== null)
    strips.push({
      id: 'store fault',
      severity: 'error',
      text: t(`store.fault.${fault.code}`),
      detail: fault.detail,
    });
  if (settingsAside !== null && settingsAside.path !== dismissedSettings?.path)
    strips.push({
      id: 'settings aside',
      severity: 'warning',
      text: t('store.settingsAside', { path: settingsAside.path }),
      detail: settingsAside.detail,
      onDismiss: () => setDismissedSettings(settingsAside),
    });
  if (setAside !== null && setAside !== dismissed)
    strips.push({
      id: 'database aside',
      severity: 'warning',
      text: t('store.setAside'),
      detail: setAside,
      onDismiss: () => setDismissed(setAside),
    });
  return strips;
}
