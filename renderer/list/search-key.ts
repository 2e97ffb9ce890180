import { isDialogOpen, isTyping, letterOf } from '../ui/keys.ts';

/**
 * Whether a key means the search: `/`, except where one types, or Ctrl+F (⌘F) where nothing else took it. Keyboards that have
 * `/` on the AltGr plane send Ctrl and Alt along.
 */
export function isSearchKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || isDialogOpen()) return false;
  if (
    event.key === '/' &&
    (event.getModifierState('AltGraph') || !(event.ctrlKey || event.metaKey))
  )
    return !isTyping(event);
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  return isCommand && letterOf(event) === 'f';
}
