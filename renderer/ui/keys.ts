type Key = Pick<KeyboardEvent, 'key' | 'code'>;

/**
 * The letter that a key stands for in a shortcut, in small: the one that is typed, also under Caps Lock, or on a keyboard of
 * another script the one at that place of a US keyboard, as the system's own shortcuts have it. Other keys are what they type.
 */
export function letterOf({ key, code }: Key): string {
  const isForeign = /^[^\p{ASCII}\p{Script=Latin}]+$/u.test(key);
  const place = isForeign ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  return (place ?? key).toLowerCase();
}

/** Inputs that take no text: a key there is free to mean something else. */
const textless = /^(?:button|checkbox|color|file|image|radio|range|reset|submit)$/;

/** Whether a key goes to a field that one types into, within a shadow root too. What can only be read is none. */
export function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !textless.test(target.type);
  if (target.matches('textarea, select')) return true;
  return target.isContentEditable && target.closest('[aria-readonly="true"]') === null;
}

/** Whether a dialog covers the window: what lies behind it is out of reach. */
export function isDialogOpen(): boolean {
  return document.querySelector('dialog:modal') !== null;
}

/**
 * Keeps the keys of an input method to itself: while a text is being composed, Enter, Escape and the rest choose among candidates,
 * and none of our listeners hears them. Browsers say so by `isComposing`, and of the first key by the code 229 alone
 * (UI Events, section 5.7.4). It must be called before anything else listens.
 */
export function keepComposingKeys(target: Window): void {
  target.addEventListener(
    'keydown',
    (event) => {
      // The one place that tells the first key of a composition.
      const { isComposing, keyCode } = event as KeyboardEvent & { readonly keyCode: number };
      if (isComposing || keyCode === 229) event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
