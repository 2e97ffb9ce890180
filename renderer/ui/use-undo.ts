import { useEffect, useRef } from 'react';
import { isDialogOpen, isTyping, letterOf } from './keys.ts';

/** Something that can be taken back. */
interface Undo {
  readonly run: () => void;
  readonly inDialog: boolean;
}

/** The newest is last: it is what the key means. */
const standing: Undo[] = [];

/** Ctrl+Z (⌘Z), except where one types: there it takes back what was typed. */
function isUndoKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || event.shiftKey) return false;
  return (event.ctrlKey || event.metaKey) && letterOf(event) === 'z' && !isTyping(event);
}

function onKey(event: KeyboardEvent): void {
  if (!isUndoKey(event)) return;
  const within = isDialogOpen();
  const last = standing.findLast(({ inDialog }) => inDialog === within);
  if (last === undefined) return;
  event.preventDefault();
  last.run();
}

/**
 * Gives the undo key a meaning for as long as there is something to take back. It has one at a time: the newest of the
 * dialog that is open, or of the window when none is.
 *
 * @param undo `null` while there is nothing.
 */
export function useUndo(undo: (() => void) | null, { inDialog = false } = {}): void {
  const current = useRef(undo);
  useEffect(() => {
    current.current = undo;
  });
  const stands = undo !== null;
  useEffect(() => {
    if (!stands) return undefined;
    const entry = { run: () => current.current?.(), inDialog };
    if (standing.length === 0) window.addEventListener('keydown', onKey);
    standing.push(entry);
    return () => {
      standing.splice(standing.indexOf(entry), 1);
      if (standing.length === 0) window.removeEventListener('keydown', onKey);
    };
  }, [stands, inDialog]);
}
