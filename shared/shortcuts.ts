/**
 * Where a shortcut works: `menu` in the app's menu, `everywhere` in the window and its dialogs, `window` while no
 * dialog covers it, `list`, `rule` and `editor` while that part holds the focus.
 */
type Scope = 'menu' | 'everywhere' | 'window' | 'list' | 'rule' | 'editor';

/** The parts of the sheet of keys, in their order. */
export const shortcutGroups = [
  'window',
  'move',
  'request',
  'list',
  'find',
  'compare',
  'replies',
] as const;
type ShortcutGroup = (typeof shortcutGroups)[number];

interface Shortcut {
  /** Electron's accelerators. `CmdOrCtrl` is Ctrl or ⌘ on every system; the first one that fits the system is shown. */
  readonly keys: readonly string[];
  readonly scope: Scope;
  readonly group: ShortcutGroup;
  /** A text field has its own meaning for these keys. */
  readonly isTextKey?: true;
}

/** Every shortcut of the app, and its place in the sheet of keys. What a standard control does with keys (arrows, Enter, Escape) is that control's. */
export const shortcuts = {
  palette: { scope: 'window', group: 'window', keys: ['CmdOrCtrl+K'] },
  keysSheet: { scope: 'window', group: 'window', keys: ['?'] },
  settings: { scope: 'window', group: 'window', keys: ['CmdOrCtrl+,'] },
  readingMode: { scope: 'window', group: 'window', keys: ['F'] },
  importFiles: { scope: 'menu', group: 'window', keys: ['CmdOrCtrl+O'] },
  exportList: { scope: 'menu', group: 'window', keys: ['CmdOrCtrl+Shift+S'] },
  undo: { scope: 'everywhere', group: 'window', keys: ['CmdOrCtrl+Z'], isTextKey: true },
  nextRequest: { scope: 'window', group: 'move', keys: ['J'] },
  previousRequest: { scope: 'window', group: 'move', keys: ['K'] },
  backToList: { scope: 'window', group: 'move', keys: ['Escape'] },
  nextPane: { scope: 'window', group: 'move', keys: ['F6'] },
  previousPane: { scope: 'window', group: 'move', keys: ['Shift+F6'] },
  goBack: { scope: 'window', group: 'move', keys: ['Alt+Left', 'Cmd+['] },
  goForward: { scope: 'window', group: 'move', keys: ['Alt+Right', 'Cmd+]'] },
  showMessage: { scope: 'window', group: 'move', keys: ['1'] },
  showFields: { scope: 'window', group: 'move', keys: ['2'] },
  showIssues: { scope: 'window', group: 'move', keys: ['3'] },
  showSignature: { scope: 'window', group: 'move', keys: ['4'] },
  showRelated: { scope: 'window', group: 'move', keys: ['5'] },
  showCrmCalls: { scope: 'window', group: 'move', keys: ['6'] },
  showForwarded: { scope: 'window', group: 'move', keys: ['7'] },
  showBody: { scope: 'window', group: 'move', keys: ['8'] },
  showHeaders: { scope: 'window', group: 'move', keys: ['9'] },
  sendToLast: { scope: 'window', group: 'request', keys: ['Shift+R'] },
  sendAgain: { scope: 'window', group: 'request', keys: ['R'] },
  editAndSend: { scope: 'window', group: 'request', keys: ['E'] },
  sendEdited: { scope: 'editor', group: 'request', keys: ['CmdOrCtrl+Enter'] },
  copyAs: { scope: 'window', group: 'request', keys: ['C'] },
  pinRequest: { scope: 'window', group: 'request', keys: ['P'] },
  copyRequests: { scope: 'list', group: 'list', keys: ['CmdOrCtrl+C'] },
  selectAll: { scope: 'list', group: 'list', keys: ['CmdOrCtrl+A'] },
  removeRequest: { scope: 'list', group: 'list', keys: ['Delete', 'Backspace'] },
  search: { scope: 'window', group: 'find', keys: ['/'] },
  find: { scope: 'window', group: 'find', keys: ['CmdOrCtrl+F'] },
  findNext: { scope: 'window', group: 'find', keys: ['F3', 'CmdOrCtrl+G'] },
  findPrevious: { scope: 'window', group: 'find', keys: ['Shift+F3', 'CmdOrCtrl+Shift+G'] },
  searchHelp: { scope: 'everywhere', group: 'find', keys: ['F1'] },
  nextDifference: { scope: 'window', group: 'compare', keys: ['Alt+Down'] },
  previousDifference: { scope: 'window', group: 'compare', keys: ['Alt+Up'] },
  moveRuleUp: { scope: 'rule', group: 'replies', keys: ['Alt+Up'] },
  moveRuleDown: { scope: 'rule', group: 'replies', keys: ['Alt+Down'] },
} as const satisfies Readonly<Record<string, Shortcut>>;

export type ShortcutName = keyof typeof shortcuts;
