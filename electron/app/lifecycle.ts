import { app } from 'electron';
import type { Inspector } from './inspector-process.ts';

/** Windows come and go: a second start and a click on the dock bring the window back. */
export function followWindows(showWindow: () => void): void {
  app.on('second-instance', showWindow);
  app.on('activate', showWindow);
  // On macOS an app stays, and its inspector goes on listening, when its last window is closed.
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}

/** Lets the inspector close everything before the app ends. */
export function endInspectorAtQuit(inspector: Inspector): void {
  let ended = false;
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void inspector.stop().finally(() => {
      ended = true;
      // Without an inspector we are still within the event that was prevented; a quit would be lost there.
      setImmediate(() => app.quit());
    });
  });
}
