import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, clipboard, session } from 'electron';
import type { SendRun } from '../shared/dispatches.ts';
import type { PlayRun } from '../shared/play.ts';
import type { ImportRun } from '../shared/import.ts';
import { everything } from '../shared/list-filter.ts';
import { createAddressNotice } from './app/address-notice.ts';
import { createAnswerCall } from './app/answer-call.ts';
import { createAttachmentSave } from './app/attachment-dialog.ts';
import { createBackground } from './app/background.ts';
import { createBackups } from './app/backups.ts';
import { createContextMenus } from './app/context-menu.ts';
import { createCrmAccess } from './app/crm-access.ts';
import { namedDataFolder } from './app/data-folder.ts';
import { createDataMove } from './app/data-move.ts';
import { createDataWork } from './app/data-work.ts';
import { waitUntilDrawn } from './app/drawn-frame.ts';
import { createExports } from './app/exports.ts';
import { createHostKeyConfirmation } from './app/host-key-confirmation.ts';
import { createImportDialog } from './app/import-dialog.ts';
import type { InspectorReactions } from './app/inspector-process.ts';
import { createCommandInstall } from './app/install-command.ts';
import { createKeySaving } from './app/key-dialog.ts';
import { handleAppEvents, notifyResume } from './app/lifecycle.ts';
import { createLinks } from './app/links.ts';
import { showLogs } from './app/log-failures.ts';
import { secretsOf } from './app/known-secrets.ts';
import { createMailExport } from './app/mail-export.ts';
import { serveMailScheme } from './app/mail-scheme.ts';
import { createMenu } from './app/menu.ts';
import { servePreviewScheme } from './app/preview-scheme.ts';
import { serveOpened } from './app/opened.ts';
import { createQuitConfirmation } from './app/quit-confirmation.ts';
import { serveSanitizerScheme } from './app/sanitizer-scheme.ts';
import { createReports } from './app/reports.ts';
import { createSavedFiles } from './app/saved-files.ts';
import { createSendConfirmation } from './app/send-confirmation.ts';
import { createSettingsConfirmation } from './app/settings-confirmation.ts';
import { showExported } from './app/show-exported.ts';
import { showNoDataFolder, showStartFailure } from './app/show-start-failure.ts';
import { createLiveTexts, readNativeTexts } from './app/texts.ts';
import { createTypesSaving } from './app/types-dialog.ts';
import { applyTheme } from './app/theme.ts';
import { createUpdates, updateCalls } from './app/updates/updates.ts';
import { watchFrameKeys, watchPointedLink } from './app/window-input.ts';
import { sendPort, sendPortLost, sendToWindow } from './app/window-port.ts';
import { focusWindow, zoom } from './app/window.ts';
import type { MainReactions, StartedApp } from './start.ts';

/** Shows why there is no data folder to start with. */
export function refuseToStart(
  fault: Parameters<typeof showNoDataFolder>[0],
  resourcesDir: string,
): Promise<void> {
  return showNoDataFolder(fault, readNativeTexts(resourcesDir, app.getLocale()));
}

/** The main process, apart from what `start.ts` has begun. */
export function runMain({
  root,
  folder,
  opened,
  log,
  language,
  inspector,
  currentWindow,
  createWindow,
  recovery,
  isEnding,
}: StartedApp): MainReactions {
  const { path: dataDir } = folder;
  const resourcesDir = join(root, 'resources');

  let redactsExports = false;
  let sendings: readonly SendRun[] = [];
  let plays: readonly PlayRun[] = [];
  let imports: readonly ImportRun[] = [];
  const reactions: InspectorReactions = {
    handlers: {
      'settings.changed': (settings) => {
        void dataMove.started();
        if (language.set(settings.language)) {
          setLocale(language.locale());
          menu.redraw();
        }
        applyTheme(settings.theme);
        menu.update(settings);
        background.settingsChanged(settings);
        updates.settingsChanged(settings);
        redactsExports = settings.redactExports;
        settingsConfirmation.addKnownToken(settings.pathToken);
        log.hide(secretsOf(settings));
      },
      'inspector.failed': (failure) => log.failure('inspector', failure),
      'runs.changed': (runs) => (sendings = runs.filter(({ endedAt }) => endedAt === null)),
      'plays.changed': (runs) => (plays = runs.filter(({ endedAt }) => endedAt === null)),
      'imports.changed': (runs) => (imports = runs.filter(({ outcome }) => outcome === null)),
      'background.changed': (state) => background.stateChanged(state),
      'notice.raised': (notice) => background.noticeRaised(notice),
      'address.changed': (address) => addressNotice.changed(address),
      'everything.forgotten': () => crm.forgetTokens(),
      'export.progress': (progress) => exports.showProgress(progress),
    },
    onStartFailed: (failure) => showStartFailure(currentWindow.get(), failure, texts),
    onEnded: (code) => {
      log.message('inspector', `Its process ended, code ${code}.`);
      sendings = [];
      plays = [];
      imports = [];
      sendPortLost(currentWindow.get());
    },
    onRestarted: () => sendPort(currentWindow.get(), inspector),
  };
  serveSanitizerScheme(join(root, 'out', 'renderer'));
  servePreviewScheme(join(root, 'out', 'renderer'));
  const mails = serveMailScheme(session.defaultSession);

  const liveTexts = createLiveTexts(resourcesDir, language.locale());
  const { texts, setLocale } = liveTexts;
  const links = createLinks(currentWindow.get, texts, (href) => mails.namedBy(href));
  const savedFiles = createSavedFiles();
  const background = createBackground({
    ourWindow: currentWindow.get,
    showWindow: () => showWindow(),
    open: opened.open,
    copy: (address) => void copy(address),
    inspector,
    liveTexts,
    dataDir,
    namedDataDir: namedDataFolder(process.argv.slice(1)),
  });
  const copy = async (text: string) => {
    await clipboard.writeText(text);
    addressNotice.copied(text);
  };
  const addressNotice = createAddressNotice({
    notify: background.notify,
    acceptAddress: () => inspector.call('tunnel.acceptAddress'),
    writeClipboard: (text) => void clipboard.writeText(text),
    texts,
  });
  const mailExport = createMailExport({
    ourWindow: currentWindow.get,
    texts,
    serveMails: mails.serveIn,
    isStaged: mails.isStaged,
    savedFiles,
  });

  const commands = join(root, 'out', 'main', 'command-process.cjs');
  const dataWork = createDataWork(currentWindow.get, commands, (work) =>
    sendToWindow(currentWindow.get(), 'data.working', work),
  );
  notifyResume(inspector);

  const contextMenus = createContextMenus({
    ourWindow: currentWindow.get,
    texts,
    openLink: links.openShown,
    onSearch: (text) => sendToWindow(currentWindow.get(), 'search.requested', text),
  });
  const settingsConfirmation = createSettingsConfirmation(currentWindow.get, inspector, texts);
  const exports = createExports({
    ourWindow: currentWindow.get,
    inspector,
    texts,
    savedFiles,
    onChanged: (state) => sendToWindow(currentWindow.get(), 'exports.changed', state),
  });
  const ofFolder = { ourWindow: currentWindow.get, texts, dataDir, now: Date.now };
  const crm = createCrmAccess({ ...ofFolder, inspector, hide: log.hide });
  const backups = createBackups({ ...ofFolder, inspector, dataWork, locale: language.locale });
  const dataMove = createDataMove({ ...ofFolder, inspector, folder, dataWork });
  const chooseImports = createImportDialog(currentWindow.get, inspector, texts);
  const updates = createUpdates({
    onChanged: (state) => sendToWindow(currentWindow.get(), 'updates.changed', state),
    log: (text) => log.message('main', text),
  });
  const quitConfirmation = createQuitConfirmation(
    currentWindow.get,
    () => ({
      exports: exports.running(),
      sendings: [...sendings, ...plays.map((play) => ({ ...play, done: play.ended }))],
      imports,
      data: [dataWork.running()].flatMap((work) => (work === null ? [] : [work.action])),
    }),
    texts,
    background.staysOpen,
    updates.stay,
  );
  const answerCall = createAnswerCall({
    'app.info': () => ({
      version: app.getVersion(),
      platform: process.platform,
      restored: recovery.takeRestored(),
    }),
    'menu.show': contextMenus.show,
    'clipboard.write': copy,
    'window.reload': () => currentWindow.get()?.webContents.reload(),
    'window.zoom': (how) => zoom(currentWindow.get(), how),
    'data.folder': () => dataDir,
    'data.act': (action) => ({ ...backups, moveData: dataMove.moveData })[action](),
    'data.work': dataWork.running,
    'data.cancel': dataWork.cancel,
    'logs.show': () => showLogs(log),
    ...createReports({ ...ofFolder, commands, savedFiles }),
    ...updateCalls(updates),
    'settings.change': settingsConfirmation.change,
    'tunnel.try': settingsConfirmation.tryTunnel,
    ...createSendConfirmation(currentWindow.get, inspector, texts),
    ...crm.calls,
    'background.support': background.support,
    'tunnel.compareHostKey': createHostKeyConfirmation(currentWindow.get, inspector, texts),
    'link.open': links.open,
    'import.choose': chooseImports,
    'export.save': exports.save,
    'export.cancel': ({ number }) => exports.cancel(number),
    'export.running': exports.running,
    'key.save': createKeySaving(currentWindow.get, inspector, texts, savedFiles),
    'types.save': createTypesSaving(currentWindow.get, texts, savedFiles),
    'attachment.save': createAttachmentSave(currentWindow.get, inspector, texts, savedFiles),
    'file.show': ({ file }) => savedFiles.show(file),
    'mail.stage': ({ html, images, named = [] }) => mails.stage({ html, images, named }),
    'mail.waitUntilDrawn': ({ address }) => waitUntilDrawn(currentWindow.get(), address),
    ...mailExport,
    ...serveOpened(opened, inspector),
  });

  const installCommand = createCommandInstall(currentWindow.get, texts);
  const menu = createMenu(texts, {
    // Without an inspector the call rejects, and nothing is imported.
    importFiles: () => void chooseImports().catch(() => undefined),
    runCommand: (command) => sendToWindow(currentWindow.get(), 'command.chosen', command),
    exportAll: () =>
      void exports
        .save({ format: 'json', scope: { filter: everything }, redact: redactsExports })
        .then((outcome) => showExported(currentWindow.get(), outcome, exports.running(), texts)),
    ...backups,
    moveData: () => void dataMove.moveData(),
    showLogs: () => showLogs(log),
    installCommand: installCommand && (() => void installCommand()),
    // Without an inspector the call rejects, and no setting changes.
    changeTheme: (choice) =>
      void settingsConfirmation.change({ theme: choice }).catch(() => undefined),
  });

  const watchWindow = (window: BrowserWindow) => {
    contextMenus.watch(window);
    watchPointedLink(window, (address) => sendToWindow(window, 'link.pointed', address));
    watchFrameKeys(window, (key) => sendToWindow(window, 'key.pressed', key));
    quitConfirmation.watch(window);
    background.watch(window);
  };
  const showWindow = () => {
    // What still comes from the inspector, or a second start, must not open another one.
    if (isEnding()) return;
    const open = currentWindow.get();
    if (open === null) watchWindow(createWindow());
    else focusWindow(open);
  };
  handleAppEvents(showWindow, background.staysOpen);
  const firstWindow = currentWindow.get();
  if (firstWindow !== null) watchWindow(firstWindow);
  opened.watch(() => {
    showWindow();
    sendToWindow(currentWindow.get(), 'opened.waiting', null);
  });
  return {
    inspector: reactions,
    answerCall,
    askAboutLink: links.openShown,
    texts,
    stopDataWork: dataWork.stop,
  };
}
