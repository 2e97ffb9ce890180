import type { BrowserWindow, ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import { clipboard, Menu } from 'electron';
import type { AppCalls } from '../../shared/contract/app-calls.ts';
import { labelCharacters, type ContextMenuItem } from '../../shared/context-menu.ts';
import { shortText } from '../../shared/cut-text.ts';
import { exportTable, type ExportFormat } from '../../shared/export.ts';
import { shownInLine } from '../../shared/hidden-characters.ts';
import { shortcuts, type ShortcutName } from '../../shared/shortcuts.ts';
import { readLinkAddress } from './link-address.ts';
import type { NativeTexts } from './texts.ts';

type MenuEntries = Parameters<AppCalls['menu.show']>[0];

/** Milliseconds after a menu closed within which its choice is reported: systems differ in which comes first. */
const choiceMs = 200;

/** Characters of a selected text that are searched for. */
const searchedCharacters = 1_000;

interface ContextMenuDependencies {
  readonly ourWindow: () => BrowserWindow | null;
  readonly texts: NativeTexts;
  readonly openLink: (address: string) => void;
  /** The user wants to find a selected text. */
  readonly onSearch: (text: string) => void;
}

export interface ContextMenus {
  /** Shows the entries that the page names. @returns the chosen one, which the page then does by its own calls. */
  readonly show: (entries: MenuEntries) => Promise<ContextMenuItem | null>;
  /** Shows the menus of text fields, of selected texts and of links, in the page and in its frames. */
  readonly watch: (window: BrowserWindow) => void;
}

/** The context menus. Their labels are ours; what a sender wrote is in them only shortened, and made visible. */
export function createContextMenus({
  ourWindow,
  texts,
  openLink,
  onSearch,
}: ContextMenuDependencies): ContextMenus {
  return {
    show: ({ items, value, redacts = false, at }) =>
      new Promise((resolve) => {
        const window = ourWindow();
        if (window === null) return resolve(null);
        const entries = entriesOf(
          { items, value: value ?? '', redacts },
          texts.contextMenu,
          (item) => {
            if (item === 'searchValue') onSearch(value ?? '');
            resolve(item === 'searchValue' ? null : item);
          },
        );
        // A submenu that would be alone is the menu.
        const [only] = entries.length === 1 ? entries : [];
        const menu = Menu.buildFromTemplate(Array.isArray(only?.submenu) ? only.submenu : entries);
        const zoom = window.webContents.getZoomFactor();
        menu.popup({
          window,
          x: Math.round(at.x * zoom),
          y: Math.round(at.y * zoom),
          callback: () => setTimeout(() => resolve(null), choiceMs),
        });
      }),
    watch: (window) => {
      const { webContents } = window;
      webContents.on('context-menu', (_event, params) => {
        const inFrame = params.frame !== null && params.frame !== webContents.mainFrame;
        const template = [
          ...linkEntries(params, texts.contextMenu, openLink),
          ...textEntries(params, texts.contextMenu, inFrame, onSearch),
        ];
        if (template.length === 0) return;
        Menu.buildFromTemplate(template).popup({
          window,
          x: params.x,
          y: params.y,
          ...(params.frame && { frame: params.frame }),
          sourceType: params.menuSourceType,
        });
      });
    },
  };
}

type MenuTexts = NativeTexts['contextMenu'];

function textEntries(
  { isEditable, selectionText, editFlags }: ContextMenuParams,
  texts: MenuTexts,
  inFrame: boolean,
  onSearch: (text: string) => void,
): MenuItemConstructorOptions[] {
  const selectAll = { role: 'selectAll', label: texts.selectAllText } as const;
  if (isEditable)
    return [
      { role: 'cut', label: texts.cut, enabled: editFlags.canCut },
      { role: 'copy', label: texts.copyText, enabled: editFlags.canCopy },
      { role: 'paste', label: texts.paste, enabled: editFlags.canPaste },
      { type: 'separator' },
      selectAll,
    ];
  // Outside of a frame this would select the whole window.
  if (selectionText.trim() === '') return inFrame ? [selectAll] : [];
  return [
    { role: 'copy', label: texts.copyText },
    {
      label: labelOf(texts.searchValue, selectionText),
      click: () => onSearch(selectionText.slice(0, searchedCharacters)),
    },
    ...(inFrame ? [selectAll] : []),
  ];
}

function linkEntries(
  { linkURL }: ContextMenuParams,
  texts: MenuTexts,
  openLink: (address: string) => void,
): MenuItemConstructorOptions[] {
  const address = readLinkAddress(linkURL);
  if (address === null) return [];
  return [
    { label: texts.openLink, click: () => openLink(linkURL) },
    { label: texts.copyLink, click: () => void clipboard.writeText(address.href) },
    { type: 'separator' },
  ];
}

function entriesOf(
  { items, value, redacts }: Required<Omit<MenuEntries, 'at'>>,
  texts: MenuTexts,
  choose: (item: ContextMenuItem) => void,
): MenuItemConstructorOptions[] {
  const submenus = { copy: [], export: [] } as Record<
    'copy' | 'export',
    MenuItemConstructorOptions[]
  >;
  const template: MenuItemConstructorOptions[] = [];
  for (const item of items) {
    const [group, format] = item.split(':') as [string, ExportFormat | undefined];
    if (item === 'separator') template.push({ type: 'separator' });
    else if (item === 'copyText') template.push({ role: 'copy', label: texts.copyText });
    else if (item === 'selectAllText')
      template.push({ role: 'selectAll', label: texts.selectAllText });
    else if (format !== undefined && (group === 'copy' || group === 'export')) {
      const submenu = submenus[group];
      if (submenu.length === 0)
        template.push({ label: group === 'copy' ? texts.copyAs : texts.export, submenu });
      submenu.push({ label: formatLabel(format, texts), click: () => choose(item) });
    } else {
      const name = item as keyof MenuTexts & ContextMenuItem;
      template.push({
        label: labelOf(texts[name], value),
        ...acceleratorOf(item),
        ...(item === 'redact' && { type: 'checkbox', checked: redacts }),
        click: () => choose(item),
      });
    }
  }
  return template;
}

/** The shortcuts that are shown beside labels. The page acts on the keys itself. */
const shortcutOf: Partial<Readonly<Record<ContextMenuItem, ShortcutName>>> = {
  sendAgain: 'sendAgain',
  editAndSend: 'editAndSend',
  pin: 'pinRequest',
  unpin: 'pinRequest',
  remove: 'removeRequest',
};

function acceleratorOf(item: ContextMenuItem): MenuItemConstructorOptions {
  const name = shortcutOf[item];
  return name === undefined
    ? {}
    : { accelerator: shortcuts[name].keys[0], registerAccelerator: false };
}

function formatLabel(format: ExportFormat, texts: MenuTexts): string {
  const { labelKey, name } = exportTable[format];
  const own: Readonly<Record<string, string>> = texts.formats;
  return labelKey === null ? name : (own[format] ?? name);
}

/** A label with a sender's text: short, on one line, without hidden characters, and with `&` as a character of its own. */
function labelOf(text: string, value: string): string {
  const shown = shownInLine(shortText(value.trim(), labelCharacters));
  return text.replace('{value}', () => shown).replaceAll('&', '&&');
}
