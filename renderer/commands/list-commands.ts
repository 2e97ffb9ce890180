import { attachmentFormats, exportFormats } from '../../shared/export.ts';
import { everything, listChoices } from '../../shared/list-filter.ts';
import { queryFilters, withOption } from '../list/query-filters.ts';
import type { WindowCommand } from './command.ts';
import { formatLabel } from './request-commands.ts';

/** Moving in the list, what it shows, and what is done with all of it. */
export const listCommands: readonly WindowCommand[] = [
  {
    id: 'next-request',
    group: 'list',
    shortcut: 'nextRequest',
    needs: ['requests'],
  },
  {
    id: 'previous-request',
    group: 'list',
    shortcut: 'previousRequest',
    needs: ['requests'],
  },
  { id: 'go-back', group: 'list', shortcut: 'goBack', needs: ['earlier'] },
  { id: 'go-forward', group: 'list', shortcut: 'goForward', needs: ['later'] },
  { id: 'search', group: 'list', shortcut: 'search' },
  ...listChoices.map((show): WindowCommand => ({
    id: `show-${show}`,
    group: 'list',
    label: (t) => t('commands:action.show', { what: t(`window:list.chip.${show}`) }),
    run: ({ setFilter, filter }) => setFilter({ ...filter, show }),
  })),
  ...queryFilters.flatMap((filter) =>
    filter.options.map((option): WindowCommand => ({
      id: `filter-${option.key ?? filter.key}-${option.value}`,
      group: 'list',
      label: (t) =>
        t('commands:action.filter', { filter: t(filter.label), choice: t(option.label) }),
      run: ({ setFilter, filter: { text, show } }) =>
        setFilter({ show, text: withOption(filter, text, option) }),
    })),
  ),
  {
    id: 'clear-filters',
    group: 'list',
    label: 'clearFilters',
    run: ({ setFilter }) => setFilter(everything),
  },
  {
    id: 'select-all',
    group: 'list',
    shortcut: 'selectAll',
    needs: ['requests'],
    run: ({ selectAll }) => selectAll(),
  },
  {
    id: 'select-one',
    group: 'list',
    label: 'selectOne',
    needs: ['several'],
    run: ({ clearMany }) => clearMany(),
  },
  {
    id: 'clear-list',
    group: 'list',
    label: 'clearList',
    needs: ['requests'],
    run: ({ clearList }) => clearList(),
  },
  {
    id: 'import-files',
    group: 'list',
    shortcut: 'importFiles',
    run: ({ chooseImports }) => chooseImports(),
  },
  { id: 'import-paste', group: 'list', label: 'paste', run: ({ openPaste }) => openPaste('') },
  {
    id: 'types-of-list',
    group: 'list',
    label: 'typesOfList',
    needs: ['requests'],
    run: ({ typesOfList }) => typesOfList(),
  },
  ...exportFormats.map((format): WindowCommand => ({
    id: `export-list-${format}`,
    group: 'export',
    label: (t) => t('commands:action.exportList', { format: formatLabel(format, t) }),
    needs: ['requests'],
    run: ({ exportList }) => exportList(format),
  })),
  ...attachmentFormats.map((format): WindowCommand => ({
    id: `export-list-${format}-attachments`,
    group: 'export',
    label: (t) =>
      t('commands:action.exportList', {
        format: t('window:export.withAttachments', { format: formatLabel(format, t) }),
      }),
    needs: ['requests'],
    run: ({ exportList }) => exportList(format, true),
  })),
];
