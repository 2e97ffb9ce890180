import type { Bridge } from '../shared/contract/bridge.ts';

/**
 * A key that was pressed while the focus was in a frame, such as a mail, is known to the main process alone: it is pressed
 * once more on the frame's element, where the window's listeners hear it.
 */
export function hearFrameKeys(bridge: Pick<Bridge, 'on'>): void {
  bridge.on('key.pressed', (key) => {
    const frame = document.activeElement;
    if (!(frame instanceof HTMLIFrameElement)) return;
    frame.dispatchEvent(
      new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true, composed: true }),
    );
  });
}
