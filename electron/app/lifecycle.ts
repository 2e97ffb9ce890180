import { app, powerMonitor } from 'electron';
import type { Inspector } from './inspector-process.ts';

/**
 * Shows the window after a second start of the app and a click on the dock, and ends the app with its last window.
 *
 * @param staysOpen whether the app goes on without a window.
 */
export function handleAppEvents(showWindow: () => void, staysOpen: () => boolean): void {
  app.on('second-instance', showWindow);
  app.on('activate', showWindow);
  // On macOS an app goes on running without a window, and so does its inspector.
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && !staysOpen()) app.quit();
  });
}

/**
 * Delays the end of the app until the inspector has closed everything, and the data folder is left alone.
 *
 * @param stopDataWork stops what else works with that folder.
 */
export function stopInspectorAtQuit(inspector: Inspector, stopDataWork: () => Promise<void>): void {
  let isEnding = false;
  let ended = false;
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    // A second wish to quit waits for the same end.
    if (isEnding) return;
    isEnding = true;
    void Promise.allSettled([inspector.stop(), stopDataWork()]).then(() => {
      ended = true;
      // Without an inspector this still runs within the prevented event, which would swallow another quit.
      setImmediate(() => app.quit());
    });
  });
}

/** After a sleep the tunnel may look open and be dead, so the inspector tests it. */
export function notifyResume(inspector: Inspector): void {
  const wake = () => {
    // While the inspector is down there is no tunnel to test.
    void inspector.call('tunnel.wake').catch(() => undefined);
  };
  powerMonitor.on('resume', wake);
  powerMonitor.on('unlock-screen', wake);
}
