/**
 * Where a shortcut works: `menu` in the app's menu, `everywhere` in the window and its dialogs, `window` while no
 * dialog covers it, `list`, `rule` and `editor` while that part holds the focus.
 */
type Scope = 'menu' | 'everywhere' | 'window' | 'list' | 'rule' | 'editor';

interface Shortcut {
  /** Electron's accelerators. `CmdOrCtrl` is Ctrl or ⌘ on every system; the first one that fits the system is shown. */
  readonly keys: readonly string[];
  readonly scope: Scope;
  /** A text field has its own meaning for these keys. */
  readonly isTextKey?: true;
}

/** Every shortcut of the app. What a standard control does with keys (arrows, Enter, Escape) is that control's. */
export const shortcuts = {
  importFiles: { scope: 'menu', keys: ['CmdOrCtrl+O'] },
  exportList: { scope: 'menu', keys: ['CmdOrCtrl+Shift+S'] },
  undo: { scope: 'everywhere', keys: ['CmdOrCtrl+Z'], isTextKey: true },
  searchHelp: { scope: 'everywhere', keys: ['F1'] },
  search: { scope: 'window', keys: ['/', 'CmdOrCtrl+F'] },
  goBack: { scope: 'window', keys: ['Alt+Left', 'Cmd+['] },
  goForward: { scope: 'window', keys: ['Alt+Right', 'Cmd+]'] },
  nextDifference: { scope: 'window', keys: ['Alt+Down'] },
  previousDifference: { scope: 'window', keys: ['Alt+Up'] },
  copyRequests: { scope: 'list', keys: ['CmdOrCtrl+C'] },
  selectAll: { scope: 'list', keys: ['CmdOrCtrl+A'] },
  sendToLast: { scope: 'window', keys: ['Shift+R'] },
  sendAgain: { scope: 'window', keys: ['R'] },
  editAndSend: { scope: 'window', keys: ['E'] },
  sendEdited: { scope: 'editor', keys: ['CmdOrCtrl+Enter'] },
  removeRequest: { scope: 'list', keys: ['Delete', 'Backspace'] },
  pinRequest: { scope: 'list', keys: ['P'] },
  moveRuleUp: { scope: 'rule', keys: ['Alt+Up'] },
  moveRuleDown: { scope: 'rule', keys: ['Alt+Down'] },
} as const satisfies Readonly<Record<string, Shortcut>>;

export type ShortcutName = keyof typeof shortcuts;
