import { app } from 'electron';

/**
 * Quits at each of these signals as by the menu. Chromium's own handler works for one signal: the second, such as the one
 * that a terminal sends to all processes and npm repeats, would end the app at once, whatever it asks or closes just then.
 *
 * To be called once Electron is ready: Chromium installs its handlers before that.
 */
export function quitAtSignals(): void {
  let isEnding = false;
  app.once('will-quit', () => (isEnding = true));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!isEnding) app.quit();
    });
  }
}
