import { exportFormats, type ExportFormat } from './export.ts';

/** What can be done with the text that is selected, or with a text field. The main process does it. */
const textItems = ['copyText', 'selectAllText'] as const;

/** What can be done with one value: a field's, a header's, an id, or a text that is selected. */
const valueItems = ['copyValue', 'searchValue'] as const;

/** What can be done with requests, besides copying and exporting them. `redact` is a choice that is on or off. */
export const requestItems = [
  'copyBody',
  'searchContact',
  'searchMessage',
  'sendAgain',
  'editAndSend',
  'play',
  'compareSelected',
  'compareAttempt',
  'compareContact',
  'pin',
  'unpin',
  'remove',
  'types',
  'redact',
] as const;

export type CopyAsItem = `copy:${ExportFormat}`;
export type ExportItem = `export:${ExportFormat}`;
const copyAsItems = exportFormats.map((format) => `copy:${format}` as const);
const exportItems = exportFormats.map((format) => `export:${format}` as const);

/** An entry of a context menu. The page names entries of this closed list, and the main process writes their labels. */
export type ContextMenuItem =
  | (typeof textItems)[number]
  | (typeof valueItems)[number]
  | (typeof requestItems)[number]
  | CopyAsItem
  | ExportItem;

export const contextMenuItems: readonly ContextMenuItem[] = [
  ...textItems,
  ...valueItems,
  ...requestItems,
  ...copyAsItems,
  ...exportItems,
];

/** Characters of a value that a label shows. */
export const labelCharacters = 40;
