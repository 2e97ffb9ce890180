/** Whether a key means the search: `/`, except where one types, or Ctrl+F (⌘F) where nothing else took it. */
export function isSearchKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey) return false;
  if (event.ctrlKey || event.metaKey) return event.key === 'f';
  const { target } = event;
  const typing =
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'));
  return event.key === '/' && !typing;
}
