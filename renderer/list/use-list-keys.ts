import type { KeyboardEvent } from 'react';
import { rowsPerPage } from '../store/geometry.ts';
import { useWindow } from '../store/use-window.ts';

/** The keys of a listbox (ARIA Authoring Practices, "Listbox"): arrows, pages, ends, Enter, Escape. */
export function useListKeys(onOpen: () => void) {
  const { height, total } = useWindow((state) => state.view);
  const selection = useWindow((state) => state.selection);
  const selectAt = useWindow((state) => state.selectAt);
  const clearSelection = useWindow((state) => state.clearSelection);

  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = rowsPerPage(height) - 1;
    const at = selection.index;
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => selectAt(at === null ? 0 : at + 1),
      ArrowUp: () => selectAt(at === null ? 0 : at - 1),
      PageDown: () => selectAt((at ?? 0) + page),
      PageUp: () => selectAt((at ?? 0) - page),
      Home: () => selectAt(0),
      End: () => selectAt(total - 1),
      Enter: onOpen,
      Escape: clearSelection,
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };
}
