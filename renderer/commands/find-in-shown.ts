import type { WindowState } from '../store/window-store.ts';
import { runShortcut } from '../ui/shortcuts.ts';

/** The longest selected text that is searched for; who selects more wants to copy it. */
const maxSelected = 200;

/** Searches what the detail shows, for the selected text if there is one. Without a detail it leads to the search of the list. */
export function findInShown({ selection, comparedPair, showPane, openFind }: WindowState): void {
  if (selection.id === null || comparedPair !== null) {
    runShortcut('search');
    return;
  }
  showPane('detail');
  const selected = document.getSelection()?.toString().trim() ?? '';
  const isWords = selected !== '' && selected.length <= maxSelected && !selected.includes('\n');
  openFind(isWords ? selected : undefined);
}
