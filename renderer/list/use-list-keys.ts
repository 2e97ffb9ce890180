import type { KeyboardEvent } from 'react';
import { rowsPerPage } from '../store/geometry.ts';
import { indexOfRequest } from '../store/list-view.ts';
import { useWindow } from '../store/use-window.ts';
import { inBackground } from '../ui/failures.ts';
import { isShortcut } from '../ui/shortcuts.ts';

/**
 * The keys of a listbox (ARIA Authoring Practices, "Listbox"): arrows, pages, ends, Enter, Escape; and the shortcuts
 * for the selected request.
 */
export function useListKeys(onOpen: () => void) {
  const { height, total, rows } = useWindow((state) => state.view);
  const { id } = useWindow((state) => state.selection);
  const selectAt = useWindow((state) => state.selectAt);
  const step = useWindow((state) => state.step);
  const clearSelection = useWindow((state) => state.clearSelection);
  const removeRequest = useWindow((state) => state.removeRequest);
  const pinRequest = useWindow((state) => state.pinRequest);

  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = rowsPerPage(height) - 1;
    const actions = {
      removeRequest: () => void (id !== null && inBackground(removeRequest(id))),
      pinRequest: () => {
        // Only a row that is loaded tells whether it is pinned.
        const row = id === null ? undefined : rows.get(indexOfRequest(id, rows) ?? -1);
        if (row !== undefined) inBackground(pinRequest(row.id, !row.pinned));
      },
    };
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => inBackground(step(1)),
      ArrowUp: () => inBackground(step(-1)),
      PageDown: () => inBackground(step(page)),
      PageUp: () => inBackground(step(-page)),
      Home: () => selectAt(0),
      End: () => selectAt(total - 1),
      Enter: onOpen,
      Escape: clearSelection,
    };
    const shortcut = (['removeRequest', 'pinRequest'] as const).find((name) =>
      isShortcut(name, event.nativeEvent),
    );
    const act = shortcut === undefined ? keys[event.key] : actions[shortcut];
    if (!act) return;
    event.preventDefault();
    act();
  };
}
