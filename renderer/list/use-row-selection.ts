import { useCallback } from 'react';
import type { MouseEvent } from 'react';
import { isSelected } from '../store/many.ts';
import { useWindow } from '../store/use-window.ts';
import { inBackground } from '../ui/failures.ts';
import { isOnMac } from '../ui/shortcuts.ts';

/** A row was pressed with the mouse. */
export type RowPress = (index: number, id: number, event: MouseEvent) => void;

/**
 * What pressing a row selects: the row alone, with Shift all rows from the anchor to it, and with Ctrl or ⌘ it is added to
 * the selection or taken out. The secondary button keeps a selection that contains the row.
 */
export function useRowSelection(): RowPress {
  const selectAt = useWindow((state) => state.selectAt);
  const extendTo = useWindow((state) => state.extendTo);
  const toggleAt = useWindow((state) => state.toggleAt);
  const many = useWindow((state) => state.many);
  return useCallback(
    (index, id, event) => {
      // On a Mac, Ctrl with a click is the secondary button.
      const isSecondary = event.button === 2 || (isOnMac() && event.ctrlKey);
      if (isSecondary) {
        if (many === null || !isSelected(id, many, null)) selectAt(index);
      } else if (event.shiftKey) {
        // The browser would select the text in between.
        event.preventDefault();
        event.currentTarget.closest<HTMLElement>('[role=listbox]')?.focus();
        inBackground(extendTo(index));
      } else if (event.ctrlKey || event.metaKey) inBackground(toggleAt(index));
      else selectAt(index);
    },
    [selectAt, extendTo, toggleAt, many],
  );
}
