import type { Page } from 'playwright-core';
import type { RunningApp } from './app.ts';
import { drawnMail } from './mail-window.ts';

/**
 * A key as the main process hears of it when the system sends it to a frame's process. Playwright's keys and those of
 * `sendInputEvent` go to the window's own process, wherever the focus is.
 */
export async function pressInFrame(
  app: RunningApp,
  key: string,
  code: string,
  modifiers: { readonly control?: boolean; readonly shift?: boolean } = {},
): Promise<void> {
  await app.electron().evaluate(
    ({ BrowserWindow }, pressed) => {
      const plain = { control: false, shift: false, alt: false, meta: false };
      const kind = {
        type: 'keyDown',
        isAutoRepeat: false,
        isComposing: false,
        modifiers: [],
        location: 0,
      };
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.emit('before-input-event', {}, { ...plain, ...kind, ...pressed });
    },
    { key, code, ...modifiers },
  );
}

/** Whether the keys that Playwright presses go to the process of a mail: the focus goes there some moments before. */
export function hasMailKeys(app: RunningApp): Promise<boolean> {
  return app.electron().evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return contents?.focusedFrame?.url.startsWith('mail:') ?? false;
  });
}

/** Scrolls the mail by a press of the arrow key in the process of its frame, which no event of Electron announces. */
export async function arrowDownInMail(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(await drawnMail(page));
  const key = { key: 'ArrowDown', code: 'ArrowDown', windowsVirtualKeyCode: 40 };
  await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await client.detach();
}
