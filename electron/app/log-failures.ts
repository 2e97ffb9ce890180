import type { BrowserWindow } from 'electron';
import { app, shell } from 'electron';
import { redactMessage, readFailure } from '../../shared/failure.ts';
import type { LogFile } from './log-file.ts';
import { appOrigin } from './origins.ts';

/** Logs failures of the main process, and unexpected ends of the app's other processes. */
export function logMainFailures(log: LogFile): void {
  process.on('uncaughtExceptionMonitor', (error) => log.failure('main', readFailure(error)));
  process.on('unhandledRejection', (reason) => {
    console.error(reason);
    log.failure('main', readFailure(reason));
  });
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    if (reason !== 'clean-exit')
      log.message('main', `The process ${name ?? type} ended: ${reason}, code ${exitCode}.`);
  });
  // The window and the inspector do not wait for the disk.
  setImmediate(() =>
    log.message(
      'main',
      `Hookscope ${app.getVersion()} starts on ${process.platform} ${process.arch}.`,
    ),
  );
}

/** Logs errors of the window's own page. Messages of frames are not logged: a sender may have written them. */
export function logWindowFailures(window: BrowserWindow, log: LogFile): void {
  const { webContents } = window;
  webContents.on('console-message', ({ level, message, lineNumber, sourceId, frame }) => {
    if (level !== 'error' || frame !== webContents.mainFrame) return;
    const place = sourceId.startsWith(`${appOrigin}/`) ? sourceId.slice(appOrigin.length) : '?';
    log.message('window', `${redactMessage(message)} (${place.slice(0, 100)}:${lineNumber})`);
  });
}

/** Shows the log in the system's file manager. */
export function showLogs(log: LogFile): void {
  shell.showItemInFolder(log.path);
}
