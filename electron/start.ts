import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, Menu, session } from 'electron';
import { serveAppScheme } from './app/app-scheme.ts';
import { keepCrashDumps } from './app/crash-reports.ts';
import { createCurrentLanguage, type CurrentLanguage } from './app/current-language.ts';
import { createCurrentWindow, type CurrentWindow } from './app/current-window.ts';
import { chooseDataFolder, type ChosenFolder } from './app/data-folder.ts';
import { guardContents, guardSession } from './app/guards.ts';
import {
  startInspector,
  type Inspector,
  type InspectorReactions,
} from './app/inspector-process.ts';
import { serveWindow, type AnswerCall } from './app/ipc.ts';
import { stopInspectorAtQuit } from './app/lifecycle.ts';
import { logMainFailures, logWindowFailures } from './app/log-failures.ts';
import { openLogFile, type LogFile } from './app/log-file.ts';
import { startsHidden } from './app/login-item.ts';
import { collectOpened, openedAtStart, type OpenedThings } from './app/opened.ts';
import { quitAtSignals } from './app/quit-signals.ts';
import { registerSchemes } from './app/schemes.ts';
import { endWithStartFault } from './app/start-fault.ts';
import type { NativeTexts } from './app/texts.ts';
import { openWindow } from './app/window.ts';
import { sendPort } from './app/window-port.ts';
import { createWindowRecovery, type WindowRecovery } from './app/window-recovery.ts';
import { readSavedLanguage } from './core/settings/saved-language.ts';
import { readFailure } from '../shared/failure.ts';

/**
 * The start of the main process: the inspector and the window take the longest to be there, so this file loads only what
 * both need to begin. While they start, this process serves the page its files and its port, and has no time for more. The
 * rest, `main.ts`, is loaded with the page's first call, which comes once the list is drawn.
 */

/** The longest that the rest waits for a call of the page. */
const restMs = 500;

/** What is there before the rest of the main process. */
export interface StartedApp {
  /** The folder above `out/main/`, where this file is built to. `resources/` is in it in every layout. */
  readonly root: string;
  readonly folder: ChosenFolder;
  readonly opened: OpenedThings;
  readonly log: LogFile;
  readonly language: CurrentLanguage;
  readonly inspector: Inspector;
  readonly currentWindow: CurrentWindow;
  readonly createWindow: () => BrowserWindow;
  readonly recovery: WindowRecovery;
  /** The app is quitting and can no longer be stopped: nothing is opened any more. */
  readonly isEnding: () => boolean;
}

/** What the rest of the main process does with what happens in other processes. */
export interface MainReactions {
  readonly inspector: InspectorReactions;
  readonly answerCall: AnswerCall;
  readonly askAboutLink: (url: string) => void;
  readonly texts: NativeTexts;
  readonly stopDataWork: () => Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');
const resourcesDir = join(root, 'resources');

app.setName('Hookscope');
// The identity of the installed app (electron-builder.yml), by which Windows groups windows and shows notifications.
if (process.platform === 'win32') app.setAppUserModelId('app.hookscope.desktop');
const dataFolder = chooseDataFolder();

if (!dataFolder.ok) {
  void app
    .whenReady()
    .then(() => import('./main.ts'))
    .then(({ refuseToStart }) => refuseToStart(dataFolder, resourcesDir))
    .catch((error: unknown) => endWithStartFault(error, resourcesDir));
} else if (app.requestSingleInstanceLock({ opened: openedAtStart() })) {
  app.enableSandbox();
  keepCrashDumps(dataFolder.path);
  registerSchemes();
  // Electron would make a menu of its own first.
  Menu.setApplicationMenu(null);
  const opened = collectOpened(openedAtStart());
  const log = openLogFile(join(dataFolder.path, 'logs'));
  void app
    .whenReady()
    .then(() => ready(dataFolder, opened, log))
    .catch((error: unknown) => {
      log.failure('main', readFailure(error));
      return endWithStartFault(error, resourcesDir);
    });
} else {
  app.quit();
}

async function ready(folder: ChosenFolder, opened: OpenedThings, log: LogFile): Promise<void> {
  const dataDir = folder.path;
  logMainFailures(log);
  const isSignalled = quitAtSignals();
  const main = Promise.withResolvers<MainReactions>();
  const needed = Promise.withResolvers<void>();

  // The first of all: the window needs what this process answers, and takes its time to open.
  const inspector = startInspector({
    entry: join(root, 'out', 'main', 'inspector.cjs'),
    dataDir,
    resourcesDir,
    reactions: main.promise.then((reactions) => reactions.inspector),
    isSignalled,
  });
  let isEnding = false;
  app.once('will-quit', () => (isEnding = true));
  let stopDataWork = () => Promise.resolve();
  stopInspectorAtQuit(inspector, () => stopDataWork());
  const language = createCurrentLanguage(readSavedLanguage(dataDir));
  guardSession(session.defaultSession);
  guardContents((url) => void main.promise.then(({ askAboutLink }) => askAboutLink(url)));
  serveAppScheme(join(root, 'out', 'renderer'), () => ({
    locale: language.locale(),
    systemLocale: app.getLocale(),
  }));
  const currentWindow = createCurrentWindow();
  serveWindow(
    currentWindow.get,
    () => {
      needed.resolve();
      return main.promise.then(({ answerCall }) => answerCall);
    },
    () => sendPort(currentWindow.get(), inspector),
  );
  const nativeTexts = main.promise.then(({ texts }) => texts);
  const recovery = createWindowRecovery(log, nativeTexts, () => app.quit());
  const createWindow = () => {
    const window = openWindow({
      preload: join(root, 'out', 'preload', 'preload.cjs'),
      icon: join(resourcesDir, 'icons', 'png', '256x256.png'),
      dataDir,
    });
    logWindowFailures(window, log);
    recovery.watch(window);
    currentWindow.set(window);
    return window;
  };
  if (startsHidden()) needed.resolve();
  else createWindow();
  setTimeout(needed.resolve, restMs);
  await needed.promise;
  if (isEnding) return;

  const { runMain } = await import('./main.ts');
  const begun = { root, folder, opened, log, language, inspector };
  const reactions = runMain({
    ...begun,
    currentWindow,
    createWindow,
    recovery,
    isEnding: () => isEnding,
  });
  stopDataWork = reactions.stopDataWork;
  main.resolve(reactions);
}
