import { GitCompare, Pin, PinOff, Send, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { pairOf } from '../store/many.ts';
import type { Many } from '../store/many.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber } from '../ui/format.ts';
import { useShortcutText } from '../ui/shortcuts.ts';
import { CopyMenu } from './copy-menu.tsx';
import { ExportSelectionMenu } from './export-menu.tsx';
import { useSelectionActions } from './use-selection-actions.ts';

/** How many requests are selected, for sighted users and screen readers. */
export function SelectedCount({ many }: { readonly many: Many }) {
  const { t, i18n } = useTranslation();
  const keysOf = useShortcutText();
  const { total, counted } = useWindow((state) => state.view);
  const format = (count: number) => formatNumber(count, i18n.language);
  if (many.is === 'all') {
    const all = many.count ?? (counted ? total : null);
    return all === null
      ? t('selection.allCounting')
      : t('selection.all', { count: all, shown: format(all) });
  }
  const count = many.ids.size;
  const text = t('selection.count', { count, shown: format(count) });
  return many.isCut ? `${text} ${t('selection.cut', { keys: keysOf('selectAll') })}` : text;
}

/** What can be done with several selected requests. */
export function SelectionActions({ many }: { readonly many: Many }) {
  const { t } = useTranslation(['window', 'sending']);
  const keysOf = useShortcutText();
  const { remove, sendAgain, togglePin, willUnpin } = useSelectionActions();
  const clearMany = useWindow((state) => state.clearMany);
  const compareRequests = useWindow((state) => state.compareRequests);
  const pair = pairOf(many);
  const pinLabel = t(willUnpin ? 'selection.unpin' : 'selection.pin');
  return (
    <>
      {pair !== null && (
        <Button
          variant="quiet"
          icon={GitCompare}
          title={t('selection.compareHint')}
          onClick={() => compareRequests(...pair)}
        >
          {t('selection.compare')}
        </Button>
      )}
      <Button
        variant="quiet"
        icon={Send}
        aria-label={t('sending:again.open')}
        title={t('selection.withKeys', {
          label: t('sending:again.open'),
          keys: keysOf('sendAgain'),
        })}
        onClick={sendAgain}
      />
      <CopyMenu />
      <ExportSelectionMenu />
      <Button
        variant="quiet"
        icon={willUnpin ? PinOff : Pin}
        aria-label={pinLabel}
        title={t('selection.withKeys', { label: pinLabel, keys: keysOf('pinRequest') })}
        onClick={togglePin}
      />
      <Button
        variant="quiet"
        icon={Trash2}
        aria-label={t('selection.remove')}
        title={t('selection.withKeys', {
          label: t('selection.remove'),
          keys: keysOf('removeRequest'),
        })}
        onClick={() => {
          focusList();
          remove();
        }}
      />
      <Button
        variant="quiet"
        icon={X}
        aria-label={t('selection.clear')}
        title={t('selection.withKeys', { label: t('selection.clear'), keys: 'Esc' })}
        onClick={() => {
          focusList();
          clearMany();
        }}
      />
    </>
  );
}

/** The buttons disappear with the selection: without this the keyboard focus would leave the list. */
function focusList(): void {
  document.querySelector<HTMLElement>('.rows-scroller')?.focus();
}
