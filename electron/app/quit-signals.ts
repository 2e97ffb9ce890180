import { app } from 'electron';

/** The longest between two processes that get the same signal. */
const justNowMs = 2_000;

/**
 * Quits at each of these signals as by the menu. Chromium's own handler works for one signal: the second, such as the one
 * that a terminal sends to all processes and npm repeats, would end the app at once, whatever it asks or closes just then.
 *
 * To be called once Electron is ready: Chromium installs its handlers before that.
 *
 * @returns whether one came just now.
 */
export function quitAtSignals(): () => boolean {
  let isEnding = false;
  let lastAt = -Infinity;
  app.once('will-quit', () => (isEnding = true));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      lastAt = performance.now();
      if (!isEnding) app.quit();
    });
  }
  return () => performance.now() - lastAt < justNowMs;
}
