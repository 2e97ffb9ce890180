import type { KeyboardEvent } from 'react';
import { rowsPerPage } from '../store/geometry.ts';
import { useWindow } from '../store/use-window.ts';

/**
 * The keys of a listbox (ARIA Authoring Practices, "Listbox"): arrows, pages, ends, Enter, Escape. And
 * those for the chosen request: Delete or Backspace removes it, P pins it.
 */
export function useListKeys(onOpen: () => void) {
  const { height, total, rows } = useWindow((state) => state.view);
  const selection = useWindow((state) => state.selection);
  const selectAt = useWindow((state) => state.selectAt);
  const clearSelection = useWindow((state) => state.clearSelection);
  const removeRequest = useWindow((state) => state.removeRequest);
  const pinRequest = useWindow((state) => state.pinRequest);

  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = rowsPerPage(height) - 1;
    const at = selection.index;
    const chosen = at === null ? undefined : rows.get(at);
    const remove = () => void (chosen && removeRequest(chosen.id));
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => selectAt(at === null ? 0 : at + 1),
      ArrowUp: () => selectAt(at === null ? 0 : at - 1),
      PageDown: () => selectAt((at ?? 0) + page),
      PageUp: () => selectAt((at ?? 0) - page),
      Home: () => selectAt(0),
      End: () => selectAt(total - 1),
      Enter: onOpen,
      Escape: clearSelection,
      Delete: remove,
      Backspace: remove,
      p: () => void (chosen && pinRequest(chosen.id, !chosen.pinned)),
    };
    const step = steps[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };
}
