import type { BrowserWindow } from 'electron';
import { app, shell } from 'electron';
import { plain, readFailure } from '../../shared/failure.ts';
import type { LogFile } from './log-file.ts';
import { appOrigin } from './origins.ts';

/** Logs what fails in the main process, and which processes of ours end without being told to. */
export function logMainFailures(log: LogFile): void {
  log.say('main', `Hookscope ${app.getVersion()} starts on ${process.platform} ${process.arch}.`);
  process.on('uncaughtExceptionMonitor', (error) => log.note('main', readFailure(error)));
  process.on('unhandledRejection', (reason) => {
    console.error(reason);
    log.note('main', readFailure(reason));
  });
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    if (reason !== 'clean-exit')
      log.say('main', `The process ${name ?? type} ended: ${reason}, code ${exitCode}.`);
  });
}

/** Logs what fails in the window's own page. What frames say is a sender's, and not logged. */
export function logWindowFailures(window: BrowserWindow, log: LogFile): void {
  const { webContents } = window;
  webContents.on('console-message', ({ level, message, lineNumber, sourceId, frame }) => {
    if (level !== 'error' || frame !== webContents.mainFrame) return;
    const place = sourceId.startsWith(`${appOrigin}/`) ? sourceId.slice(appOrigin.length) : '?';
    log.say('window', `${plain(message)} (${place.slice(0, 100)}:${lineNumber})`);
  });
}

/** Shows the log in the system's file manager. */
export function showLogs(log: LogFile): void {
  shell.showItemInFolder(log.path);
}
