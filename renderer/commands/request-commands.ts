import { exportFormats, exportTable } from '../../shared/export.ts';
import { addressOfRequest } from '../../shared/opened.ts';
import { bridge } from '../bridge.ts';
import { tabNames, tabShortcut } from '../detail/tab-choice.ts';
import { pairOf, scopeOf } from '../store/many.ts';
import { copySelected, removeSelected, togglePin } from '../store/selected.ts';
import { chooseCopyFormat } from './copy-as.ts';
import { findInShown } from './find-in-shown.ts';
import type { WindowCommand, CommandTexts } from './command.ts';

/** What is done with the selected requests, and where one looks in them. */
export const requestCommands: readonly WindowCommand[] = [
  {
    id: 'send-again',
    group: 'request',
    shortcut: 'sendAgain',
    needs: ['requests'],
    run: ({ openSendAgain, many, selection }) => openSendAgain(scopeOf(many, selection.id)),
  },
  {
    id: 'send-to-last',
    group: 'request',
    shortcut: 'sendToLast',
    needs: ['request'],
    run: ({ sendToLast, many, selection }) => sendToLast(scopeOf(many, selection.id)),
  },
  {
    id: 'edit-and-send',
    group: 'request',
    shortcut: 'editAndSend',
    // Without a request there is a sample to begin with.
    run: ({ openEditor, selection: { id } }) =>
      openEditor(id === null ? { sample: 'sms' } : { id }),
  },
  {
    id: 'play',
    group: 'request',
    label: (t) => t('play:open'),
    needs: ['inspector'],
    // Without a request it begins with a sample.
    run: ({ openPlay, many, selection }) => openPlay(scopeOf(many, selection.id)),
  },
  { id: 'pin', group: 'request', shortcut: 'pinRequest', needs: ['request'], run: togglePin },
  {
    id: 'remove',
    group: 'request',
    shortcut: 'removeRequest',
    needs: ['request'],
    run: removeSelected,
  },
  {
    id: 'undo',
    group: 'request',
    shortcut: 'undo',
    needs: ['removal'],
    run: ({ undoRemoval }) => undoRemoval(),
  },
  {
    id: 'compare',
    group: 'request',
    label: 'compare',
    needs: ['pair'],
    run: ({ many, compareRequests }) => {
      const pair = pairOf(many);
      if (pair !== null) compareRequests(...pair);
    },
  },
  {
    id: 'types-of-selected',
    group: 'request',
    label: 'typesOfSelected',
    needs: ['request'],
    run: ({ typesOfSelection }) => typesOfSelection(),
  },
  { id: 'copy', group: 'copy', shortcut: 'copyRequests', needs: ['request'], run: copySelected },
  {
    id: 'copy-as',
    group: 'copy',
    shortcut: 'copyAs',
    needs: ['request'],
    run: chooseCopyFormat,
  },
  {
    id: 'copy-link',
    group: 'copy',
    label: 'copyLink',
    needs: ['request'],
    run: ({ selection: { id } }) =>
      id === null ? undefined : bridge.call('clipboard.write', addressOfRequest(id)),
  },
  ...exportFormats
    .filter((format) => exportTable[format].holds === 'all')
    .map((format): WindowCommand => ({
      id: `copy-as-${format}`,
      group: 'copy',
      label: (t) => t('commands:action.copyAs', { format: formatLabel(format, t) }),
      needs: ['request'],
      run: ({ copySelection }) => copySelection(format),
    })),
  ...exportFormats.map((format): WindowCommand => ({
    id: `export-selected-${format}`,
    group: 'export',
    label: (t) => t('commands:action.exportSelected', { format: formatLabel(format, t) }),
    needs: ['request'],
    run: ({ exportSelection }) => exportSelection(format),
  })),
  { id: 'find', group: 'request', shortcut: 'find', run: findInShown },
  { id: 'find-next', group: 'request', shortcut: 'findNext', needs: ['request'] },
  { id: 'find-previous', group: 'request', shortcut: 'findPrevious', needs: ['request'] },
  ...tabNames.map((name): WindowCommand => ({
    id: `tab-${name}`,
    group: 'tab',
    shortcut: tabShortcut(name),
    needs: ['request'],
    run: ({ chooseTab }) => chooseTab(name),
  })),
];

/** The name of an export format in the window's language. */
export function formatLabel(format: (typeof exportFormats)[number], t: CommandTexts): string {
  const { labelKey, name } = exportTable[format];
  return labelKey === null ? name : t(`window:${labelKey}`);
}
