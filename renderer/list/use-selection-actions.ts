import { scopeOf } from '../store/many.ts';
import { copySelected, focusedRow, removeSelected, togglePin } from '../store/selected.ts';
import { useWindow, useWindowStore } from '../store/use-window.ts';
import { inBackground } from '../ui/failures.ts';

/** What can be done with the selected requests, one or several, by keys, buttons and menus. */
export interface SelectionActions {
  /** Copies the body of one, and several as a document that can be pasted into a list again. */
  readonly copy: () => void;
  readonly remove: () => void;
  readonly sendAgain: () => void;
  /** Pins them, or unpins them when the focused one is pinned. */
  readonly togglePin: () => void;
  /** Whether `togglePin` unpins them. */
  readonly willUnpin: boolean;
}

export function useSelectionActions(): SelectionActions {
  const store = useWindowStore();
  const openSendAgain = useWindow((state) => state.openSendAgain);
  const willUnpin = useWindow((state) => focusedRow(state)?.pinned === true);
  return {
    copy: () => inBackground(copySelected(store.getState())),
    sendAgain: () => {
      const { many, selection } = store.getState();
      openSendAgain(scopeOf(many, selection.id));
    },
    willUnpin,
    remove: () => inBackground(removeSelected(store.getState())),
    togglePin: () => inBackground(togglePin(store.getState())),
  };
}
