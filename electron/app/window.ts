import { BrowserWindow, nativeTheme } from 'electron';
import type { Zoom } from '../../shared/appearance.ts';
import { readSavedTheme } from '../core/settings/saved-language.ts';
import { appOrigin } from './origins.ts';
import { applyTheme } from './theme.ts';
import { readWindowState, rememberWindowState } from './window-state.ts';

/** The background colours of the two themes, shown until the page has drawn. */
const background = { light: '#ffffff', dark: '#1b1c1f' } as const;

/** From the first picture until the window gets its icon, in milliseconds. */
const iconMs = 1_000;

/**
 * Opens the app's window: sandboxed, isolated, with the preload as its only access to the app.
 *
 * @param preload path of the bundled preload.
 * @param icon path of a PNG. Linux desktops show it where they don't find the window's desktop entry.
 */
export function openWindow({
  preload,
  icon,
  dataDir,
}: {
  readonly preload: string;
  readonly icon: string;
  readonly dataDir: string;
}): BrowserWindow {
  const state = readWindowState(dataDir);
  applyTheme(readSavedTheme(dataDir));
  const window = new BrowserWindow({
    width: 1200,
    height: 760,
    ...state?.bounds,
    minWidth: 760,
    minHeight: 480,
    show: false,
    title: 'Hookscope',
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      // From the second start on, instead of after several.
      v8CacheOptions: 'bypassHeatCheck',
    },
  });
  if (state?.maximized) window.maximize();
  rememberWindowState(window, dataDir);
  window.once('ready-to-show', () => window.show());
  if (process.platform === 'linux') window.once('show', () => setIconSoon(window, icon));
  void window.loadURL(`${appOrigin}/`);
  return window;
}

/** A window that is opened with its icon opens 50 ms later: Electron decodes it and hands each of its pixels to the desktop. */
function setIconSoon(window: BrowserWindow, icon: string): void {
  setTimeout(() => {
    if (!window.isDestroyed()) window.setIcon(icon);
  }, iconMs).unref();
}

/** Brings the window to the front, out of the taskbar too. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Chromium's steps of zooming, as its own menu roles take them. */
const zoomSteps = { in: 0.5, out: -0.5 } as const;

/** Makes everything in the window larger or smaller by a step, or as large as it was at first. */
export function zoom(window: BrowserWindow | null, how: Zoom): void {
  if (window === null) return;
  const { webContents } = window;
  webContents.setZoomLevel(how === 'reset' ? 0 : webContents.getZoomLevel() + zoomSteps[how]);
}
