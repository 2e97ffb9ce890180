import { EditorView } from '@codemirror/view';
import type { Extension } from '@codemirror/state';
import { bridge } from '../bridge.ts';
import { searchItem, showContextMenu } from './context-menu.ts';
import { inBackground } from './failures.ts';

/**
 * The context menu of a text that can't be changed. The browser takes such an editor for a text field, and only the editor
 * knows its whole text and selection, because it draws no more than what is visible.
 */
export const readOnlyCodeMenu: Extension = EditorView.domEventHandlers({
  contextmenu: (event, view) => {
    event.preventDefault();
    const { from, to } = view.state.selection.main;
    const selected = view.state.sliceDoc(from, to);
    const items =
      selected === '' ? [] : (['copyValue', ...searchItem(selected), 'separator'] as const);
    const place = { x: event.clientX, y: event.clientY };
    inBackground(
      showContextMenu([...items, 'selectAllText'], place, { value: selected }).then(
        async (chosen) => {
          if (chosen === 'selectAllText')
            view.dispatch({ selection: { anchor: 0, head: view.state.doc.length } });
          // The answer comes some moments after the menu has gone: the user may be elsewhere.
          if (hasFocusAround(view)) view.focus();
          if (chosen === 'copyValue') await bridge.call('clipboard.write', selected);
        },
      ),
    );
    return true;
  },
});

/** Whether the text, something around it or nothing has the focus. */
function hasFocusAround({ root, dom }: EditorView): boolean {
  const shown = root instanceof ShadowRoot ? root.host : dom;
  return document.activeElement?.contains(shown) ?? true;
}
