import type { MenuItemConstructorOptions } from 'electron';
import { app, Menu } from 'electron';
import type { Events } from '../../shared/contract/events.ts';
import { shortcuts } from '../../shared/shortcuts.ts';
import { themes, type Theme } from '../../shared/theme.ts';
import type { NativeTexts } from './texts.ts';

export interface MenuActions {
  readonly importFiles: () => void;
  readonly pastePayload: () => void;
  readonly openSending: (dialog: Events['sending.chosen']) => void;
  readonly chooseForSelected: (act: Events['request.chosen']) => void;
  readonly exportAll: () => void;
  readonly showLogs: () => void;
  readonly changeTheme: (theme: Theme) => void;
}

/** Sets the app's menu. DevTools are there for developers only. */
export function showMenu(texts: NativeTexts, theme: Theme, actions: MenuActions): void {
  const mac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [{ role: 'appMenu' as const }] : []),
      {
        label: texts.menu.file,
        submenu: [
          {
            label: texts.menu.import,
            accelerator: shortcuts.importFiles.keys[0],
            click: () => actions.importFiles(),
          },
          { label: texts.menu.paste, click: () => actions.pastePayload() },
          {
            label: texts.menu.export,
            accelerator: shortcuts.exportList.keys[0],
            click: () => actions.exportAll(),
          },
          { type: 'separator' },
          { label: texts.menu.destinations, click: () => actions.openSending('destinations') },
          { type: 'separator' },
          mac
            ? { role: 'close', label: texts.menu.close }
            : { role: 'quit', label: texts.menu.quit },
        ],
      },
      { label: texts.menu.edit, submenu: editItems(texts) },
      { label: texts.menu.request, submenu: requestItems(texts, actions) },
      { label: texts.menu.view, submenu: viewItems(texts, theme, actions) },
      { label: texts.menu.window, role: 'window', submenu: windowItems(texts, mac) },
      {
        label: texts.menu.help,
        role: 'help',
        submenu: [
          { label: texts.menu.logs, click: () => actions.showLogs() },
          { label: texts.menu.about, click: () => app.showAboutPanel() },
        ],
      },
    ]),
  );
}

/** Electron's own labels of roles are English. */
function editItems({ menu, contextMenu }: NativeTexts): MenuItemConstructorOptions[] {
  return [
    { role: 'undo', label: menu.undo },
    { role: 'redo', label: menu.redo },
    { type: 'separator' },
    { role: 'cut', label: contextMenu.cut },
    { role: 'copy', label: contextMenu.copyText },
    { role: 'paste', label: contextMenu.paste },
    { role: 'delete', label: menu.delete },
    { type: 'separator' },
    { role: 'selectAll', label: contextMenu.selectAllText },
  ];
}

function windowItems({ menu }: NativeTexts, mac: boolean): MenuItemConstructorOptions[] {
  return [
    { role: 'minimize', label: menu.minimize },
    { role: 'zoom', label: menu.zoom },
    ...(mac ? [] : [{ role: 'close' as const, label: menu.close }]),
  ];
}

/** What can be done with the selected requests. The page acts on the keys itself, where they are no text's. */
function requestItems(
  { menu, contextMenu }: NativeTexts,
  { openSending, chooseForSelected }: MenuActions,
): MenuItemConstructorOptions[] {
  // macOS would register them, and take them from text fields.
  const shown = (
    name: 'copyRequests' | 'sendAgain' | 'editAndSend' | 'pinRequest' | 'removeRequest',
  ): MenuItemConstructorOptions =>
    process.platform === 'darwin'
      ? {}
      : { accelerator: shortcuts[name].keys[0], registerAccelerator: false };
  return [
    { label: menu.sendAgain, ...shown('sendAgain'), click: () => openSending('again') },
    { label: menu.editAndSend, ...shown('editAndSend'), click: () => openSending('edit') },
    { type: 'separator' },
    {
      label: contextMenu.copyText,
      ...shown('copyRequests'),
      click: () => chooseForSelected('copy'),
    },
    { label: menu.copyAsCurl, click: () => chooseForSelected('copy:curl') },
    { type: 'separator' },
    { label: menu.pin, ...shown('pinRequest'), click: () => chooseForSelected('pin') },
    {
      label: contextMenu.remove,
      ...shown('removeRequest'),
      click: () => chooseForSelected('remove'),
    },
  ];
}

function viewItems(
  texts: NativeTexts,
  theme: Theme,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  return [
    {
      label: texts.menu.theme,
      submenu: themes.map((choice) => ({
        label: texts.menu[choice],
        type: 'radio',
        checked: choice === theme,
        click: () => actions.changeTheme(choice),
      })),
    },
    { type: 'separator' },
    { role: 'resetZoom', label: texts.menu.actualSize },
    { role: 'zoomIn', label: texts.menu.zoomIn },
    { role: 'zoomOut', label: texts.menu.zoomOut },
    { role: 'togglefullscreen', label: texts.menu.fullScreen },
    ...(app.isPackaged ? [] : [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }]),
  ];
}
