/** What of an event says that one wants to go back or forward, as in a browser. */
type Pressed =
  | Pick<
      KeyboardEvent,
      | 'type'
      | 'key'
      | 'altKey'
      | 'ctrlKey'
      | 'metaKey'
      | 'shiftKey'
      | 'isComposing'
      | 'defaultPrevented'
      | 'target'
    >
  | Pick<MouseEvent, 'type' | 'button' | 'defaultPrevented'>;

const mouseButtons: Readonly<Record<number, 'back' | 'forward'>> = { 3: 'back', 4: 'forward' };
const withAlt: Readonly<Record<string, 'back' | 'forward'>> = {
  ArrowLeft: 'back',
  ArrowRight: 'forward',
};
const withMeta: Readonly<Record<string, 'back' | 'forward'>> = { '[': 'back', ']': 'forward' };

/** @returns `null` for every other event. Alt with an arrow moves by words where one types on a Mac. */
export function historyStep(event: Pressed): 'back' | 'forward' | null {
  if (event.defaultPrevented) return null;
  if ('button' in event) return mouseButtons[event.button] ?? null;
  if (event.isComposing || event.ctrlKey || event.shiftKey) return null;
  if (event.metaKey) return event.altKey ? null : (withMeta[event.key] ?? null);
  const { target } = event;
  const isTyping =
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'));
  return event.altKey && !isTyping ? (withAlt[event.key] ?? null) : null;
}
