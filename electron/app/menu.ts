import { isDeepStrictEqual } from 'node:util';
import type { MenuItemConstructorOptions } from 'electron';
import { app, Menu } from 'electron';
import { densities, type Density } from '../../shared/appearance.ts';
import type { MenuCommand } from '../../shared/menu-commands.ts';
import { shortcuts, type ShortcutName } from '../../shared/shortcuts.ts';
import { themes, type Theme } from '../../shared/theme.ts';
import type { NativeTexts } from './texts.ts';

export interface MenuActions {
  readonly importFiles: () => void;
  /** Runs a command of the window. */
  readonly runCommand: (command: MenuCommand) => void;
  readonly exportAll: () => void;
  readonly backUp: () => void;
  readonly restore: () => void;
  readonly moveData: () => void;
  readonly showLogs: () => void;
  /** `null` where the command of the terminal is there already. */
  readonly installCommand: (() => void) | null;
  readonly changeTheme: (theme: Theme) => void;
}

/** What the menu shows of the settings. */
export interface MenuState {
  readonly theme: Theme;
  readonly density: Density;
  readonly followNewest: boolean;
}

export interface AppMenu {
  /** Shows other settings in the menu. */
  readonly update: (state: MenuState) => void;
  /** Draws it again, in another language. */
  readonly redraw: () => void;
}

/** The app's menu, which is there once this returns. */
export function createMenu(texts: NativeTexts, actions: MenuActions): AppMenu {
  let shown: MenuState = { theme: 'system', density: 'comfortable', followNewest: false };
  const redraw = () => showMenu(texts, shown, actions);
  redraw();
  return {
    redraw,
    update({ theme, density, followNewest }) {
      const next = { theme, density, followNewest };
      if (isDeepStrictEqual(next, shown)) return;
      shown = next;
      redraw();
    },
  };
}

/** Sets the app's menu. DevTools are there for developers only. */
function showMenu(texts: NativeTexts, state: MenuState, actions: MenuActions): void {
  const { installCommand } = actions;
  const mac = process.platform === 'darwin';
  const { menu } = texts;
  const command = commandItems(actions, mac);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [{ role: 'appMenu' as const }] : []),
      {
        label: menu.file,
        submenu: [
          {
            label: menu.import,
            accelerator: shortcuts.importFiles.keys[0],
            click: () => actions.importFiles(),
          },
          command(menu.paste, 'import-paste'),
          {
            label: menu.export,
            accelerator: shortcuts.exportList.keys[0],
            click: () => actions.exportAll(),
          },
          { type: 'separator' },
          { label: menu.backUp, click: () => actions.backUp() },
          { label: menu.restore, click: () => actions.restore() },
          { label: menu.moveData, click: () => actions.moveData() },
          { type: 'separator' },
          command(menu.replies, 'replies'),
          command(menu.destinations, 'destinations'),
          command(menu.checkServer, 'check-server'),
          command(menu.settings, 'settings', 'settings'),
          { type: 'separator' },
          mac ? { role: 'close', label: menu.close } : { role: 'quit', label: menu.quit },
        ],
      },
      {
        label: menu.edit,
        submenu: [
          ...editItems(texts),
          { type: 'separator' },
          command(menu.search, 'search', 'search'),
        ],
      },
      { label: menu.request, submenu: requestItems(texts, command) },
      { label: menu.view, submenu: viewItems(texts, state, actions, command) },
      { label: menu.window, role: 'window', submenu: windowItems(texts, mac) },
      {
        label: menu.help,
        role: 'help',
        submenu: [
          command(menu.keys, 'keys', 'keysSheet'),
          command(menu.searchHelp, 'search-help', 'searchHelp'),
          command(menu.checkToken, 'check-token'),
          { type: 'separator' },
          command(menu.report, 'report'),
          { label: menu.logs, click: () => actions.showLogs() },
          ...(installCommand === null
            ? []
            : [{ label: menu.installCommand, click: () => installCommand() }]),
          command(menu.checkUpdates, 'check-updates'),
          { label: menu.about, click: () => app.showAboutPanel() },
        ],
      },
    ]),
  );
}

type CommandItem = (
  label: string,
  command: MenuCommand,
  shortcut?: ShortcutName,
) => MenuItemConstructorOptions;

/**
 * Entries that run a command of the window. The page acts on the keys itself, unless they are a text field's; macOS registers what
 * a menu shows, so there it shows only keys that type nothing.
 */
function commandItems({ runCommand }: MenuActions, mac: boolean): CommandItem {
  return (label, command, shortcut) => {
    const keys = shortcut === undefined ? undefined : shortcuts[shortcut].keys[0];
    const isShown = keys !== undefined && (!mac || keys.startsWith('CmdOrCtrl+'));
    return {
      label,
      ...(isShown && { accelerator: keys, registerAccelerator: false }),
      click: () => runCommand(command),
    };
  };
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

/** What can be done with the selected requests. */
function requestItems(
  { menu, contextMenu }: NativeTexts,
  command: CommandItem,
): MenuItemConstructorOptions[] {
  return [
    command(menu.sendAgain, 'send-again', 'sendAgain'),
    command(menu.editAndSend, 'edit-and-send', 'editAndSend'),
    command(contextMenu.play, 'play'),
    { type: 'separator' },
    command(contextMenu.copyText, 'copy', 'copyRequests'),
    command(contextMenu.copyAs, 'copy-as', 'copyAs'),
    command(menu.copyAsCurl, 'copy-as-curl'),
    { type: 'separator' },
    command(menu.pin, 'pin', 'pinRequest'),
    command(contextMenu.remove, 'remove', 'removeRequest'),
    { type: 'separator' },
    command(menu.back, 'go-back', 'goBack'),
    command(menu.forward, 'go-forward', 'goForward'),
  ];
}

function viewItems(
  { menu }: NativeTexts,
  { theme, density, followNewest }: MenuState,
  { changeTheme }: MenuActions,
  command: CommandItem,
): MenuItemConstructorOptions[] {
  return [
    command(menu.palette, 'palette', 'palette'),
    command(menu.reading, 'reading-mode', 'readingMode'),
    { type: 'separator' },
    { ...command(menu.followNewest, 'follow-newest'), type: 'checkbox', checked: followNewest },
    ...densities.map((choice): MenuItemConstructorOptions => ({
      ...command(menu[choice], `density-${choice}`),
      type: 'radio',
      checked: choice === density,
    })),
    {
      label: menu.theme,
      submenu: themes.map((choice) => ({
        label: menu[choice],
        type: 'radio',
        checked: choice === theme,
        click: () => changeTheme(choice),
      })),
    },
    { type: 'separator' },
    { role: 'resetZoom', label: menu.actualSize },
    { role: 'zoomIn', label: menu.zoomIn },
    { role: 'zoomOut', label: menu.zoomOut },
    { role: 'togglefullscreen', label: menu.fullScreen },
    ...(app.isPackaged ? [] : [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }]),
  ];
}
