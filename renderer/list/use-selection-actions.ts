import { indexOfRequest } from '../store/list-view.ts';
import { scopeOf } from '../store/many.ts';
import { useWindow } from '../store/use-window.ts';
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
  const { rows } = useWindow((state) => state.view);
  const { id } = useWindow((state) => state.selection);
  const many = useWindow((state) => state.many);
  const isMany = many !== null;
  const openSendAgain = useWindow((state) => state.openSendAgain);
  const copySelection = useWindow((state) => state.copySelection);
  const copyBody = useWindow((state) => state.copyBody);
  const removeRequest = useWindow((state) => state.removeRequest);
  const removeMany = useWindow((state) => state.removeMany);
  const pinRequest = useWindow((state) => state.pinRequest);
  const pinMany = useWindow((state) => state.pinMany);
  // Only a row that is loaded tells whether it is pinned.
  const focused = id === null ? undefined : rows.get(indexOfRequest(id, rows) ?? -1);

  return {
    copy: () => {
      if (isMany) inBackground(copySelection('json'));
      else if (id !== null) inBackground(copyBody(id));
    },
    sendAgain: () => openSendAgain(scopeOf(many, id)),
    willUnpin: focused?.pinned === true,
    remove: () => {
      if (isMany) inBackground(removeMany());
      else if (id !== null) inBackground(removeRequest(id));
    },
    togglePin: () => {
      if (isMany) inBackground(pinMany(focused?.pinned !== true));
      else if (focused !== undefined) inBackground(pinRequest(focused.id, !focused.pinned));
    },
  };
}
