import type { BrowserWindow, Input } from 'electron';
import type { FrameKey } from '../../shared/contract/events.ts';

/**
 * Reports keys that are pressed in a frame and may be a shortcut of the window. A frame gets its keys in a process of
 * its own; without this the window's shortcuts would not work while the focus is in a mail.
 */
export function watchFrameKeys(window: BrowserWindow, onKey: (key: FrameKey) => void): void {
  const { webContents } = window;
  webContents.on('before-input-event', (_event, input) => {
    const { focusedFrame, mainFrame } = webContents;
    if (focusedFrame === null || focusedFrame === mainFrame) return;
    const key = frameKey(input);
    if (key !== null) onKey(key);
  });
}

/**
 * @returns `null` for keys that only the frame handles: those that scroll, and those of an input method. No frame has a
 *   field to type into, so characters are the window's.
 */
function frameKey(input: Input): FrameKey | null {
  const { type, key, code, isAutoRepeat, isComposing } = input;
  if (type !== 'keyDown' || isComposing) return null;
  const { control: ctrlKey, meta: metaKey, alt: altKey, shift: shiftKey } = input;
  const isCommand = ctrlKey || metaKey || altKey;
  const isCharacter = /^[^ ]$/u.test(key);
  if (!isCommand && !isCharacter && key !== 'Escape' && !/^F\d+$/.test(key)) return null;
  const modifierAltGraph = input.modifiers.includes('altgr');
  return { key, code, repeat: isAutoRepeat, ctrlKey, metaKey, altKey, shiftKey, modifierAltGraph };
}

/**
 * Reports the address of the link under the pointer or the focus, in the window's page or in a frame. Browsers show it
 * in a line that no page can write into, and so does the window.
 */
export function watchPointedLink(window: BrowserWindow, onLink: (address: string) => void): void {
  window.webContents.on('update-target-url', (_event, address) => onLink(address));
}
