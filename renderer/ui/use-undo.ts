import { useLayoutEffect, useRef } from 'react';
import { isDialogOpen } from './keys.ts';
import { isShortcut } from './shortcuts.ts';

interface UndoableAction {
  readonly undo: () => void;
  readonly inDialog: boolean;
}

/** Every action that can be undone now, the newest last. */
const undoable: UndoableAction[] = [];

function onKey(event: KeyboardEvent): void {
  if (!isShortcut('undo', event)) return;
  const isInDialog = isDialogOpen();
  const last = undoable.findLast(({ inDialog }) => inDialog === isInDialog);
  if (last === undefined) return;
  event.preventDefault();
  last.undo();
}

/**
 * Makes the undo shortcut undo an action for as long as that is possible. The shortcut undoes the newest action of the
 * open dialog, or of the window when no dialog is open.
 *
 * @param undo `null` while there is nothing to undo.
 */
export function useUndo(undo: (() => void) | null, { inDialog = false } = {}): void {
  const current = useRef(undo);
  useLayoutEffect(() => {
    current.current = undo;
  });
  const isPossible = undo !== null;
  // Before the first paint: what can be undone is seen then, and may be undone at once.
  useLayoutEffect(() => {
    if (!isPossible) return undefined;
    const action = { undo: () => current.current?.(), inDialog };
    if (undoable.length === 0) window.addEventListener('keydown', onKey);
    undoable.push(action);
    return () => {
      undoable.splice(undoable.indexOf(action), 1);
      if (undoable.length === 0) window.removeEventListener('keydown', onKey);
    };
  }, [isPossible, inDialog]);
}
