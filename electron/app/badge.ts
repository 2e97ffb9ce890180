import type { BrowserWindow } from 'electron';
import { app, nativeImage } from 'electron';

/** Shows how many requests came since the user last looked. */
export interface UnreadBadge {
  readonly show: (unread: number) => void;
  /** Whether this system shows a number, or a mark, at the app's icon. It is known once one was shown. */
  readonly isSupported: () => boolean;
}

/** Pixels of the mark on Windows. */
const markPixels = 16;

/**
 * A number on the dock of macOS and of some Linux desktops; on Windows a mark on the window's button in the taskbar.
 *
 * @param describe the number in words, for screen readers.
 */
export function createBadge(
  ourWindow: () => BrowserWindow | null,
  describe: (unread: number) => string,
): UnreadBadge {
  let isSupported = true;
  let shown = 0;
  return {
    show: (unread) => {
      if (unread === shown) return;
      shown = unread;
      if (process.platform === 'win32')
        ourWindow()?.setOverlayIcon(unread === 0 ? null : mark(), describe(unread));
      else isSupported = app.setBadgeCount(unread);
    },
    isSupported: () => isSupported,
  };
}

/** A disc. */
function mark(): Electron.NativeImage {
  const bitmap = Buffer.alloc(markPixels ** 2 * 4);
  const middle = (markPixels - 1) / 2;
  for (let at = 0; at < markPixels ** 2; at += 1) {
    const distance = Math.hypot((at % markPixels) - middle, Math.floor(at / markPixels) - middle);
    const alpha = Math.min(1, Math.max(0, markPixels / 2 - distance));
    bitmap.set(
      [60, 60, 220, 255].map((value) => Math.round(value * alpha)),
      at * 4,
    );
  }
  return nativeImage.createFromBitmap(bitmap, { width: markPixels, height: markPixels });
}
