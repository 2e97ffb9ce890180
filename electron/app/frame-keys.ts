import type { BrowserWindow, Input } from 'electron';
import type { FrameKey } from '../../shared/contract/events.ts';

/**
 * Tells of the keys that are pressed in a frame of the window and may mean something to the window. A frame's keys
 * are its own process's; without this the window's shortcuts would end where a mail begins.
 */
export function followFrameKeys(window: BrowserWindow, tell: (key: FrameKey) => void): void {
  const { webContents } = window;
  webContents.on('before-input-event', (_event, input) => {
    const { focusedFrame, mainFrame } = webContents;
    if (focusedFrame === null || focusedFrame === mainFrame) return;
    const key = frameKey(input);
    if (key !== null) tell(key);
  });
}

/** @returns `null` for a key that is the frame's own: those that scroll, and those of an input method. */
export function frameKey(input: Input): FrameKey | null {
  const { type, key, code, isAutoRepeat, isComposing } = input;
  if (type !== 'keyDown' || isComposing) return null;
  const { control: ctrlKey, meta: metaKey, alt: altKey, shift: shiftKey } = input;
  const isCommand = ctrlKey || metaKey || altKey;
  if (!isCommand && key !== '/' && !/^F\d+$/.test(key)) return null;
  const modifierAltGraph = input.modifiers.includes('altgr');
  return { key, code, repeat: isAutoRepeat, ctrlKey, metaKey, altKey, shiftKey, modifierAltGraph };
}
