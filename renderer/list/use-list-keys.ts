import type { KeyboardEvent } from 'react';
import { rowsPerPage } from '../store/geometry.ts';
import { useWindow } from '../store/use-window.ts';
import { inBackground } from '../ui/failures.ts';
import { isShortcut } from '../ui/shortcuts.ts';
import { useSelectionActions } from './use-selection-actions.ts';

const listShortcuts = ['selectAll', 'copyRequests', 'removeRequest', 'pinRequest'] as const;

/**
 * The keys of a listbox with several selected options (ARIA Authoring Practices, "Listbox"): arrows, pages and ends move
 * the selection, with Shift they extend it, with Ctrl or ⌘ they move only the focus. And the shortcuts for what is
 * selected.
 */
export function useListKeys(onOpen: () => void) {
  const view = useWindow((state) => state.view);
  const isMany = useWindow((state) => state.many !== null);
  const selectAt = useWindow((state) => state.selectAt);
  const step = useWindow((state) => state.step);
  const extendBy = useWindow((state) => state.extendBy);
  const extendTo = useWindow((state) => state.extendTo);
  const moveFocus = useWindow((state) => state.moveFocus);
  const toggleFocused = useWindow((state) => state.toggleFocused);
  const selectAll = useWindow((state) => state.selectAll);
  const clearMany = useWindow((state) => state.clearMany);
  const clearSelection = useWindow((state) => state.clearSelection);
  const { copy, remove, togglePin } = useSelectionActions();

  const page = rowsPerPage(view) - 1;
  const shortcuts: Readonly<Record<(typeof listShortcuts)[number], () => void>> = {
    selectAll: () => inBackground(selectAll()),
    copyRequests: copy,
    removeRequest: remove,
    pinRequest: togglePin,
  };
  const plain: Readonly<Record<string, () => void>> = {
    ArrowDown: () => inBackground(step(1)),
    ArrowUp: () => inBackground(step(-1)),
    PageDown: () => inBackground(step(page)),
    PageUp: () => inBackground(step(-page)),
    Home: () => selectAt(0),
    End: () => selectAt(view.total - 1),
    Enter: onOpen,
    Escape: isMany ? clearMany : clearSelection,
  };
  const withShift: typeof plain = {
    ArrowDown: () => inBackground(extendBy(1)),
    ArrowUp: () => inBackground(extendBy(-1)),
    PageDown: () => inBackground(extendBy(page)),
    PageUp: () => inBackground(extendBy(-page)),
    Home: () => inBackground(extendTo(0)),
    End: () => inBackground(extendTo(view.total - 1)),
  };
  const withCommand: typeof plain = {
    ArrowDown: () => inBackground(moveFocus(1)),
    ArrowUp: () => inBackground(moveFocus(-1)),
    ' ': () => inBackground(toggleFocused()),
  };

  return (event: KeyboardEvent) => {
    const shortcut = listShortcuts.find((name) => isShortcut(name, event.nativeEvent));
    const isCommand = event.ctrlKey || event.metaKey;
    const keys = event.shiftKey && !isCommand ? withShift : isCommand ? withCommand : plain;
    const act = shortcut === undefined ? keys[event.key] : shortcuts[shortcut];
    if (event.altKey || !act) return;
    // A text that is selected elsewhere in the window is what the user means.
    if (shortcut === 'copyRequests' && getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    act();
  };
}
