/** Whether a key means to undo: Ctrl+Z (⌘Z), except where one types and has typing to undo. */
export function isUndoKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || event.shiftKey) return false;
  if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return false;
  const { target } = event;
  return !(
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea'))
  );
}
