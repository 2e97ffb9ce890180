import type { Bridge } from '../../shared/contract/bridge.ts';

/** Types of input that take no text. A key pressed in one may trigger a shortcut. */
const textlessInput = /^(?:button|checkbox|color|file|image|radio|range|reset|submit)$/;

/**
 * Whether a key goes to a field that takes text, also one within a shadow root, or to a menu, where a letter leads to an
 * entry. A field that is read-only takes none.
 */
export function isTyping(event: Event): boolean {
  // `event.target` is the shadow root's host out here.
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !textlessInput.test(target.type);
  if (target.matches('textarea, select, [role="menu"], [role="menu"] *')) return true;
  return target.isContentEditable && target.closest('[aria-readonly="true"]') === null;
}

/** Whether a dialog covers the window, so that what is behind it is out of reach. */
export function isDialogOpen(): boolean {
  return document.querySelector('dialog:modal') !== null;
}

/**
 * Leaves the keys of a composition to the input method: Enter, Escape and the rest choose among its candidates, and no
 * listener of ours gets them. Browsers mark them by `isComposing`, and the first one by the code 229 alone (UI Events,
 * section 5.7.4). Call this before anything else listens.
 */
export function ignoreComposingKeys(target: Window): void {
  target.addEventListener(
    'keydown',
    (event) => {
      // Deprecated, but nothing else marks the first key of a composition.
      const { isComposing, keyCode } = event as KeyboardEvent & { readonly keyCode: number };
      if (isComposing || keyCode === 229) event.stopImmediatePropagation();
    },
    { capture: true },
  );
}

/**
 * Dispatches the keys that were pressed in a frame, such as a mail's, once more on the frame's element, so that the
 * window's shortcuts work there too. Only the main process gets them: a frame's keys go to the frame's own process.
 */
export function dispatchFrameKeys(bridge: Pick<Bridge, 'on'>): void {
  bridge.on('key.pressed', (key) => {
    const frame = document.activeElement;
    if (!(frame instanceof HTMLIFrameElement)) return;
    frame.dispatchEvent(
      new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true, composed: true }),
    );
  });
}
