import { join } from 'node:path';
import { app, session } from 'electron';
import { everything } from '../shared/list-filter.ts';
import { createHandlers } from './app/handlers.ts';
import { serveAppScheme } from './app/app-scheme.ts';
import { createAttachmentSave } from './app/attachment-dialog.ts';
import { showStartFailure, sayNoFolder } from './app/show-start-failure.ts';
import { settleDataFolder } from './app/data-folder.ts';
import { createExports } from './app/exports.ts';
import { followFrameKeys } from './app/frame-keys.ts';
import { guardContents, guardSession } from './app/guards.ts';
import { startInspector } from './app/inspector-process.ts';
import { serveWindow } from './app/ipc.ts';
import { endInspectorAtQuit, followWindows } from './app/lifecycle.ts';
import { createKeySaving } from './app/key-dialog.ts';
import { createLinks } from './app/links.ts';
import { logMainFailures, logWindowFailures, showLogs } from './app/log-failures.ts';
import { openLogFile } from './app/log-file.ts';
import { createMailCopies } from './app/mail-copies.ts';
import { serveMailScheme } from './app/mail-scheme.ts';
import { showMenu } from './app/menu.ts';
import { serveSanitizerScheme } from './app/sanitizer-scheme.ts';
import { followPointedLink } from './app/pointed-link.ts';
import { createSettingsDoor } from './app/settings-question.ts';
import { servePreviewScheme } from './app/preview-scheme.ts';
import { createQuitQuestion } from './app/quit-question.ts';
import { sayExported } from './app/show-exported.ts';
import { registerSchemes } from './app/schemes.ts';
import { frameSettles } from './app/settled-frame.ts';
import { readTexts } from './app/texts.ts';
import { themeFollower } from './app/theme.ts';
import { tellWoke } from './app/wake.ts';
import { handPort, tellPortLost, tellWindow } from './app/window-port.ts';
import { createWindowCare } from './app/window-care.ts';
import { createWindowSlot } from './app/window-slot.ts';
import { focusWindow, openWindow } from './app/window.ts';

/** Above `out/main/`, where this file is built to; `resources/` lies there in every layout. */
const root = join(import.meta.dirname, '..', '..');
const resourcesDir = join(root, 'resources');

app.setName('Hookscope');
const dataFolder = settleDataFolder();

if (!dataFolder.ok) {
  void app
    .whenReady()
    .then(() => sayNoFolder(dataFolder.why, readTexts(resourcesDir, app.getLocale())));
} else if (app.requestSingleInstanceLock()) {
  app.enableSandbox();
  registerSchemes();
  void app.whenReady().then(() => ready(dataFolder.path));
} else {
  app.quit();
}

function ready(dataDir: string): void {
  const log = openLogFile(join(dataDir, 'logs'));
  logMainFailures(log);
  const texts = readTexts(resourcesDir, app.getLocale());
  const slot = createWindowSlot();
  const openLink = createLinks(slot.get, texts, (href) => mails.namedBy(href));

  // Where mails are drawn for a PDF or a picture; kept in memory, as its name has no `persist:`.
  const drawing = session.fromPartition('mail-drawing');

  guardSession(session.defaultSession);
  guardSession(drawing);
  guardContents((url) => void openLink(url));
  serveAppScheme(join(root, 'out', 'renderer'));
  serveSanitizerScheme(join(root, 'out', 'renderer'));
  servePreviewScheme(join(root, 'out', 'renderer'));
  const mails = serveMailScheme([session.defaultSession, drawing]);
  const mailCopies = createMailCopies({
    ourWindow: slot.get,
    texts,
    session: drawing,
    isStaged: mails.isStaged,
  });

  const inspector = startInspector({
    entry: join(root, 'out', 'main', 'inspector.js'),
    dataDir,
    resourcesDir,
    hear: {
      'settings.changed': ({ theme, pathToken }) => {
        followTheme(theme);
        settingsDoor.noteToken(pathToken);
      },
      'inspector.failed': (failure) => log.note('inspector', failure),
      'export.progress': (progress) => exports.hearProgress(progress),
    },
    onCannotStart: (why) => showStartFailure(slot.get(), why, texts),
    onDied: (code) => {
      log.say('inspector', `Its process ended, code ${code}.`);
      tellPortLost(slot.get());
    },
    onRestarted: () => handPort(slot.get(), inspector),
  });
  endInspectorAtQuit(inspector);
  tellWoke(inspector);

  const care = createWindowCare(log, texts, () => app.quit());
  const settingsDoor = createSettingsDoor(slot.get, inspector, texts);
  const exports = createExports({
    ourWindow: slot.get,
    inspector,
    texts,
    onNews: (news) => tellWindow(slot.get(), 'exports.changed', news),
  });
  const quitQuestion = createQuitQuestion(slot.get, exports.running, texts);
  const saveAttachment = createAttachmentSave(slot.get, inspector, texts);
  serveWindow(
    slot.get,
    createHandlers({
      changeSettings: settingsDoor.change,
      wasRestored: care.wasRestored,
      openLink,
      exports,
      saveAttachment,
      saveKey: createKeySaving(slot.get, inspector, texts),
      stageMail: mails.stage,
      mailSettles: (address) => frameSettles(slot.get(), address),
      mailCopies,
    }),
    () => handPort(slot.get(), inspector),
  );

  const followTheme = themeFollower((theme) =>
    showMenu(texts, theme, {
      exportAll: () =>
        void exports
          .save({ format: 'json', scope: { filter: everything } })
          .then((outcome) => sayExported(slot.get(), outcome, exports.running(), texts)),
      showLogs: () => showLogs(log),
      // Without an inspector there is no setting to change.
      changeTheme: (choice) => void settingsDoor.change({ theme: choice }).catch(() => undefined),
    }),
  );
  followTheme('system');

  const showWindow = () => {
    const open = slot.get();
    if (open === null) {
      const window = openWindow({ preload: join(root, 'out', 'preload', 'preload.cjs'), dataDir });
      followPointedLink(window, (address) => tellWindow(window, 'link.pointed', address));
      logWindowFailures(window, log);
      care.follow(window);
      followFrameKeys(window, (key) => tellWindow(window, 'key.pressed', key));
      quitQuestion.follow(window);
      slot.fill(window);
    } else focusWindow(open);
  };
  followWindows(showWindow);
  showWindow();
}
